package burin.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Module;
import burin.tools.Program;
import burin.verilog.Reader;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three readers of Verilog take every part of the library without a word.
class PartsLintTest {
  private static final List<VerilogDesign> DESIGNS = new ArrayList<>();

  @TempDir Path folder;

  @BeforeAll
  static void emit() {
    for (Supplier<Module> part : Catalogue.parts()) DESIGNS.add(VerilogEmitter.emit(Burin.circuit(part.get())));
  }

  @Test
  void verilatorIsSilent() {
    assertSilent(Reader.VERILATOR);
  }

  @Test
  void icarusIsSilent() {
    assertSilent(Reader.ICARUS);
  }

  private void assertSilent(Reader reader) {
    var said = new StringBuilder();
    for (int i = 0; i < DESIGNS.size(); i++) said.append(reader.said(DESIGNS.get(i), folder(i)));
    assertEquals("", said.toString());
  }

  private Path folder(int design) {
    return folder.resolve(design + "-" + DESIGNS.get(design).top());
  }

  /// All in one process, since starting Yosys takes longer than reading a part.
  @Test
  void yosysIsSilent() throws IOException {
    List<String> script = new ArrayList<>();
    for (int i = 0; i < DESIGNS.size(); i++) {
      DESIGNS.get(i).writeTo(folder(i));
      script.add("design -reset");
      for (String source : DESIGNS.get(i).files().get(VerilogDesign.FILE_LIST).lines().toList()) {
        script.add("read_verilog " + folder(i).resolve(source));
      }
      script.add("hierarchy -check -top " + DESIGNS.get(i).top());
      script.add("proc");
      script.add("check -assert");
    }
    Files.write(folder.resolve("all.ys"), script);
    Program.Said said = new Program(Path.of("yosys")).run(
        List.of("-q", "all.ys"), folder, folder.resolve("said.txt"), Duration.ofMinutes(5));
    assertEquals(new Program.Said(true, 0, ""), said);
  }
}
