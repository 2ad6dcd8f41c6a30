package burin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Module;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
  void verilatorIsSilent(Supplier<Module> example) throws Exception {
    VerilogDesign design = emit(example);
    assertEquals("", output(design, "verilator", "--lint-only", "-Wall", "--top-module", design.top()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void icarusIsSilent(Supplier<Module> example) throws Exception {
    VerilogDesign design = emit(example);
    assertEquals("", output(design, "iverilog", "-g2005", "-Wall", "-t", "null", "-s", design.top()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void yosysIsSilent(Supplier<Module> example) throws Exception {
    VerilogDesign design = emit(example);
    String script = "hierarchy -check -top " + design.top() + "; proc; check -assert";
    assertEquals("", output(design, "yosys", "-q", "-p", script));
  }

  private VerilogDesign emit(Supplier<Module> example) throws IOException {
    VerilogDesign design = VerilogEmitter.emit(Burin.circuit(example.get()));
    design.writeTo(folder);
    return design;
  }

  /// What a tool says of the design's files.
  private String output(VerilogDesign design, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(words));
    design.files().keySet().stream().filter(name -> name.endsWith(".v")).forEach(command::add);
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ":\n" + text);
    return text;
  }
}
