package burin.mlcnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.flow.MlcnnHost;
import burin.lib.arithmetic.FloatFormat;
import burin.lib.arithmetic.reference.FloatArithmetic;
import burin.mlcnn.reference.FloatingLayer;
import burin.mlcnn.reference.FloatingLayer.Way;
import burin.nn.FloatConvLayer;
import burin.nn.FloatConvNetwork;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.sim.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The accelerator with floating point against its model, bit for bit, and against `double`, nearly.
class FloatingMlcnnTest {
  private static final Pooling AVERAGE = Pooling.average(2, Pooling.Order.POOL_THEN_RELU);

  private static MlcnnConfig config(NumberFormat format, Mode mode, SliceMap slices, int pool) {
    return new MlcnnConfig(format, mode, Sums.FULL, slices, new Tile(8, 2, 12, 12), new Limits(3, 2, pool, 400), 200);
  }

  private static FloatArithmetic arithmetic(NumberFormat numbers) {
    FloatFormat format = numbers.floating().orElseThrow();
    return FloatArithmetic.of(format.exponentBits(), format.fractionBits(), format.flushes());
  }

  private static float[][][][] weights(int outputs, int inputs, int kernel, SplittableRandom random) {
    var weights = new float[outputs][inputs][kernel][kernel];
    for (var output : weights) for (var input : output) for (var row : input) {
      for (int j = 0; j < kernel; j++) row[j] = (float) random.nextDouble(-1, 1);
    }
    return weights;
  }

  private static FloatConvLayer layer(
      String name, int outputs, int inputs, int kernel, int stride, Pooling pooling, boolean relu, SplittableRandom random) {
    var bias = new float[outputs];
    for (int m = 0; m < outputs; m++) bias[m] = (float) random.nextDouble(-1, 1);
    return FloatConvLayer.of(name, stride, kernel / 3, pooling, relu, weights(outputs, inputs, kernel, random), bias);
  }

  /// Three layers: one that is averaged, one with a stride, and one without ReLU, averaged too.
  private static FloatConvNetwork network(long seed, Pooling first) {
    var random = new SplittableRandom(seed);
    return new FloatConvNetwork("float " + seed, new MapShape(2, 18, 19), List.of(
        layer("a", 3, 2, 3, 1, first, true, random),
        layer("b", 5, 3, 2, 1 + (int) (seed % 2), Pooling.NONE, true, random),
        layer("c", 2, 5, 2, 1, AVERAGE, false, random)));
  }

  private static int[] image(FloatConvNetwork network, NumberFormat format, SplittableRandom random) {
    int[] image = new int[network.input().size()];
    for (int i = 0; i < image.length; i++) image[i] = (int) arithmetic(format).fromDouble(random.nextDouble(-2, 2));
    return image;
  }

  private static Way way(Mode mode) {
    return switch (mode) {
      case DIRECT -> Way.DIRECT;
      case MERGED -> Way.MERGED;
      case MLCNN, BOTH -> Way.FUSED;
    };
  }

  /// Outputs of every layer and all counters.
  private static void check(
      Engine engine, MlcnnConfig config, FloatConvNetwork network, MlcnnCompiler.Options options, int images) {
    MlcnnProgram program = new MlcnnCompiler(config).compile(network, options);
    var formulas = new MlcnnFormulas(config, MlcnnHost.LATENCY);
    var random = new SplittableRandom(9);
    var module = new Mlcnn(config);
    try (var simulator = engine.open(module)) {
      var host = new MlcnnHost(module, simulator, program);
      host.load();
      for (int n = 0; n < images; n++) {
        int[] values = image(network, config.format(), random);
        var result = host.run(values);
        MapShape shape = network.input();
        for (int i = 0; i < network.layers().size(); i++) {
          FloatConvLayer layer = network.layers().get(i);
          Way way = options.direct().contains(layer.shape().name()) ? Way.DIRECT : way(config.mode());
          values = new FloatingLayer(layer, shape, arithmetic(config.format()), way, config.limits().pool()).forward(values);
          shape = layer.shape().output(shape);
          if (program.layers().get(i).plan().halvesOut()) continue;
          assertArrayEquals(values, MlcnnProgram.read(host.dram(), program.layers().get(i).output()), layer.shape().name());
        }
        assertArrayEquals(values, result.outputs());
        assertEquals(formulas.counts(program).toString(), host.counts().toString());
        assertEquals(formulas.cycles(program), result.cycles());
      }
    }
  }

