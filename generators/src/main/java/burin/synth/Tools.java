package burin.synth;

import burin.cache.BuildCache;
import burin.cache.Digest;
import burin.diag.Code;
import burin.diag.UserError;
import burin.tools.Program;
import burin.tools.Yosys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The programs of one synthesis and the cache of what they have found.
final class Tools {
  private static final BuildCache.Purpose PURPOSE =
      new BuildCache.Purpose("keep the results of synthesis", "synthesis keeps its results");

  private final SynthesisOptions options;
  private final BuildCache cache;
  private final Program yosys;
  private final String version;

  Tools(SynthesisOptions options) {
    this.options = options;
    this.cache = new BuildCache(options.cache(), PURPOSE);
    this.yosys = Program.need("synth", "yosys", "yosys", options.searchPath());
    this.version = stamp(yosys);
  }

  /// A program beside Yosys.
  Program need(String name) {
    return Program.need("synth", name, name.equals("sta") ? "opensta" : name, options.searchPath());
  }

  /// What tells one version of a program from another, without asking it.
  static String stamp(Program program) {
    try {
      Path file = program.file().toRealPath();
      return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return program.file().toString();
    }
  }

  Digest digest() {
    return Digest.start().add(version);
  }

  /// The folder of a result, which `work` makes where it is not known yet.
  Path entry(String key, BuildCache.Work work) {
    return cache.entry(key, work);
  }

  static void write(Path folder, Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) Files.writeString(folder.resolve(file.getKey()), file.getValue());
  }

  /// Runs a script of Yosys in `folder`.
  ///
  /// @param what is synthesized, for messages
  /// @throws UserError if Yosys fails or takes too long
  void yosys(String script, Path folder, String what) {
    Yosys.Said said = new Yosys(yosys.file(), folder).run(script, options.limit());
    if (!said.finished()) throw late("yosys", what);
    if (said.failed()) throw new UserError(Code.TOOL, "yosys cannot synthesize %s: %s".formatted(what, said.error()), "");
  }

  /// Runs another program in `folder`; returns what it has printed.
  Program.Said run(Program program, List<String> arguments, Path folder, String what) {
    Program.Said said = program.run(arguments, folder, folder.resolve(program.name() + ".log"), options.limit());
    if (!said.finished()) throw late(program.name(), what);
    return said;
  }

  private UserError late(String program, String what) {
    return new UserError(Code.TOOL, "%s did not end with %s within %d s".formatted(program, what, options.limit().toSeconds()),
        "--timeout %d".formatted(4 * options.limit().toSeconds()));
  }
}
