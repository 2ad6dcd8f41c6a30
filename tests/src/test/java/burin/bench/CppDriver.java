package burin.bench;

import burin.examples.ApuArray;
import burin.ir.Circuit;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The speed that is to be reached: a `main` in C++ around what Verilator makes of the emitted Verilog, doing what
/// [ApuStimulus] does.
final class CppDriver {
  private static final String PREFIX = "Vdut";
  private static final String PROGRAM = """
      #include "Vdut.h"
      #include <cstdio>
      #include <cstdlib>
      #include <ctime>
      static uint64_t state = 88172645463325252ULL;
      static uint64_t next() { state ^= state << 13; state ^= state >> 7; state ^= state << 17; return state; }
      int main(int argc, char** argv) {
        const int pes = @PES@, lanes = @LANES@, words = @WORDS@;
        long cycles = atol(argv[1]);
        VerilatedContext context;
        Vdut dut{&context};
        auto step = [&] { dut.clock = 0; dut.eval(); dut.clock = 1; dut.eval(); };
        dut.row = dut.slot = dut.shift = dut.ext = dut.capture = dut.swap = dut.extSel = dut.wen = dut.sen = 0;
        dut.reset = 1; step(); step(); dut.reset = 0;
        for (int p = 0; p < pes; p++) for (int a = 0; a < lanes; a++) {
          dut.wen = 1; dut.wpe = p; dut.waddr = a;
          for (int i = 0; i < words; i++) {
            uint64_t w = next();
            dut.wdata[2 * i] = (uint32_t)w;
            if (2 * i + 1 < lanes * 4 / 32) dut.wdata[2 * i + 1] = (uint32_t)(w >> 32);
          }
          dut.sen = 1; dut.spe = p; dut.saddr = a; dut.sdata = (next() >> 13 & 0xffff) % pes;
          step();
        }
        dut.wen = 0; dut.sen = 0; step(); step();
        timespec t0, t1;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t0);
        uint64_t sum = 0;
        for (long c = 0; c < cycles; c++) {
          uint64_t r = next();
          dut.row = (r & 0xff) % lanes;
          dut.slot = (r >> 6 & 0xff) % lanes;
          dut.capture = r >> 12 & 1;
          dut.swap = (r >> 16 & 31) == 0;
          dut.shift = r >> 24 & 7;
          dut.ext = r >> 32 & 15;
          dut.extSel = (r >> 40 & 3) == 0;
          step();
          for (int p = 0; p < pes; p++) sum = sum * 31 + ((int64_t)(((uint64_t)dut.result >> 4 * p & 15) ^ 8) - 8);
        }
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t1);
        double seconds = (t1.tv_sec - t0.tv_sec) + (t1.tv_nsec - t0.tv_nsec) * 1e-9;
        printf("%.0f %lx\\n", cycles / seconds, (unsigned long)sum);
      }
      """;

  /// How Verilator treats the loops over lanes.
  enum Form {
    LOOPS(List.of()),
    UNROLLED(List.of("--unroll-count", "4096", "--unroll-stmts", "100000000"));

    private final List<String> flags;

    Form(List<String> flags) {
      this.flags = flags;
    }
  }

  /// @param cyclesPerSecond of processor time
  record Run(double cyclesPerSecond, long checksum) {}

  private final Path program;

  private CppDriver(Path program) {
    this.program = program;
  }

  /// Builds the program in a folder, as optimised as a person would who cares for speed.
  static CppDriver build(ApuArray.Config config, Circuit circuit, Form form, Path folder) throws IOException {
    VerilogDesign design = VerilogEmitter.emit(circuit);
    design.writeTo(folder);
    Files.writeString(folder.resolve("main.cpp"), PROGRAM
        .replace("@PES@", Integer.toString(config.pes()))
        .replace("@LANES@", Integer.toString(config.lanes()))
        .replace("@WORDS@", Integer.toString((config.lanes() * config.bits() + 63) / 64)));
    List<String> command = new ArrayList<>(List.of(
        "verilator", "--cc", "--exe", "--build", "-O3", "--x-assign", "fast", "--x-initial", "fast", "-Wno-fatal", "-Wno-lint",
        "-CFLAGS", "-O3", "--prefix", PREFIX, "--top-module", design.top(), "--Mdir", "build"));
    command.addAll(form.flags);
    design.files().keySet().stream().filter(name -> name.endsWith(".v")).forEach(command::add);
    command.add("main.cpp");
    output(command, folder);
    return new CppDriver(folder.resolve("build").resolve(PREFIX));
  }

  Run run(long cycles) throws IOException {
    String[] words = output(List.of(program.toString(), Long.toString(cycles)), program.getParent()).strip().split(" ");
    return new Run(Double.parseDouble(words[0]), Long.parseUnsignedLong(words[1], 16));
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

  /// Whether Verilator can be started at all.
  static Optional<String> version() {
    try {
      Path folder = Files.createTempDirectory("burin-bench");
      return Optional.of(output(List.of("verilator", "--version"), folder).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
