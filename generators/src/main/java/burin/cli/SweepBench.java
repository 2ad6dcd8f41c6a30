package burin.cli;

import burin.flow.Catalogue;
import burin.flow.Json;
import burin.sweep.Sweep;
import burin.sweep.SweepReport;
import burin.tools.ScratchFolder;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A sweep of the APU, elaborated and simulated only, with its journal and its page: how many points a minute.
final class SweepBench {
  /// 120 points.
  static final Map<String, String> GRID = Map.of("pes", "1,2,4,8,10", "block", "16..128:16", "bits", "2,4,8");

  private SweepBench() {}

  /// @return a line of text, or a list of objects in JSON
  static String measure(Map<String, String> grid, boolean json) {
    try (var folder = ScratchFolder.make("burin-bench-")) {
      return measure(grid, folder.path(), json);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String measure(Map<String, String> grid, Path folder, boolean json) {
    double cpu = cpuSeconds();
    SweepReport report = Sweep.of(Catalogue.shipped().find("apu")).axes(grid).measure("cycles", "memory")
        .run(folder.resolve("sweep"));
    double perPoint = (cpuSeconds() - cpu) / report.ran();
    if (!json) {
      return Numbers.text("%d points of the apu in %.1f s: %.0f a minute, %.0f ms of processor each; %d failed%n",
          report.ran(), report.seconds(), report.pointsPerMinute(), 1000 * perPoint, report.results().failed().size());
    }
    return Json.text(List.of(row("pointsPerMinute", report.pointsPerMinute()), row("cpuSecondsPerPoint", perPoint),
        row("failed", report.results().failed().size())));
  }

  private static Map<String, Object> row(String metric, double value) {
    return BenchRow.fields("sweep", "apu", metric, Numbers.rounded(value), null);
  }

  private static double cpuSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }
}
