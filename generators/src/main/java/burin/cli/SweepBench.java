package burin.cli;

import burin.flow.Catalogue;
import burin.flow.Json;
import burin.sweep.Sweep;
import burin.sweep.SweepReport;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// A sweep of the APU, elaborated and simulated only, with its journal and its page: how many points a minute.
final class SweepBench {
  /// 120 points.
  static final Map<String, String> GRID = Map.of("pes", "1,2,4,8,10", "block", "16..128:16", "bits", "2,4,8");

  private SweepBench() {}

  /// @return a line of text, or a list of objects in JSON
  static String measure(Map<String, String> grid, boolean json) {
    try {
      Path folder = Files.createTempDirectory("burin-bench-");
      try {
        return measure(grid, folder, json);
      } finally {
        delete(folder);
      }
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
      return String.format(Locale.ROOT, "%d points of the apu in %.1f s: %.0f a minute, %.0f ms of processor each; %d failed%n",
          report.ran(), report.seconds(), report.pointsPerMinute(), 1000 * perPoint, report.results().failed().size());
    }
    return Json.text(List.of(row("pointsPerMinute", report.pointsPerMinute()), row("cpuSecondsPerPoint", perPoint),
        row("failed", report.results().failed().size())));
  }

  private static Map<String, Object> row(String metric, double value) {
    var row = new LinkedHashMap<String, Object>();
    row.put("bench", "sweep");
    row.put("design", "apu");
    row.put("metric", metric);
    row.put("value", Math.round(value * 1e4) / 1e4);
    row.put("ratioToPeer", null);
    return row;
  }

  private static double cpuSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    }
  }
}
