package burin.sim.verilator;

import burin.cache.Manifest;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Caches for one test each. What is compiled once for a machine they take from the cache that everyone uses.
final class TemporaryCaches {
  private static final List<String> SHARED = List.of("tools-", "runtime-", "header-");

  private TemporaryCaches() {}

  /// Options with a cache in the folder.
  static VerilatorOptions in(Path folder) throws IOException {
    VerilatorOptions common = VerilatorOptions.defaults();
    counter(0).open(common).close();
    Files.createDirectories(folder);
    try (var entries = Files.list(common.cache())) {
      for (Path entry : entries.filter(Files::isDirectory).toList()) {
        String name = entry.getFileName().toString();
        boolean whole = Files.exists(entry.resolve(Manifest.NAME));
        if (whole && SHARED.stream().anyMatch(name::startsWith)) link(entry, folder.resolve(name));
      }
    }
    return common.in(folder);
  }

  private static void link(Path entry, Path copy) throws IOException {
    Files.createDirectory(copy);
    try (var files = Files.list(entry)) {
      for (Path file : files.toList()) linkFile(file, copy.resolve(file.getFileName()));
    }
  }

  private static void linkFile(Path file, Path copy) throws IOException {
    try {
      Files.createLink(copy, file);
    } catch (FileSystemException onAnotherDisk) {
      Files.createSymbolicLink(copy, file);
    }
  }

  /// A small model; each number gives another one.
  static Handwritten counter(int start) {
    return Handwritten.verilog("""
        module Top(input clock, input [7:0] by, output [7:0] count);
          reg [7:0] n;
          always @(posedge clock) n <= n + by;
          assign count = n + 8'd%d;
        endmodule
        """.formatted(start)).port("by", Handwritten.uint(8)).port("count", Handwritten.uint(8))
        .state("", "Top", "n", Handwritten.uint(8));
  }

  /// The folders of finished models.
  static List<Path> models(VerilatorOptions options) throws IOException {
    try (var entries = Files.list(options.cache())) {
      return entries.filter(entry -> entry.getFileName().toString().matches("Top-\\p{XDigit}+")).toList();
    }
  }

  /// What is neither a finished entry nor a lock.
  static List<Path> leftovers(VerilatorOptions options) throws IOException {
    try (var entries = Files.list(options.cache())) {
      return entries.filter(entry -> entry.getFileName().toString().contains(".work")).toList();
    }
  }
}
