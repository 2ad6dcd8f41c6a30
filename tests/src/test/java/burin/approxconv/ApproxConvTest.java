package burin.approxconv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.Burin;
import burin.approxconv.reference.GatedNetwork;
import burin.approxconv.reference.Scheme;
import burin.approxconv.reference.SignPredictor;
import burin.ir.Circuit;
import burin.nn.ConvNetwork;
import burin.nn.ConvNetworks;
import burin.nn.Datasets;
import burin.nn.RandomConvNetworks;
import burin.sim.Compiled;
import burin.sim.Engine;
import burin.sim.testing.Item;
import burin.sim.testing.Scoreboard;
import burin.sim.testing.TestBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The circuit against loops in plain Java, under random stalls on both sides.
class ApproxConvTest {
  private static final long PATIENCE = 100_000;

  /// What came out of some images.
  private record Run(List<Item> items, List<Long> pixels, List<List<Long>> skips) {}

  private static Run run(Compiled compiled, ApproxConv module, ApproxConvConfig config, List<int[]> images, int... stalls) {
    try (var sim = compiled.open()) {
      var bench = new TestBench(sim, stalls[0] + 3).reset();
      var driver = bench.add(bench.driver(module.in.valid, module.in.ready, module.in.payload).stalling(stalls[0]));
      var board = bench.add(new Scoreboard("out"));
      var items = new ArrayList<Item>();
      bench.add(bench.monitor(module.out.valid, module.out.ready, module.out.payload).stalling(stalls[1])).onItem(item -> {
        items.add(item);
        board.arrived(item);
      });
      var model = new GatedModel(config);
      for (int[] image : images) {
        driver.send(Feeding.pixels(config.network().input(), image));
        board.expect(Feeding.pixels(config.network().shape(config.layers()), model.run(image).output()));
      }
      bench.runUntil(() -> driver.isDone() && board.isDone(), PATIENCE).run(20);
      return new Run(items, module.pixels.stream().map(sim::peek).toList(),
          module.skips.stream().map(skips -> IntStream.range(0, skips.length())
              .mapToObj(i -> sim.peek(skips)[i]).toList()).toList());
    }
  }

  private static List<int[]> images(ConvNetwork network, int count, RandomGenerator random) {
    return Stream.generate(() -> RandomConvNetworks.image(network.input(), random)).limit(count).toList();
  }

  private static final int[][] STALLS = {{0, 0}, {40, 0}, {0, 40}, {50, 50}};

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void randomNetworksGiveWhatTheModelGives(Engine engine) {
    for (int seed = 0; seed < 12; seed++) {
      var random = RandomCircuits.generator(seed);
      var network = RandomCircuits.network(random);
      var structure = structure(random);
      var config = seed % 4 == 0
          ? ApproxConvConfig.base(network, structure).with(Extras.STATISTICS)
          : RandomCircuits.config(network, seed % 4 > 1, structure, random);
      matches(engine, config, random, STALLS[seed % STALLS.length]);
    }
  }

  private static Structure structure(RandomGenerator random) {
    return new Structure(1 + random.nextInt(4), 1 + random.nextInt(4), PixelDelay.values()[random.nextInt(3)],
        Gate.values()[random.nextInt(3)], Isolation.values()[random.nextInt(3)]);
  }

  @ParameterizedTest
  @EnumSource(value = Engine.class, names = {"VERILATOR", "LOCKSTEP"})
  void inVerilogToo(Engine engine) {
    var random = RandomCircuits.generator(5);
    var structure = new Structure(2, 3, PixelDelay.TAPS, Gate.ICG, Isolation.AND);
    matches(engine, RandomCircuits.config(RandomCircuits.network(random), true, structure, random), random, 30, 30);
  }

