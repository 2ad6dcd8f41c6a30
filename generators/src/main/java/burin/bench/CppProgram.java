package burin.bench;

import burin.flow.CheckFailure;
import burin.ir.Circuit;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The limit: a `main` in C++ around what Verilator makes of the emitted Verilog, doing what a [Work] does.
final class CppProgram {
  private static final String PREFIX = "Vdut";
  private static final String PROGRAM = """
      #include "Vdut.h"
      #include <cstdio>
      #include <cstdlib>
      #include <ctime>
      static uint64_t state = 88172645463325252ULL;
      static uint64_t next() { state ^= state << 13; state ^= state >> 7; state ^= state << 17; return state; }
      int main(int argc, char** argv) {
        const long cycles = atol(argv[1]);
        VerilatedContext context;
        Vdut dut{&context};
        auto step = [&] { dut.clock = 0; dut.eval(); dut.clock = 1; dut.eval(); };
        uint64_t sum = 0;
        dut.reset = 1; step(); step(); dut.reset = 0;
        @BEFORE@
        timespec begin, end;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
        for (long c = 0; c < cycles; c++) {
          @CYCLE@
        }
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
        const double seconds = (end.tv_sec - begin.tv_sec) + (end.tv_nsec - begin.tv_nsec) * 1e-9;
        printf("%.0f %lx\\n", cycles / seconds, (unsigned long)sum);
      }
      """;

  /// As optimised as a person would who cares for speed.
  private static final List<String> FAST =
      List.of("-O3", "--x-assign", "fast", "--x-initial", "fast", "-CFLAGS", "-O3");
  private static final List<String> UNROLL = List.of("--unroll-count", "4096", "--unroll-stmts", "100000000");

  /// How Verilator is called, and how it treats loops over lanes.
  enum Form {
    /// Loops as they are.
    CPP("cpp", FAST),
    /// The same, with loops unrolled.
    CPP_UNROLLED("cpp-unrolled", concat(FAST, UNROLL)),
    /// Loops unrolled, and no other flag.
    CPP_DEFAULT("cpp-default", UNROLL);

    private final String engine;
    private final List<String> flags;

    Form(String engine, List<String> flags) {
      this.engine = engine;
      this.flags = flags;
    }

    /// What the results call it.
    String engine() {
      return engine;
    }
  }

  /// @param cyclesPerSecond of processor time
  record Run(double cyclesPerSecond, String checksum) {}

  private final Form form;
  private final Path folder;

  private CppProgram(Form form, Path folder) {
    this.form = form;
    this.folder = folder;
  }

  private static List<String> concat(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  /// The forms that differ for a circuit: only one that has loops can be unrolled.
  static List<Form> forms(Circuit circuit) {
    boolean hasLoops = VerilogEmitter.emit(circuit).files().values().stream().anyMatch(text -> text.contains("for ("));
    return hasLoops ? List.of(Form.values()) : List.of(Form.CPP, Form.CPP_DEFAULT);
  }

  /// Builds the program.
  static CppProgram build(Work work, Circuit circuit, Form form, Path folder) {
    try {
      Files.createDirectories(folder);
      VerilogDesign design = VerilogEmitter.emit(circuit);
      design.writeTo(folder);
      Files.writeString(folder.resolve("main.cpp"), program(work.cpp()));
      List<String> command = new ArrayList<>(List.of(
          "verilator", "--cc", "--exe", "--build", "-Wno-fatal", "-Wno-lint",
          "--prefix", PREFIX, "--top-module", design.top(), "--Mdir", "build"));
      command.addAll(form.flags);
      design.files().keySet().stream().filter(name -> name.endsWith(".v")).forEach(command::add);
      command.add("main.cpp");
      output(command, folder);
      return new CppProgram(form, folder);
    } catch (IOException failure) {
      throw new CheckFailure("cannot build the C++ program: " + failure.getMessage());
    }
  }

  private static String program(Work.CppText text) {
    return PROGRAM.replace("@BEFORE@\n", text.before().indent(2)).replace("@CYCLE@\n", text.cycle().indent(4));
  }

  Form form() {
    return form;
  }

  Run run(long cycles) {
    try {
      String program = folder.resolve("build").resolve(PREFIX).toString();
      String[] words = output(List.of(program, Long.toString(cycles)), folder).strip().split(" ");
      return new Run(Double.parseDouble(words[0]), words[1]);
    } catch (IOException failure) {
      throw new CheckFailure("cannot run the C++ program: " + failure.getMessage());
    }
  }

  private static String output(List<String> command, Path folder) throws IOException {
    Path log = folder.resolve("log");
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        .redirectOutput(log.toFile()).redirectInput(new File("/dev/null")).start();
    try {
      int status = process.waitFor();
      if (status != 0) throw new IOException(command.getFirst() + " failed:\n" + Files.readString(log));
      return Files.readString(log);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// Whether there is a Verilator at all.
  static boolean isPossible() {
    try {
      Process process = new ProcessBuilder("verilator", "--version").redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return process.waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
