package burin.docs;

import burin.flow.Catalogue;
import burin.flow.Design;
import burin.sweep.Measure;
import burin.sweep.Measure.Better;
import burin.sweep.PointResult;
import burin.sweep.Results;
import burin.sweep.Sampling;
import burin.sweep.Sweep;
import burin.sweep.SweepReport;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The sweeps of `docs/guide/sweeps.md`.
final class SweepsGuide {
  private SweepsGuide() {}

  // region sweep
  static Results family() {
    Design apu = Catalogue.shipped().find("apu");
    return Sweep.of(apu)
        .axis("pes", 1, 2, 4)
        .range("block", 8, 24, 8)
        .where("pes * block <= 64")
        .measure("cycles", "memory", "registers")
        .run().results();
  }
  // endregion

  static String table() {
    return family().points().stream().map(point -> "pes=%-2d block=%-2d  cycles %-3s  memory %-5s  registers %s".formatted(
        point.values().get("pes"), point.values().get("block"), point.value("cycles").orElseThrow(),
        point.value("memory").orElseThrow(), point.value("registers").orElseThrow())).collect(Collectors.joining("\n"));
  }

  // region measure
  static Results sizes() {
    Measure multipliers = Measure.of("multipliers", "products a cycle", Better.HIGHER,
        point -> point.design().formulas(point.values()).get("multipliers"));
    return Sweep.of(Catalogue.shipped().find("apu"))
        .axis("pes", 1, 2, 4).range("block", 8, 24, 8)
        .with(multipliers).measure("multipliers", "memory")
        .run().results();
  }
  // endregion

  // region pareto
  static List<PointResult> best() {
    return sizes().pareto("multipliers", "memory");
  }
  // endregion

  static String front() {
    return best().stream().map(point -> "pes=%-2d block=%-2d  multipliers %-3s  memory %s".formatted(
        point.values().get("pes"), point.values().get("block"), point.value("multipliers").orElseThrow(),
        point.value("memory").orElseThrow())).collect(Collectors.joining("\n"));
  }

  // region folder
  static SweepReport longer(Path folder) {
    return Sweep.of(Catalogue.shipped().find("apu"))
        .range("pes", 1, 8, 1).range("block", 2, 16, 1)
        .sample(new Sampling.Random(12, 7))
        .jobs(2)
        .resume(folder);
  }
  // endregion
}
