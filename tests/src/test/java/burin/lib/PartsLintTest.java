package burin.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Module;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three readers of Verilog take every part of the library without a word.
class PartsLintTest {
  @TempDir Path folder;
  private final List<Path> folders = new ArrayList<>();
  private final List<VerilogDesign> designs = new ArrayList<>();

  @BeforeEach
  void emit() throws IOException {
    for (Supplier<Module> part : Catalogue.parts()) {
      VerilogDesign design = VerilogEmitter.emit(Burin.circuit(part.get()));
      Path own = Files.createDirectory(folder.resolve(designs.size() + "-" + design.top()));
      design.writeTo(own);
      designs.add(design);
      folders.add(own);
    }
  }

  @Test
  void verilatorIsSilent() throws Exception {
    lint("verilator", "--lint-only", "-Wall", "--top-module");
  }

  @Test
  void icarusIsSilent() throws Exception {
    lint("iverilog", "-g2005", "-Wall", "-t", "null", "-s");
  }

  private void lint(String... command) throws Exception {
    var said = new StringBuilder();
    for (int i = 0; i < designs.size(); i++) {
      List<String> words = new ArrayList<>(List.of(command));
      words.add(designs.get(i).top());
      words.addAll(sources(designs.get(i)));
      said.append(output(folders.get(i), words));
    }
    assertEquals("", said.toString());
  }

  /// All in one process, since starting Yosys takes longer than reading a part.
  @Test
  void yosysIsSilent() throws Exception {
    List<String> script = new ArrayList<>();
    for (int i = 0; i < designs.size(); i++) {
      script.add("design -reset");
      for (String source : sources(designs.get(i))) script.add("read_verilog " + folders.get(i).resolve(source));
      script.add("hierarchy -check -top " + designs.get(i).top());
      script.add("proc");
      script.add("check -assert");
    }
    Files.write(folder.resolve("all.ys"), script);
    assertEquals("", output(folder, List.of("yosys", "-q", "all.ys")));
  }

  private static List<String> sources(VerilogDesign design) {
    return design.files().keySet().stream().filter(name -> name.endsWith(".v")).toList();
  }

  private static String output(Path folder, List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    return text.isEmpty() && status == 0 ? "" : "%s in %s: %s%n%s".formatted(command, folder.getFileName(), status, text);
  }
}
