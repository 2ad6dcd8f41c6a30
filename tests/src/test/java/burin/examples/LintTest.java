package burin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Module;
import burin.verilog.Reader;
import burin.verilog.VerilogEmitter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Three readers of Verilog take the examples without a word, with lanes in the hundreds.
class LintTest {
  @TempDir Path folder;

  static List<Named<Supplier<Module>>> examples() {
    return Designs.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void verilatorIsSilent(Supplier<Module> example) {
    assertSilent(Reader.VERILATOR, example);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void icarusIsSilent(Supplier<Module> example) {
    assertSilent(Reader.ICARUS, example);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void yosysIsSilent(Supplier<Module> example) {
    assertSilent(Reader.YOSYS, example);
  }

  private void assertSilent(Reader reader, Supplier<Module> example) {
    assertEquals("", reader.said(VerilogEmitter.emit(Burin.circuit(example.get())), folder));
  }
}
