package burin.verilog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.ir.ResetStyle;
import burin.tools.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What simulators print of what is watched, and what Yosys proves of it and of masks.
class WatchedVerilogTest {
  @TempDir Path folder;

  /// The output of a command, behind its exit code.
  private String run(String program, String... arguments) {
    Program.Said said =
        new Program(Path.of(program)).run(List.of(arguments), folder, folder.resolve("said.txt"), Duration.ofMinutes(5));
    return said.status() + "\n" + said.text();
  }

  private void emit(Module module) throws IOException {
    VerilogEmitter.emit(Burin.circuit(module)).writeTo(folder);
  }

  /// Two edges with the tank's level at 100, one in reset, one that drains, and one with too high a level.
  private static final String BENCH = """
      module bench;
        reg clock, reset, valid;
        reg [7:0] level;
        reg signed [3:0] drift;
        reg [1:0] phase;
        Tank tank (.clock(clock), .reset(reset), .level(level), .valid(valid), .drift(drift), .phase(phase));
        task edge_of_clock;
          begin
            #1 clock = 1;
            #1 clock = 0;
          end
        endtask
        initial begin
          clock = 0; reset = 1; valid = 1; level = 255; drift = -3; phase = 1;
          edge_of_clock;
          reset = 0; level = 100;
          edge_of_clock;
          valid = 0;
          edge_of_clock;
          phase = 2;
          edge_of_clock;
          valid = 1; level = 101;
          edge_of_clock;
          $display("not reached");
          $finish;
        end
      endmodule
      """;

  private static final List<String> SHOWN = List.of(
      "DRAIN \"drifts\" \\ by -4 // 100% of it", "IDLE \"drifts\" \\ by -4 // 100% of it");

  @Test
  void icarusPrintsTextsAndStops() throws Exception {
    emit(new DomainExamples.Tank(ResetStyle.SYNC_HIGH));
    Files.writeString(folder.resolve("bench.v"), BENCH);
    assertEquals("0\n", run("iverilog", "-g2005", "-Wall", "-Wno-timescale", "-o", "bench.vvp", "-c", "files.f", "bench.v"));
    List<String> lines = run("vvp", "-N", "bench.vvp").lines().toList();
    assertEquals("1", lines.getFirst(), "vvp -N ends with 1 at $stop");
    assertThat(lines).containsAll(SHOWN).doesNotContain("not reached");
    assertThat(lines.get(3)).matches(
        "assertion at DomainExamples.java:\\d+ in bench.tank.cells\\[[01]] does not hold: level 101 = 65 after 01100100");
  }

  private static final class Digits extends Module {
    final Bool go = input(bool());
    final UInt digit = output(range(0, 15));

    Digits(int most) {
      var count = reg(range(0, 15), 0);
      when(go, () -> count.next(count.eq(9).mux(lit(0), count.add(1).wrap(4))));
      digit.drive(count);
      assertAlways(count.le(most), "digit {}", count);
      cover(count.eq(9), "the last digit");
    }
  }

  private String prove(int most) throws Exception {
    emit(new Digits(most));
    return run("yosys", "-Q", "-T", "-p", """
        read_verilog -formal Digits.v; hierarchy -check -top Digits; proc; select -assert-count 1 t:$cover;
        chformal -cover -remove; opt_clean;
        sat -tempinduct -prove-asserts -set-init-zero -maxsteps 20 Digits""".replace('\n', ' '));
  }

  @Test
  void yosysProvesWhatHolds() throws Exception {
    assertThat(prove(9)).contains("Induction step proven: SUCCESS!");
  }

  @Test
  void yosysRefutesWhatDoesNot() throws Exception {
    assertThat(prove(8)).contains("model found for base case: FAIL!");
  }

  @Test
  void aMaskBecomesAWriteEnableForEachLane() throws Exception {
    emit(new DomainExamples.Bytes(4, 8));
    String said = run("yosys", "-Q", "-T", "-p",
        "read_verilog Bytes.v; proc; opt; memory -nomap; opt_clean; dump t:$mem_v2");
    assertThat(said).containsOnlyOnce("cell $mem_v2").contains("parameter \\WR_PORTS 1\n");
  }
}
