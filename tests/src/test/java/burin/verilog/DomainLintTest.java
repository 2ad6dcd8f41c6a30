package burin.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Module;
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

/// Three readers of Verilog take clocks, gates, watched conditions, masks and foreign modules without a word.
class DomainLintTest {
  @TempDir Path folder;

  static List<Named<Supplier<Module>>> examples() {
    return DomainExamples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void verilatorIsSilent(Supplier<Module> example) throws Exception {
    VerilogDesign design = emit(example);
    assertEquals("", output("verilator", "--lint-only", "-Wall", "--top-module", design.top(), "-f", "files.f"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void icarusIsSilent(Supplier<Module> example) throws Exception {
    VerilogDesign design = emit(example);
    assertEquals("", output("iverilog", "-g2005", "-Wall", "-t", "null", "-s", design.top(), "-c", "files.f"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void yosysIsSilent(Supplier<Module> example) throws Exception {
    VerilogDesign design = emit(example);
    assertEquals("", output("yosys", "-q", "-p", read("", design) + "hierarchy -check -top " + design.top()
        + "; proc; check -assert"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void yosysIsSilentOfWhatIsForFormalTools(Supplier<Module> example) throws Exception {
    VerilogDesign design = emit(example);
    assertEquals("", output("yosys", "-q", "-p", read("-formal ", design) + "hierarchy -check -top " + design.top()
        + "; proc; check -assert"));
  }

  private static String read(String options, VerilogDesign design) {
    var script = new StringBuilder();
    design.files().get(VerilogDesign.FILE_LIST).lines()
        .forEach(file -> script.append("read_verilog ").append(options).append(file).append("; "));
    return script.toString();
  }

  private VerilogDesign emit(Supplier<Module> example) throws IOException {
    VerilogDesign design = VerilogEmitter.emit(Burin.circuit(example.get()));
    design.writeTo(folder);
    return design;
  }

  private String output(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(words));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ":\n" + text);
    return text;
  }
}