  /// Outputs, and the counters of what was skipped.
  private static void matches(Engine engine, ApproxConvConfig config, RandomGenerator random, int... stalls) {
    var module = new ApproxConv(config);
    var images = images(config.network(), 3, random);
    Run run = run(engine.compile(module), module, config, images, stalls);
    var model = new GatedModel(config);
    for (int i = 0; i < config.layers(); i++) {
      int layer = i;
      long places = (long) images.size() * config.network().convolved(i).mapSize();
      assertEquals(places, run.pixels().get(i), "places of layer " + (i + 1));
      long[] skips = new long[config.network().convolutions().get(i).outputs()];
      for (int[] image : images) {
        long[] of = model.run(image).skips().get(layer);
        for (int m = 0; m < skips.length; m++) skips[m] += of[m];
      }
      assertArrayEquals(skips, run.skips().get(i).stream().mapToLong(n -> n).toArray(), "skips of layer " + (i + 1));
    }
  }

  /// Every way to wait, to gate and to isolate gives the same outputs under the same stalls.
  @Test
  void structuresDoNotMatter() {
    var random = RandomCircuits.generator(11);
    var network = RandomCircuits.network(random);
    var config = RandomCircuits.config(network, true, Structure.DEFAULT, random);
    var images = images(network, 2, random);
    List<Item> expected = List.of();
    for (PixelDelay delay : PixelDelay.values()) {
      for (Gate gate : Gate.values()) {
        for (Isolation isolation : Isolation.values()) {
          var structure = new Structure(3, 2, delay, gate, isolation);
          var other = new ApproxConvConfig(network, config.predictors(), structure, Extras.STATISTICS);
          var module = new ApproxConv(other);
          List<Item> items = run(Engine.JVM.compile(module), module, other, images, 35, 35).items();
          if (expected.isEmpty()) expected = items;
          assertEquals(expected, items, delay + ", " + gate + ", " + isolation);
        }
      }
    }
  }

  @Test
  void withAThresholdBelowEverythingAllIsComputed() {
    var random = RandomCircuits.generator(21);
    var network = RandomCircuits.network(random);
    var base = ApproxConvConfig.base(network, Structure.DEFAULT);
    var predictors = RandomCircuits.config(network, true, Structure.DEFAULT, random).predictors().stream()
        .map(predictor -> predictor.map(p -> p.withThreshold(Predictor.ALWAYS))).toList();
    var always = new ApproxConvConfig(network, predictors, Structure.DEFAULT, Extras.STATISTICS);
    var images = images(network, 3, random);
    var baseModule = new ApproxConv(base);
    var module = new ApproxConv(always);
    Run run = run(Engine.JVM.compile(module), module, always, images, 30, 30);
    assertEquals(run(Engine.JVM.compile(baseModule), baseModule, base, images, 30, 30).items(), run.items());
    assertTrue(run.skips().stream().flatMap(List::stream).allMatch(skips -> skips == 0));
  }

  /// A trained network, whose predictors have words to say: with the threshold below everything none of them counts.
  @Test
  void ofATrainedNetworkToo() {
    var gated = GatedNetwork.of(ConvNetworks.lenet1Relu(), Scheme.PROP1, 2);
    var always = ApproxConvConfig.of(
        gated.withPredictors(predictor -> predictor.withThreshold(SignPredictor.ALWAYS)), Structure.DEFAULT, Extras.STATISTICS);
    var base = ApproxConvConfig.base(gated.network(), Structure.DEFAULT);
    var sample = Datasets.sample();
    var images = IntStream.range(0, 5).mapToObj(i -> sample.input(i, gated.network())).toList();
    var baseModule = new ApproxConv(base);
    var module = new ApproxConv(always);
    List<Item> items = run(Engine.JVM.compile(baseModule), baseModule, base, images, 0, 20).items();
    Run run = run(Engine.JVM.compile(module), module, always, images, 20, 0);
    assertEquals(items, run.items());
    assertTrue(run.skips().stream().flatMap(List::stream).allMatch(skips -> skips == 0));
    var gatedConfig = ApproxConvConfig.of(gated, Structure.DEFAULT, Extras.STATISTICS);
    var gatedModule = new ApproxConv(gatedConfig);
    Run skipping = run(Engine.JVM.compile(gatedModule), gatedModule, gatedConfig, images, 0, 0);
    assertTrue(skipping.skips().stream().allMatch(skips -> skips.stream().mapToLong(n -> n).sum() > 0));
  }

