package burin.sim.verilator;

import burin.cache.BuildCache;
import burin.cache.Digest;
import burin.sim.verilator.VerilatorOptions.Optimization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What all models share, compiled once for each tool chain: Verilator's run-time library and a precompiled header.
///
/// Verilator's own `$finish`, `$stop` and fatal errors end the process, and so the JVM. Ours throw a C++ exception,
/// which the shim catches; and what a model prints goes to standard error, since standard output belongs to the
/// user's program.
record RuntimeLibrary(List<Path> objects, Path header, Path plainHeader) {
  static final List<String> FLAGS =
      List.of("-std=gnu++17", "-fPIC", "-fvisibility=hidden", "-fno-gnu-unique", "-pipe", "-w");

  private static final List<String> LIBRARY = List.of("verilated", "verilated_threads");

  private static final String HEADER = """
      int burin_print(const char* format, ...);
      #define VL_PRINTF burin_print
      #include "verilated.h"
      struct BurinStop {
        int status;
        char text[1000];
      };
      """;

  private static final String STOPS = """
      #include <cstdarg>
      #include <cstdio>

      int burin_print(const char* format, ...) {
        va_list arguments;
        va_start(arguments, format);
        const int printed = vfprintf(stderr, format, arguments);
        va_end(arguments);
        return printed;
      }

      static void burin_stop(int status, const char* file, int line, const char* text) {
        BurinStop stop{status, {}};
        snprintf(stop.text, sizeof stop.text, file && *file ? "%2$s:%3$d: %1$s" : "%1$s", text, file, line);
        throw stop;
      }

      void vl_finish(const char* file, int line, const char*) { burin_stop(1, file, line, "$finish"); }
      void vl_stop(const char* file, int line, const char*) { burin_stop(2, file, line, "$stop or failed assertion"); }
      void vl_fatal(const char* file, int line, const char*, const char* text) { burin_stop(3, file, line, text); }
      """;

  static RuntimeLibrary get(Toolchain tools, Optimization optimization, BuildCache cache) {
    Path library = cache.entry("runtime-" + key(tools, ""), (work, result) -> compileLibrary(tools, work, result));
    Path plain = header(tools, Optimization.QUICK, cache);
    Path header = optimization == Optimization.QUICK ? plain : header(tools, optimization, cache);
    List<Path> objects = new ArrayList<>();
    for (String name : LIBRARY) objects.add(library.resolve(name + ".o"));
    objects.add(library.resolve("stops.o"));
    return new RuntimeLibrary(objects, header, plain);
  }

  private static String key(Toolchain tools, String flags) {
    return Digest.start().add(tools.identity()).add(RuntimeLibrary.class).add(flags).name();
  }

  private static Path header(Toolchain tools, Optimization optimization, BuildCache cache) {
    String key = "header-" + key(tools, optimization.compilerFlags().toString());
    Path entry = cache.entry(key, (work, result) -> {
      Files.writeString(result.resolve("burin.h"), HEADER);
      compiler(tools).add(optimization.compilerFlags())
          .add("-x", "c++-header", result.resolve("burin.h").toString(), "-o", result.resolve("burin.h.gch").toString())
          .run(work);
    });
    return entry.resolve("burin.h");
  }

  private static void compileLibrary(Toolchain tools, Path work, Path result) throws IOException {
    Files.writeString(work.resolve("burin.h"), HEADER);
    Files.writeString(work.resolve("stops.cpp"), STOPS);
    Parallel jobs = new Parallel();
    for (String name : LIBRARY) {
      jobs.add(() -> compile(tools, tools.include().resolve(name + ".cpp"), result.resolve(name + ".o"), work));
    }
    jobs.add(() -> compile(tools, work.resolve("stops.cpp"), result.resolve("stops.o"), work));
    jobs.run();
  }

  private static void compile(Toolchain tools, Path source, Path object, Path work) throws IOException {
    compiler(tools).add("-O2", "-DVL_USER_FINISH", "-DVL_USER_STOP", "-DVL_USER_FATAL")
        .add("-include", work.resolve("burin.h").toString(), "-c", source.toString(), "-o", object.toString())
        .run(work);
  }

  /// A call of g++ with what everything is compiled with.
  static Command compiler(Toolchain tools) {
    return new Command(tools.compiler().toString()).add(FLAGS)
        .add("-I" + tools.include(), "-I" + tools.include().resolve("vltstd"));
  }
}
