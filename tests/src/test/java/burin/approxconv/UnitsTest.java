package burin.approxconv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.Burin;
import burin.approxconv.reference.GatedNetwork;
import burin.approxconv.reference.Scheme;
import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.ConvNetworks;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.Requantiser;
import burin.sim.Engine;
import burin.verilog.VerilogEmitter;
import com.google.common.primitives.ImmutableLongArray;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The units by themselves, their widths, what cannot be built, and the size of the whole.
class UnitsTest {
  /// Inputs 10, 200, 30, 4 and weights 0.2, -0.05, 0.0938, 0.01 at the levels 1/8, 1/16, 1/32: 40 - 400 + 120.
  @ParameterizedTest
  @EnumSource(Engine.class)
  void predictorSumsShiftedInputs(Engine engine) {
    var constants = new ApproxConstants(Taps.of(4, -2, 4, 0));
    var unit = new ApproxUnit(new ApproxUnit.Config(1, 0, constants), Structure.DEFAULT);
    try (var sim = engine.open(unit)) {
      sim.poke(unit.move, true).poke(unit.places, 1).poke(unit.window, 10, 200, 30, 4).step();
      assertEquals(1, ApproxUnit.latency(Structure.DEFAULT, 4));
      assertEquals(-240 - constants.negatives(), sim.peek(unit.sum));
      sim.poke(unit.move, false).poke(unit.window, 255, 255, 255, 255).step();
      assertEquals(-240 - constants.negatives(), sim.peek(unit.sum), "stands still");
      sim.poke(unit.move, true).poke(unit.places, 0).step();
      assertEquals(-240 - constants.negatives(), sim.peek(unit.sum), "stands still without a place");
      sim.poke(unit.places, 1).step();
      assertEquals(6 * 255 - constants.negatives(), sim.peek(unit.sum));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void decisionIsStrictlyGreater(Engine engine) {
    var pred = new ReluPred(new ReluPred.Config(8, ImmutableLongArray.of(5, 5, -129, 127)));
    try (var sim = engine.open(pred)) {
      sim.poke(pred.move, true).poke(pred.sums, 5, 6, -128, 127).step();
      assertEquals(List.of(1L, 0L, 0L, 1L), LongStream.of(sim.peek(pred.noop)).boxed().toList());
    }
  }

  /// The sum of 25 products with weights of 1 to 25: each level is as wide as it needs to be.
  @Test
  void treeIsAsWideAsItsConstantsNeed() {
    int[] weights = new int[25];
    for (int i = 0; i < 25; i++) weights[i] = i + 1;
    TreePlan plan = Taps.of(weights).plan(8);
    assertEquals("[Level[lanes=25, laneBits=14, tailBits=0], Level[lanes=12, laneBits=15, tailBits=14], "
        + "Level[lanes=6, laneBits=15, tailBits=14], Level[lanes=3, laneBits=16, tailBits=14], "
        + "Level[lanes=1, laneBits=17, tailBits=17], Level[lanes=1, laneBits=18, tailBits=0]]", plan.levels().toString());
    assertEquals(5, plan.depth());
    assertEquals(12 * 15 + 6 * 15 + 3 * 16 + 17 + 17 + 18, plan.adderBits());
    assertEquals(3 * 16 + 14 + 18, plan.registerBits(3));
    assertEquals(2, plan.stages(3));
  }

  @Test
  void treeHasAsManyLevelsAsItMust() {
    for (int taps = 1; taps < 70; taps++) {
      TreePlan plan = Taps.of(IntStream.range(0, taps).map(i -> i % 5 - 2).toArray()).plan(8);
      assertEquals(ConvUnit.depth(taps), plan.depth(), taps + " taps");
    }
  }

  /// The whole LeNet has 25,500 constant multipliers and becomes Verilog in a fraction of the five seconds allowed.
  @Test
  void lenetBecomesVerilogQuickly() {
    var random = RandomCircuits.generator(1);
    var config = RandomCircuits.config(RandomLenet.of(20, 50, 1), true, Structure.DEFAULT, random);
    assertEquals(25_500, ApproxConvFormulas.multipliers(config));
    assertEquals(804, ApproxConvFormulas.latency(config));
    assertEquals(797, ApproxConvFormulas.latency(ApproxConvConfig.base(config.network(), Structure.DEFAULT)));
    var time = ManagementFactory.getThreadMXBean();
    long begin = time.getCurrentThreadCpuTime();
    var design = VerilogEmitter.emit(Burin.circuit(new ApproxConv(config)));
    double seconds = (time.getCurrentThreadCpuTime() - begin) / 1e9;
    assertTrue(seconds < 5, seconds + " s");
    assertEquals(140, design.files().keySet().stream().filter(name -> name.matches("(Conv|Approx)Unit_.*")).count());
    long lines = design.files().values().stream().mapToLong(text -> text.lines().count()).sum();
    assertTrue(lines < 25_500, "fewer lines than multipliers: " + lines);
  }

  /// The tables of docs/approxconv.md.
  @ParameterizedTest
  @CsvSource({"TAPS,960,9120", "WINDOW,1536,24480", "SECOND_LB,1899,17604"})
  void rowsTakeAsManyBitsAsThePageSays(PixelDelay delay, long first, long second) {
    var random = RandomCircuits.generator(1);
    var config = RandomCircuits.config(RandomLenet.of(20, 50, 1), true, Structure.DEFAULT.with(delay), random);
    assertEquals(first, ApproxConvFormulas.rowBits(config.plan(0)));
    assertEquals(second, ApproxConvFormulas.rowBits(config.plan(1)));
    assertEquals(804, ApproxConvFormulas.latency(config));
    var onlySecond = RandomCircuits.config(RandomLenet.of(20, 50, 1), false, Structure.DEFAULT.with(delay), random);
    assertEquals(801, ApproxConvFormulas.latency(onlySecond));
    int widest = IntStream.range(0, 50).map(i -> config.plan(1).conv(i).taps.plan(8).levels().getLast().laneBits()).max()
        .orElseThrow();
    assertEquals(22, widest);
  }

  /// Registers of the trained LeNet, without its pools.
  @ParameterizedTest
  @CsvSource({"TAPS,525161", "SECOND_LB,534582", "WINDOW,541095"})
  void predictorsNeedAsManyRegistersAsThePageSays(PixelDelay delay, long bits) {
    var network = ConvNetworks.lenetRelu();
    var structure = Structure.DEFAULT.with(delay);
    assertEquals(482_173, registerBits(ApproxConvConfig.base(network, structure)));
    assertEquals(bits, registerBits(ApproxConvConfig.of(GatedNetwork.of(network, Scheme.PROP1, 1), structure, Extras.NONE)));
  }

  private static long registerBits(ApproxConvConfig config) {
    return IntStream.range(0, config.layers()).mapToLong(i -> ApproxConvFormulas.registerBits(config.plan(i))).sum();
  }

  private static ConvLayer layer(int stride, int padding, Pooling pooling, Optional<Requantiser> requantiser) {
    return new ConvLayer("conv1", 1, 2, 3, stride, padding, new int[2][1][3][3], new int[2], pooling, requantiser);
  }

  private static final Optional<Requantiser> SCALE = Optional.of(new Requantiser(1, 8));

  private static ApproxConvConfig config(ConvLayer layer, Optional<Predictor> predictor) {
    var network = new ConvNetwork("net", new MapShape(1, 8, 8), List.of(layer), List.of());
    return new ApproxConvConfig(network, List.of(predictor), Structure.DEFAULT, Extras.NONE);
  }

  @Test
  void mistakesAreTold() {
    var good = layer(1, 0, Pooling.NONE, SCALE);
    assertTells("layer conv1: stride is 2, must be 1", () -> config(layer(2, 0, Pooling.NONE, SCALE), Optional.empty()).plan(0));
    assertTells("layer conv1: padding is 1, must be 0", () -> config(layer(1, 1, Pooling.NONE, SCALE), Optional.empty()).plan(0));
    assertTells("layer conv1 is raw, must have a requantiser",
        () -> config(layer(1, 0, Pooling.NONE, Optional.empty()), Optional.empty()).plan(0));
    assertTells("layer conv1: pooling average 2 after ReLU, must be none or max",
        () -> config(layer(1, 0, Pooling.average(2, Pooling.Order.RELU_THEN_POOL), SCALE), Optional.empty()));
    assertTells("network net has 1 convolutions, but there are 0 predictors",
        () -> new ApproxConvConfig(config(good, Optional.empty()).network(), List.of(), Structure.DEFAULT, Extras.NONE));
    assertTells("a factor is 3, must be 0 or +-2^0 to +-2^7", () -> new Predictor(new int[][][][] {{{{3}}}}, new long[1], 0));
    assertTells("1 outputs of factors, but 2 biases", () -> new Predictor(new int[1][1][3][3], new long[2], 0));
    assertTells("layer conv1 has 2 outputs, but its predictor 1",
        () -> config(good, Optional.of(new Predictor(new int[1][1][3][3], new long[1], 0))).plan(0));
    assertTells("layer conv1 has 9 weights for an output, but its predictor 4 factors",
        () -> config(good, Optional.of(new Predictor(new int[2][1][2][2], new long[2], 0))).plan(0));
    assertTells("convEvery is 0, must be at least 1",
        () -> new Structure(0, 1, PixelDelay.TAPS, Gate.NONE, Isolation.NONE));
  }

  private static void assertTells(String message, Runnable mistake) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, mistake::run).getMessage());
  }
}
