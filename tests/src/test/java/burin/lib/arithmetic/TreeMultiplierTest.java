package burin.lib.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.Burin;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.lib.arithmetic.TreeMultiplier.Operand;
import burin.sim.Engine;
import burin.tools.Yosys;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TreeMultiplierTest {
  @TempDir Path folder;

  static Stream<TreeMultiplier.Config> small() {
    List<TreeMultiplier.Config> configs = new ArrayList<>();
    for (Tree tree : Tree.values()) {
      for (int[] bits : new int[][] {{1, 1}, {1, 5}, {2, 2}, {3, 6}, {6, 3}, {7, 7}, {8, 8}, {10, 8}}) {
        for (boolean[] signed : new boolean[][] {{false, false}, {true, false}, {false, true}, {true, true}}) {
          configs.add(new TreeMultiplier.Config(new Operand(bits[0], signed[0]), new Operand(bits[1], signed[1]), tree, 0));
        }
      }
    }
    return configs.stream();
  }

  @ParameterizedTest
  @MethodSource("small")
  void givesEveryProduct(TreeMultiplier.Config config) {
    var multiplier = new TreeMultiplier(config);
    try (var sim = Engine.JVM.open(multiplier)) {
      for (long a = lowest(config.a()); a <= highest(config.a()); a++) {
        sim.poke(multiplier.a, a);
        for (long b = lowest(config.b()); b <= highest(config.b()); b++) {
          assertEquals(a * b, sim.poke(multiplier.b, b).peek(multiplier.product));
        }
      }
    }
  }

  private static long lowest(Operand operand) {
    return operand.signed() ? -1L << (operand.bits() - 1) : 0;
  }

  private static long highest(Operand operand) {
    return (1L << (operand.signed() ? operand.bits() - 1 : operand.bits())) - 1;
  }

  @ParameterizedTest
  @EnumSource(Tree.class)
  void givesWideProductsAfterItsLatency(Tree tree) {
    var random = new Random(5);
    for (int latency = 0; latency <= 2; latency++) {
      var config = new TreeMultiplier.Config(new Operand(24, false), new Operand(31, true), tree, latency);
      var multiplier = new TreeMultiplier(config);
      try (var sim = Engine.JVM.open(multiplier)) {
        for (int i = 0; i < 2000; i++) {
          long a = random.nextInt(1 << 24);
          long b = random.nextInt() >> 1;
          assertEquals(a * b, sim.poke(multiplier.a, a).poke(multiplier.b, b).step(latency).peek(multiplier.product));
        }
      }
    }
  }

  static final class Verbs extends Module {
    final UInt a = input(range(0, 1020));
    final SInt b = input(sint(8));
    final UInt c = input(uint(4));
    final SInt mixed = output(sint(18));
    final UInt square = output(uint(8));

    Verbs() {
      mixed.drive(TreeMultiplier.multiply(b, a, Tree.DADDA, 0));
      square.drive(TreeMultiplier.multiply(c, c, Tree.WALLACE, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void hasVerbs(Engine engine) {
    var verbs = new Verbs();
    try (var sim = engine.open(verbs)) {
      sim.poke(verbs.a, 1020).poke(verbs.b, -128).poke(verbs.c, 15);
      assertEquals(1020 * -128, sim.peek(verbs.mixed));
      assertEquals(225, sim.peek(verbs.square));
    }
  }

  /// Adders of 8 x 8 bits, one row each: Dadda's takes the fewest that there can be.
  @Test
  void daddaTakesFewerAdders() {
    assertThat(adders(Tree.DADDA)).isEqualTo(35 + 7);
    assertThat(adders(Tree.WALLACE)).isGreaterThan(35 + 7);
  }

  private static long adders(Tree tree) {
    String verilog = verilog(TreeMultiplier.Config.of(8, false, tree, 0));
    return verilog.lines().filter(line -> line.matches("  wire l\\d+_c\\d+_sum\\w* = .*")).count();
  }

  private static String verilog(TreeMultiplier.Config config) {
    return VerilogEmitter.emit(Burin.circuit(new TreeMultiplier(config))).files().get("TreeMultiplier.v");
  }

  static Stream<TreeMultiplier.Config> proved() {
    return Stream.of(
        TreeMultiplier.Config.of(7, false, Tree.WALLACE, 0), TreeMultiplier.Config.of(7, true, Tree.WALLACE, 0),
        TreeMultiplier.Config.of(7, true, Tree.DADDA, 0));
  }

  /// Yosys proves the Verilog equal to `a * b`, for each value of the three highest bits of `b`: at once it takes much longer.
  /// The trees of 7 rows have as many layers as those of 8, which take five times as long.
  @ParameterizedTest
  @MethodSource("proved")
  void isProvedEqualToTheOperator(TreeMultiplier.Config config) throws Exception {
    assertThat(prove(config, "a * b")).isEqualTo(8);
  }

  @Test
  void aWrongProductIsNotProved() throws Exception {
    assertThat(prove(TreeMultiplier.Config.of(7, false, Tree.WALLACE, 0), "a * b + (a == 7'd127 & b == 7'd9)")).isEqualTo(7);
  }

  /// For how many values of the three highest bits of `b` it is proved.
  private long prove(TreeMultiplier.Config config, String expression) throws IOException {
    String kind = config.a().signed() ? "signed" : "";
    Files.writeString(folder.resolve("tree.v"), verilog(config));
    Files.writeString(folder.resolve("gold.v"), """
        module gold(input %s [6:0] a, input %s [6:0] b, output %s [13:0] product);
          assign product = %s;
        endmodule
        """.formatted(kind, kind, kind, expression));
    var script = new StringBuilder("""
        read_verilog gold.v tree.v
        miter -equiv -flatten -make_outputs gold TreeMultiplier miter
        hierarchy -top miter
        proc
        opt -full
        """);
    for (int high = 0; high < 8; high++) script.append("sat -prove trigger 0 -set in_b[6:4] 3'd").append(high).append('\n');
    Yosys.Said said = new Yosys(Path.of("yosys"), folder).run(script.toString(), Duration.ofMinutes(5));
    assertEquals(0, said.status(), said.text());
    return said.text().lines().filter(line -> line.contains("proof finished - no model found")).count();
  }

  @Test
  void rejectsWhatIsTooWide() {
    var error = assertThrows(IllegalArgumentException.class, () -> new Operand(33, true));
    assertEquals("bits is 33, allowed 1..32", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> TreeMultiplier.Config.of(8, true, Tree.DADDA, 3));
    assertEquals("latency is 3, allowed 0..2", error.getMessage());
  }
}
