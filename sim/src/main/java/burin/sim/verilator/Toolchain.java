package burin.sim.verilator;

import burin.cache.BuildCache;
import burin.cache.Digest;
import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.source.Place;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The verilator and the g++ of this machine.
///
/// @param include the folder of Verilator's run-time library
/// @param linkFlags what chooses the quickest linker
/// @param identity changes with anything that changes what they make
record Toolchain(Path verilator, Path compiler, Path include, List<String> linkFlags, String identity) {
  private static final int OLDEST_VERILATOR = 5;
  private static final Pattern VERSION = Pattern.compile("Verilator (\\d+)\\.\\S+.*");

  /// Finds the tools in the folders of `searchPath`, which is written like the variable `PATH`.
  ///
  /// Their versions are kept in the cache together with size and age of the programs: asking takes 50 ms every time.
  static Toolchain find(String searchPath, BuildCache cache) {
    Optional<Path> verilator = program(searchPath, "verilator");
    Optional<Path> compiler = program(searchPath, "g++");
    List<Diagnostic> missing = new ArrayList<>();
    if (verilator.isEmpty()) missing.add(missing("verilator"));
    if (compiler.isEmpty()) missing.add(missing("g++"));
    if (!missing.isEmpty()) throw new UserError(missing);
    boolean gold = program(searchPath, "ld.gold").isPresent();
    try {
      return identify(verilator.get(), compiler.get(), gold ? List.of("-fuse-ld=gold") : List.of(), cache);
    } catch (IOException e) {
      throw new UserError(
          Code.TOOL, "cannot tell the versions of verilator and g++: " + e, "look at " + verilator.get());
    }
  }

  private static Optional<Path> program(String searchPath, String name) {
    for (String folder : searchPath.split(File.pathSeparator)) {
      Path candidate = Path.of(folder, name);
      if (!folder.isEmpty() && Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
        return Optional.of(candidate.toAbsolutePath());
      }
    }
    return Optional.empty();
  }

  private static Diagnostic missing(String program) {
    return Diagnostic.of(Code.TOOL, Place.NONE, "the verilator engine needs " + program + ", which is not on the PATH")
        .hint("apt-get install " + program);
  }

  private static Toolchain identify(Path verilator, Path compiler, List<String> linkFlags, BuildCache cache)
      throws IOException {
    String stamp = stamp(verilator) + stamp(verilator.resolveSibling("verilator_bin")) + stamp(compiler)
        + System.getenv("VERILATOR_ROOT");
    String key = "tools-" + Digest.of(stamp);
    Path entry = cache.entry(key, (work, result) -> {
      String version = new Command(verilator.toString()).add("--version").run(work).strip();
      String root = new Command(verilator.toString()).add("--getenv", "VERILATOR_ROOT").run(work).strip();
      String gcc = new Command(compiler.toString()).add("--version").run(work).lines().findFirst().orElse("");
      String machine = new Command(compiler.toString()).add("-dumpmachine").run(work).strip();
      requireNew(version);
      Files.write(result.resolve("identity"), List.of(root, version, gcc, machine));
    });
    List<String> lines = Files.readAllLines(entry.resolve("identity"));
    Path include = Path.of(lines.getFirst(), "include");
    return new Toolchain(verilator, compiler, include, linkFlags, String.join("\n", lines) + linkFlags);
  }

  private static String stamp(Path program) throws IOException {
    if (!Files.exists(program)) return "";
    Path real = program.toRealPath();
    return "%s %d %s\n".formatted(real, Files.size(real), Files.getLastModifiedTime(real));
  }

  private static void requireNew(String version) {
    Matcher matcher = VERSION.matcher(version);
    if (matcher.matches() && Integer.parseInt(matcher.group(1)) >= OLDEST_VERILATOR) return;
    throw new UserError(
        Code.TOOL, "the verilator engine needs Verilator %d, not %s".formatted(OLDEST_VERILATOR, version),
        "apt-get install verilator");
  }
}