  /// An image that is cut short leaves nothing behind in the next one.
  @ParameterizedTest
  @EnumSource(PixelDelay.class)
  void imagesMayBeCutShort(PixelDelay delay) {
    var random = RandomCircuits.generator(31);
    var network = RandomCircuits.network(random);
    var config = RandomCircuits.config(network, true, Structure.DEFAULT.with(delay), random);
    var module = new ApproxConv(config);
    try (var sim = Engine.JVM.open(module)) {
      var bench = new TestBench(sim, 1).reset();
      var driver = bench.add(bench.driver(module.in.valid, module.in.ready, module.in.payload).stalling(20));
      var monitor = bench.add(bench.monitor(module.out.valid, module.out.ready, module.out.payload).stalling(20));
      var images = images(network, 2, random);
      int pixels = network.input().mapSize();
      driver.send(Feeding.pixels(network.input(), images.get(0)).subList(0, pixels - 2));
      driver.send(Feeding.pixels(network.input(), images.get(1)));
      var expected = Feeding.pixels(network.shape(config.layers()), new GatedModel(config).run(images.get(1)).output());
      bench.runUntil(driver::isDone, PATIENCE).run(100);
      var items = monitor.items();
      assertEquals(expected, items.subList(items.size() - expected.size(), items.size()));
    }
  }

  @Test
  void registersAreAsManyAsTheFormulaSays() {
    for (int seed = 0; seed < 12; seed++) {
      var random = RandomCircuits.generator(seed);
      var network = RandomCircuits.network(random);
      var config = RandomCircuits.config(network, seed % 2 == 0, structure(random), random);
      for (int i = 0; i < config.layers(); i++) {
        LayerPlan plan = config.plan(i);
        Circuit circuit = Burin.circuit(new StreamConvLayer(new StreamConvLayer.Config(1, plan)));
        assertEquals(RegisterBits.of(circuit), ApproxConvFormulas.registerBits(plan), "layer " + i + " of " + plan.structure());
      }
    }
  }

  /// The cycles of the formula, for images whose tiles leave nothing over.
  @ParameterizedTest
  @EnumSource(PixelDelay.class)
  void takesAsManyCyclesAsTheFormulaSays(PixelDelay delay) {
    var random = RandomCircuits.generator(2);
    var network = RandomLenet.of(3, 5, 2);
    for (boolean predicts : new boolean[] {false, true}) {
      var structure = Structure.DEFAULT.with(delay);
      var config = predicts ? RandomCircuits.config(network, true, structure, random) : ApproxConvConfig.base(network, structure);
      var module = new ApproxConv(config);
      try (var sim = Engine.JVM.open(module)) {
        var bench = new TestBench(sim, 1).reset();
        var driver = bench.add(bench.driver(module.in.valid, module.in.ready, module.in.payload));
        var monitor = bench.add(bench.monitor(module.out.valid, module.out.ready, module.out.payload));
        var images = images(network, 2, random);
        for (int[] image : images) driver.send(Feeding.pixels(network.input(), image));
        bench.runUntil(driver::isDone, PATIENCE).run(60);
        int results = network.shape(2).mapSize();
        assertEquals(2 * results, monitor.cycles().size());
        assertEquals(784, ApproxConvFormulas.interval(config));
        assertEquals(784, driver.cycles().get(784) - driver.cycles().getFirst());
        long first = driver.cycles().getFirst();
        assertEquals(ApproxConvFormulas.latency(config), monitor.cycles().get(2 * results - 1) - first - 784 + 1);
      }
    }
  }
}
