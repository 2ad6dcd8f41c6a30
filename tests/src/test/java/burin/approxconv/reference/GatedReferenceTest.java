package burin.approxconv.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.Dataset;
import burin.nn.DenseLayer;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.Pooling.Order;
import burin.nn.RandomConvNetworks;
import burin.nn.Requantiser;
import burin.nn.reference.ConvReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class GatedReferenceTest {
  private static final Optional<Requantiser> SAME = Optional.of(new Requantiser(256, 8));
  private static final RandomConvNetworks.Limits LIMITS = new RandomConvNetworks.Limits(4, 12, 3, 2, true,
      List.of(Pooling.NONE, Pooling.max(2), Pooling.average(2, Order.RELU_THEN_POOL)), 2, 2);

  /// Weights 26, -6, 12 and 1 of 128 become 4, -1 (1.5 steps are a tie), 3 steps become 2 (a tie), and 0.
  @Test
  void roundsWeightsAndBias() {
    ConvLayer layer = layer(new int[][] {{26, -6}, {12, 1}}, 10, Pooling.NONE);
    var predictor = SignPredictor.of(layer, new PowerLevels(3, 3));
    assertArrayEquals(new int[][] {{4, -1}, {2, 0}}, predictor.factors()[0][0]);
    // A step is 4 of the accumulator, and 10 / 4 is rounded up.
    assertEquals(3, predictor.bias(0));
    assertEquals(8 + 2 + 2 + 1, predictor.sumBits());
    assertTrue(predictor.computes(0, -2));
    assertTrue(!predictor.computes(0, -3));
    assertTrue(predictor.withThreshold(SignPredictor.ALWAYS).computes(0, Integer.MIN_VALUE));
    // With the requantiser 1, two outputs are two of the accumulator, half a step; -2 are half a step below 0.
    assertEquals(0, predictor.withThresholdInOutputs(2).threshold());
    assertEquals(2, predictor.withThresholdInOutputs(8).threshold());
    assertEquals(-1, predictor.withThresholdInOutputs(-2).threshold());
  }

  /// Finer than the accumulator: a step of 1/256 is half of it.
  @Test
  void biasesMayBeFinerThanTheAccumulator() {
    var predictor = SignPredictor.of(layer(new int[][] {{1}}, -5, Pooling.NONE), new PowerLevels(1, 8));
    assertEquals(-10, predictor.bias(0));
    assertEquals(2, predictor.factors()[0][0][0][0]);
  }

  @Test
  void choosesTheLargestLevelByTheWeights() {
    ConvLayer layer = layer(new int[][] {{26, -6}, {12, 1}}, 0, Pooling.NONE);
    assertEquals(new PowerLevels(2, 3), PowerLevels.of(layer, 3));
    assertEquals(new SignLevels((26 + 6 + 12 + 1) / 4.0 / 128), SignLevels.of(layer));
  }

  /// Computed outputs are those of the network, skipped ones are 0, and no output is skipped against the predictor.
  @Test
  void gatesAsDefined() {
    var random = new Random(8);
    long skipped = 0;
    for (long seed = 0; seed < 150; seed++) {
      ConvNetwork network = RandomConvNetworks.random(seed, LIMITS);
      if (network.convolutions().getLast().raw()) continue;
      for (Scheme scheme : Scheme.values()) {
        GatedNetwork gated = GatedNetwork.of(network, scheme, random.nextInt(1, 9));
        int[] image = RandomConvNetworks.image(network.input(), random);
        var run = new GatedReference(gated).run(image);
        int[] values = image;
        for (int i = 0; i < network.convolutions().size(); i++) {
          skipped += checkLayer(gated, i, values, run, "seed " + seed + " " + scheme);
          values = run.outputs().get(i);
        }
      }
    }
    assertTrue(skipped > 10_000, skipped + " skipped");
  }

  private static long checkLayer(GatedNetwork gated, int i, int[] values, GatedReference.Run run, String message) {
    ConvLayer layer = gated.network().convolutions().get(i);
    MapShape input = gated.network().shape(i);
    MapShape maps = layer.convolved(input);
    boolean[] skipped = run.skipped().get(i);
    int[] outputs = new int[maps.size()];
    long negative = 0;
    long falseNegatives = 0;
    long skips = 0;
    for (int k = 0; k < outputs.length; k++) {
      int m = k / maps.mapSize();
      long sum = sum(layer.weights(), layer, input, values, k, maps) + layer.bias(m);
      boolean computed = computes(gated.predictors().get(i), layer, input, values, k, maps);
      assertEquals(!computed, skipped[k], message);
      outputs[k] = computed ? layer.requantiser().orElseThrow().apply(sum) : 0;
      if (sum <= 0) negative++;
      if (!computed) skips++;
      if (!computed && sum > 0) falseNegatives++;
    }
    assertArrayEquals(pooled(layer, maps, outputs), run.outputs().get(i), message);
    LayerCounts counts = run.counts().get(i);
    assertEquals(List.of((long) outputs.length, negative, skips, falseNegatives),
        List.of(counts.outputs(), counts.negative(), counts.skipped(), counts.falseNegatives()), message);
    return skips;
  }

  private static boolean computes(
      Optional<SignPredictor> predictor, ConvLayer layer, MapShape input, int[] values, int k, MapShape maps) {
    return predictor.isEmpty() || sum(predictor.get().factors(), layer, input, values, k, maps)
        + predictor.get().bias(k / maps.mapSize()) > predictor.get().threshold();
  }

  private static long sum(int[][][][] factors, ConvLayer layer, MapShape input, int[] values, int k, MapShape maps) {
    int top = k / maps.columns() % maps.rows() * layer.stride() - layer.padding();
    int left = k % maps.columns() * layer.stride() - layer.padding();
    int[][][] kernels = factors[k / maps.mapSize()];
    long sum = 0;
    for (int n = 0; n < kernels.length; n++) {
      for (int i = 0; i < layer.kernel(); i++) {
        for (int j = 0; j < layer.kernel(); j++) {
          boolean inside = top + i >= 0 && top + i < input.rows() && left + j >= 0 && left + j < input.columns();
          if (inside) sum += (long) kernels[n][i][j] * values[input.index(n, top + i, left + j)];
        }
      }
    }
    return sum;
  }

  private static int[] pooled(ConvLayer layer, MapShape maps, int[] outputs) {
    int size = layer.pooling().size();
    var pooled = new MapShape(maps.channels(), maps.rows() / size, maps.columns() / size);
    int[] result = new int[pooled.size()];
    for (int k = 0; k < result.length; k++) {
      int total = 0;
      int largest = 0;
      for (int i = 0; i < size * size; i++) {
        int value = outputs[maps.index(k / pooled.mapSize(), k / pooled.columns() % pooled.rows() * size + i / size,
            k % pooled.columns() * size + i % size)];
        total += value;
        largest = Math.max(largest, value);
      }
      result[k] = layer.pooling().kind() == Pooling.Kind.AVERAGE ? (total + size * size / 2) / (size * size) : largest;
    }
    return result;
  }

  @Test
  void neverSkippingIsTheNetworkItself() {
    var random = new Random(9);
    for (long seed = 0; seed < 60; seed++) {
      ConvNetwork network = RandomConvNetworks.random(seed, LIMITS);
      if (network.convolutions().getLast().raw()) continue;
      var always = GatedNetwork.of(network, Scheme.PROP1, 2).withPredictors(each -> each.withThreshold(SignPredictor.ALWAYS));
      int[] image = RandomConvNetworks.image(network.input(), random);
      int[][] exact = new ConvReference(network).forward(image);
      for (GatedNetwork gated : List.of(always, GatedNetwork.base(network), GatedNetwork.of(network, Scheme.BASE, 1))) {
        assertArrayEquals(exact, new GatedReference(gated).run(image).outputs().toArray(int[][]::new), "seed " + seed);
      }
    }
  }

  /// Extreme biases: what is skipped is 0, however far the bias is from the sums.
  @Test
  void skippedOutputsAreZeroWithAnyBias() {
    for (int bias : List.of(33_900, -98_000)) {
      ConvLayer layer = layer(new int[][] {{127, 127}, {127, -128}}, bias, Pooling.max(2));
      var network = new ConvNetwork("x", new MapShape(1, 3, 3), List.of(layer), List.of());
      var gated = new GatedNetwork(network, List.of(
          Optional.of(SignPredictor.of(layer, new PowerLevels(0, 1)).withThreshold(Long.MAX_VALUE))));
      assertArrayEquals(new int[1], new GatedReference(gated).run(new int[9]).outputs().getFirst());
    }
  }

  @Test
  void reportsWhatRunsTell() {
    ConvNetwork network = digitNetwork();
    Dataset data = digits(40);
    GatedNetwork gated = GatedNetwork.of(network, Scheme.PROP1, 2);
    var model = new GatedReference(gated);
    GateReport report = model.report(data);
    List<LayerCounts> counts = new ArrayList<>(List.of(LayerCounts.NONE));
    int correct = 0;
    for (int i = 0; i < data.size(); i++) {
      var run = model.run(data.input(i, network));
      counts.set(0, counts.getFirst().plus(run.counts().getFirst()));
      if (run.classified() == data.label(i)) correct++;
    }
    assertEquals(new GateReport(40, correct, counts), report);
    LayerCounts all = report.all();
    assertEquals(all.negative(), all.skipped() - all.falseNegatives() + all.falsePositives());
    assertTrue(all.lost() <= all.falseNegatives() && all.falseNegatives() <= all.skipped());
  }

  @Test
  void higherThresholdsSkipMore() {
    ConvNetwork network = digitNetwork();
    var curve = ThresholdCurve.of(GatedNetwork.of(network, Scheme.PROP1, 3), List.of(-1e6, -5.0, 0.0, 5.0, 1e6), digits(20));
    double last = -1;
    for (ThresholdCurve.Point point : curve) {
      double skip = point.report().all().skipRate();
      assertTrue(skip >= last, curve::toString);
      last = skip;
    }
    assertEquals(0, curve.getFirst().report().all().skipRate());
    assertEquals(1, curve.getLast().report().all().skipRate());
  }

  /// The chosen number is the first in the list of trials that loses less than the limit.
  @Test
  void selectsTheSmallestNumberOfLevels() {
    ConvNetwork network = digitNetwork();
    Dataset data = selfLabelled(network, 60);
    var selection = LevelSelection.select(network, Scheme.PROP1, data, 0.05);
    assertEquals(60, selection.base());
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), selection.trials().stream().map(LevelSelection.Trial::levels).toList());
    OptionalInt first = selection.trials().stream()
        .filter(trial -> trial.correct() > 57).mapToInt(LevelSelection.Trial::levels).findFirst();
    assertEquals(first, selection.chosen());
    for (LevelSelection.Trial trial : selection.trials()) {
      GatedNetwork gated = GatedNetwork.of(network, Scheme.PROP1, trial.levels());
      assertEquals(new GatedReference(gated).report(data).correct(), trial.correct());
    }
    assertEquals(OptionalInt.empty(), LevelSelection.select(network, Scheme.PROP1, data, -1).chosen());
    assertEquals(OptionalInt.of(1), LevelSelection.select(network, Scheme.BASE, data, 0.01).chosen());
  }

  @Test
  void refusesLayersWithoutAReluOfTheirOwn() {
    ConvLayer pooled = layer(new int[][] {{1}}, 0, Pooling.average(2, Order.POOL_THEN_RELU));
    assertEquals("layer conv has no ReLU right after its convolution (average 2 before ReLU), so there is no sign to predict",
        assertThrows(IllegalArgumentException.class, () -> SignPredictor.of(pooled, new PowerLevels(0, 1))).getMessage());
    var network = new ConvNetwork("x", new MapShape(1, 3, 3), List.of(pooled), List.of());
    assertEquals("network x has 1 convolutions, but 0 places for predictors",
        assertThrows(IllegalArgumentException.class, () -> new GatedNetwork(network, List.of())).getMessage());
  }

  /// One convolution of images of 10 x 10 and one layer of ten scores.
  private static ConvNetwork digitNetwork() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    var shape = new MapShape(1, 10, 10);
    var limits = new RandomConvNetworks.Limits(6, 10, 3, 1, false, List.of(Pooling.max(2)), 1, 1);
    ConvLayer layer = RandomConvNetworks.layer("conv", shape, false, limits, random).orElseThrow();
    int inputs = layer.output(shape).size();
    int[][] weights = new int[10][inputs];
    for (int[] row : weights) Arrays.setAll(row, _ -> random.nextInt(-128, 128));
    return new ConvNetwork("digits", shape, List.of(layer),
        List.of(new DenseLayer("fc", inputs, 10, weights, new int[10], Optional.empty())));
  }

  /// Noise with random labels.
  private static Dataset digits(int count) {
    var random = new Random(10);
    byte[] pixels = new byte[100 * count];
    byte[] labels = new byte[count];
    random.nextBytes(pixels);
    for (int i = 0; i < count; i++) labels[i] = (byte) random.nextInt(10);
    return new Dataset("noise", 10, 10, pixels, labels);
  }

  /// Noise whose labels are what `network` makes of it.
  private static Dataset selfLabelled(ConvNetwork network, int count) {
    Dataset noise = digits(count);
    var model = new ConvReference(network);
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) labels[i] = (byte) model.classify(noise.input(i, network));
    return new Dataset("labelled", 10, 10, noise.pixels(), labels);
  }

  private static ConvLayer layer(int[][] kernel, int bias, Pooling pooling) {
    return new ConvLayer("conv", 1, 1, kernel.length, 1, 0, new int[][][][] {{kernel}}, new int[] {bias}, pooling, SAME);
  }
}
