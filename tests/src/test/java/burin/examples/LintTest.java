package burin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.examples.riscv.Program;
import burin.examples.riscv.Rv32i;
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
    return List.of(
        Named.of("array", () -> new ApuArray(new ApuArray.Config(3, 400, 4))),
        Named.of("array of odd size", () -> new ApuArray(new ApuArray.Config(5, 37, 3))),
        Named.of("filter", () -> new Fir(new FilterConfig(100, 8))),
        Named.of("short filter", () -> new Fir(new FilterConfig(7, 5))),
        Named.of("filter tap by tap", () -> new UnrolledFir(new FilterConfig(100, 8))),
        Named.of("tree", () -> new Tree(new FilterConfig(200, 8))),
        Named.of("tree adder by adder", () -> new UnrolledTree(new FilterConfig(100, 8))),
        Named.of("processor", () -> new Rv32i(new Rv32i.Config(256, 128), Program.shipped("hello"))),
        Named.of("processor with its usual memories", () -> new Rv32i(Rv32i.Config.USUAL, Program.shipped("workload"))),
        Named.of("crossbar", () -> new Crossbar(new Crossbar.Config(16, 32, 4))),
        Named.of("crossbar of odd size", () -> new Crossbar(new Crossbar.Config(3, 5, 1))),
        Named.of("chain of queues", () -> new FifoChain(new FifoChain.Config(64, 8, 32))),
        Named.of("short chain", () -> new FifoChain(new FifoChain.Config(1, 3, 7))),
        Named.of("long chain", () -> new LongChain(300)),
        Named.of("many registers", () -> new ManyRegisters(300)),
        Named.of("large table", () -> new LargeTable(3_000)),
        Named.of("equal instances", () -> new ManyInstances(20, ManyInstances.Kind.EQUAL)),
        Named.of("different instances", () -> new ManyInstances(20, ManyInstances.Kind.DIFFERENT)),
        Named.of("array of instances", () -> new CellArray(50)),
        Named.of("random logic", () -> new RandomLogic(new RandomLogic.Config(1_000, 1))));
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