  static Stream<Arguments> machines() {
    return Stream.of(NumberFormat.BINARY32, NumberFormat.BINARY16).flatMap(format -> Stream.of(Mode.values())
        .map(mode -> Arguments.of(format, mode)));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void equalsTheModel(NumberFormat format, Mode mode) {
    for (long seed = 1; seed <= 2; seed++) {
      var slices = seed == 1 ? new SliceMap(2, 2) : new SliceMap(4, 1);
      check(Engine.JVM, config(format, mode, slices, 2), network(seed, AVERAGE), MlcnnCompiler.Options.USUAL, 2);
    }
  }

  /// Windows of 3, and of 2 where there are adders for 3.
  @ParameterizedTest
  @MethodSource("machines")
  void equalsTheModelWithWiderWindows(NumberFormat format, Mode mode) {
    var three = Pooling.average(3, Pooling.Order.POOL_THEN_RELU);
    check(Engine.JVM, config(format, mode, new SliceMap(2, 2), 3), network(3, three), MlcnnCompiler.Options.USUAL, 1);
  }

  /// The largest of each window; one layer fused and one not; half sums stored for the next layer.
  @Test
  void equalsTheModelInOtherWays() {
    var config = config(NumberFormat.BINARY32, Mode.BOTH, new SliceMap(2, 2), 2);
    check(Engine.JVM, config, network(4, Pooling.max(2)), MlcnnCompiler.Options.USUAL, 1);
    check(Engine.JVM, config, network(5, AVERAGE), new MlcnnCompiler.Options(Set.of("a"), false), 1);
    check(Engine.JVM, config, network(6, AVERAGE), new MlcnnCompiler.Options(Set.of(), true), 1);
  }

  @ParameterizedTest
  @MethodSource("machines")
  void verilatorAgrees(NumberFormat format, Mode mode) {
    if (mode != Mode.BOTH) return;
    check(Engine.LOCKSTEP, config(format, mode, new SliceMap(2, 1), 2), network(1, AVERAGE), MlcnnCompiler.Options.USUAL, 1);
  }

  /// Rounding apart, all ways give the same: what a model in `double` gives.
  @Test
  void isNearTheExactResult() {
    var network = network(7, AVERAGE);
    var random = new SplittableRandom(1);
    FloatConvLayer layer = network.layers().getFirst();
    for (NumberFormat format : List.of(NumberFormat.BINARY32, NumberFormat.BINARY16)) {
      int[] image = image(network, format, random);
      List<int[]> results = new ArrayList<>();
      for (Way way : Way.values()) {
        results.add(new FloatingLayer(layer, network.input(), arithmetic(format), way, 2).forward(image));
      }
      double tolerance = format == NumberFormat.BINARY32 ? 1e-5 : 0.05;
      for (int i = 0; i < results.getFirst().length; i++) {
        double exact = exact(layer, network.input(), format, image, i);
        for (int[] result : results) {
          assertEquals(exact, arithmetic(format).toDouble(Integer.toUnsignedLong(result[i])), tolerance);
        }
      }
    }
  }

  private static double exact(FloatConvLayer layer, MapShape input, NumberFormat format, int[] image, int place) {
    MapShape output = layer.shape().output(input);
    int m = place / output.mapSize();
    int y = place % output.mapSize() / output.columns();
    int x = place % output.columns();
    double sum = 0;
    for (int window = 0; window < 4; window++) {
      for (int c = 0; c < input.channels(); c++) {
        for (int k = 0; k < 9; k++) {
          int row = 2 * y + window / 2 + k / 3 - layer.shape().padding();
          int column = 2 * x + window % 2 + k % 3 - layer.shape().padding();
          if (row < 0 || column < 0 || row >= input.rows() || column >= input.columns()) continue;
          double value = arithmetic(format).toDouble(Integer.toUnsignedLong(image[input.index(c, row, column)]));
          sum += value * layer.weight(m, c, k / 3, k % 3);
        }
      }
    }
    return Math.max(0, sum / 4 + layer.bias(m));
  }

  @Test
  void refusesWhatDoesNotFit() {
    var after = Pooling.average(2, Pooling.Order.RELU_THEN_POOL);
    var direct = new MlcnnCompiler(config(NumberFormat.BINARY32, Mode.DIRECT, new SliceMap(1, 1), 2));
    var error = assertThrows(
        IllegalArgumentException.class, () -> direct.compile(network(1, after), MlcnnCompiler.Options.USUAL));
    assertEquals("mlcnn: layer a: averages after the ReLU, which is for bytes only; average before it", error.getMessage());
    var bytes = new MlcnnCompiler(config(NumberFormat.INT8, Mode.DIRECT, new SliceMap(1, 1), 2));
    error = assertThrows(
        IllegalArgumentException.class, () -> bytes.compile(network(1, AVERAGE), MlcnnCompiler.Options.USUAL));
    assertEquals("mlcnn: network float 1 is of floating point, and the accelerator of INT8", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () ->
        config(NumberFormat.BINARY16, Mode.MLCNN, new SliceMap(1, 1), 2).with(Sums.TRUNC8));
    assertEquals("mlcnn: TRUNC8 truncates sums of bytes, and the format is BINARY16; use FULL", error.getMessage());
  }
}
