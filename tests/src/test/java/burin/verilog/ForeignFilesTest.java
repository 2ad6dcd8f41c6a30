package burin.verilog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.Burin;
import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.ExtModule;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.ir.Circuit;
import burin.sim.verilator.VerilatorModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The files that come with foreign modules, and the names that are taken.
class ForeignFilesTest {
  private static final class Inverter extends ExtModule {
    final Bool in = input(bool());
    final Bool out = output(bool());

    Inverter(String module, String text) {
      super(module);
      if (!text.isEmpty()) source("cells.v", text);
    }
  }

  private static final class Two extends Module {
    final Bool a = input(bool());
    final Bool b = output(bool());

    Two(String first, String second) {
      var one = instance(new Inverter("cell_a", first));
      var two = instance(new Inverter("cell_b", second));
      one.in.drive(a);
      two.in.drive(one.out);
      b.drive(two.out);
    }
  }

  private static String withoutLines(String message) {
    return message.replaceAll("java:\\d+", "java:N").strip();
  }

  @Test
  void oneFileMayHoldSeveralModules() {
    var files = VerilogEmitter.emit(Burin.circuit(new Two("// both", "// both"))).files();
    assertThat(files).containsOnlyKeys("cells.v", "Two.v", "files.f");
    assertEquals("cells.v\nTwo.v\n", files.get("files.f"));
  }

  @Test
  void filesOfOneNameHaveOneText() {
    Circuit circuit = Burin.circuit(new Two("// one", "// other"));
    var error = assertThrows(UserError.class, () -> VerilogEmitter.emit(circuit));
    assertEquals("""
        ForeignFilesTest.java:N: error B023: `Inverter_1` brings a file `cells.v` with other text than `Inverter` does
          ForeignFilesTest.java:N: `Inverter` is declared here
          write: one text for both, or another name for one of the files""", withoutLines(error.getMessage()));
  }

  @Test
  void verilatorNeedsTheVerilog() {
    Circuit circuit = Burin.circuit(new Two("", ""));
    var error = assertThrows(UserError.class, () -> VerilatorModel.of(circuit));
    assertEquals("""
        ForeignFilesTest.java:N: error B023: `Inverter` is foreign Verilog without a file, which the engine verilator needs
          write: source("...", ...) in `Inverter`, or an engine that runs its model""", withoutLines(error.getMessage()));
  }

  /// Has the name of what a gate is an instance of.
  private static final class ClockGate extends Module {
    final UInt count = output(uint(4));

    ClockGate() {
      var value = reg(uint(4), 0);
      value.next(value.add(1).wrap(4));
      count.drive(value);
    }
  }

  private static final class GatedGate extends Module {
    final Bool enable = input(bool());
    final UInt count = output(uint(4));

    GatedGate() {
      count.drive(in(mainDomain().gated(enable), () -> instance(new ClockGate())).count);
    }
  }

  @Test
  void aGateLeavesTheNamesOfOthersAlone() {
    var files = VerilogEmitter.emit(Burin.circuit(new GatedGate())).files();
    assertEquals(List.of("ClockGate_2.v", "ClockGate.v", "GatedGate.v"), files.get("files.f").lines().toList());
    assertThat(files.get("GatedGate.v")).contains("ClockGate_2 gated_gate (", "ClockGate clockGate (");
  }
}
