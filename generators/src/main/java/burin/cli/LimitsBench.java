package burin.cli;

import burin.flow.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Very large circuits, each in a JVM of its own, on a stack and a heap of the usual size and with an ahead-of-time cache as
/// the launcher's: seconds from its start to the Verilog on disk, seconds of processors, and the most heap that was in use.
final class LimitsBench {
  static final List<String> USUAL_DESIGNS = List.of("fir50000", "tree50000", "unrolled-fir50000", "unrolled-tree50000",
      "chain100000", "registers50000", "table1000000", "instances10000", "array10000", "variants10000");

  /// Seconds of the faster one of Chisel and SpinalHDL, taken once, on two cores of another machine; firtool crashes on the
  /// filter, and SpinalHDL was given a stack of 1 GB. `bench emit --designs fir50000` takes them anew.
  private static final Map<String, Double> PEERS = Map.of("fir50000", 9.0, "tree50000", 12.0);

  /// @param heap in MiB
  private record Case(String design, Contestant contestant, HeapLog heap) {
    List<Metric> metrics() {
      return List.of(new Metric("seconds", contestant.wall()), new Metric("cpuSeconds", contestant.cpu()),
          new Metric("peakHeapMiB", heap.most()), new Metric("lines", contestant.lines()));
    }
  }

  private record Metric(String name, Number value) {}

  /// What the cache is made with.
  private static final String TRAINING = EmitExample.UNROLLED + "fir100";

  private final Path folder;
  private final Session session;

  /// @param home Burin's own folder
  LimitsBench(Path home, Session session) {
    this.folder = home.resolve(".burin/bench/limits");
    this.session = session;
  }

  /// @return a table, or a list of objects in JSON
  String measure(List<String> designs, int runs, boolean json) {
    Optional<String> cache = ExampleCache.train(folder, TRAINING);
    List<Case> cases = designs.stream().map(design -> newCase(design, cache)).toList();
    try (var progress = new Progress("limits", cases.size() * runs, session)) {
      for (int run = 0; run < runs; run++) {
        for (Case one : cases) {
          one.contestant().measure();
          progress.step();
        }
      }
    }
    return json ? json(cases) : text(cases);
  }

  private Case newCase(String design, Optional<String> cache) {
    var heap = new HeapLog(folder.resolve(design + ".heap"));
    Path output = folder.resolve(design);
    List<String> options = new ArrayList<>(List.of(heap.option()));
    cache.ifPresent(options::add);
    List<String> command = EmitExample.command(options, design, output);
    var program = new TimedProgram(command, Map.of(), folder.resolve(design + ".log"));
    return new Case(design, new Contestant("Burin", design, false, program, output), heap);
  }

  private static String text(List<Case> cases) {
    var table = new Table("  ", "design", "seconds", "CPU", "heap, MiB", "lines", "of the faster peer");
    for (Case one : cases) {
      Contestant contestant = one.contestant();
      Double ratio = ratio(one);
      table.row(one.design(), decimal(contestant.wall()), decimal(contestant.cpu()), Long.toString(one.heap().most()),
          Numbers.text("%,d", contestant.lines()), ratio == null ? "" : decimal(ratio));
    }
    return "From the start of the JVM to Verilog on disk (medians):\n" + table;
  }

  private static String json(List<Case> cases) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Case one : cases) {
      for (Metric metric : one.metrics()) all.add(fields(one, metric));
    }
    return Json.text(all);
  }

  private static Map<String, Object> fields(Case one, Metric metric) {
    return BenchRow.fields("limits", one.design(), metric.name(), metric.value(),
        metric.name().equals("seconds") ? ratio(one) : null);
  }

  /// Its time as a part of that of the faster peer; null where no peer has the design.
  private static Double ratio(Case one) {
    Double peer = PEERS.get(one.design().replace(EmitExample.UNROLLED, ""));
    return peer == null ? null : Numbers.rounded(one.contestant().wall() / peer);
  }

  private static String decimal(double value) {
    return Numbers.text("%.2f", value);
  }
}
