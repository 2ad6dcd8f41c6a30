package burin.approxconv;

import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.DenseLayer;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.Requantiser;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Networks of the shape of LeNet with random weights: two convolutions of 5 x 5, each followed by a ReLU and the largest of
/// every 2 x 2 tile, and one fully connected layer. They know nothing, but cost what trained ones cost.
public final class RandomLenet {
  private static final int SIDE = 28;
  private static final int KERNEL = 5;
  private static final int CLASSES = 10;
  private static final int LAST_SIDE = 4;
  private static final double SPREAD = 30;
  private static final int LARGEST = 127;
  private static final int MOST_BIAS = 500;

  private RandomLenet() {}

  /// The same seed always gives the same network.
  ///
  /// @param first maps of the first convolution, at least 1
  /// @param second maps of the second convolution, at least 1
  public static ConvNetwork of(int first, int second, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int values = second * LAST_SIDE * LAST_SIDE;
    return new ConvNetwork("random-lenet-%d-%d".formatted(first, second), new MapShape(1, SIDE, SIDE), List.of(
        convolution("conv1", 1, first, random), convolution("conv2", first, second, random)),
        List.of(new DenseLayer("fc", values, CLASSES, rows(CLASSES, values, random), biases(CLASSES, random), Optional.empty())));
  }

  private static ConvLayer convolution(String name, int inputs, int outputs, RandomGenerator random) {
    int[][][][] weights = new int[outputs][inputs][][];
    for (int[][][] output : weights) {
      for (int i = 0; i < inputs; i++) output[i] = rows(KERNEL, KERNEL, random);
    }
    return new ConvLayer(name, inputs, outputs, KERNEL, 1, 0, weights, biases(outputs, random), Pooling.max(2),
        Optional.of(scale(inputs)));
  }

  /// Sums of random products spread as the root of their number; most results are to be bytes that say something.
  private static Requantiser scale(int inputs) {
    return Requantiser.of(1 / (SPREAD * KERNEL * Math.sqrt(inputs)));
  }

  private static int[][] rows(int count, int length, RandomGenerator random) {
    int[][] rows = new int[count][length];
    for (int[] row : rows) {
      for (int j = 0; j < length; j++) row[j] = Math.clamp(Math.round(random.nextGaussian() * SPREAD), -LARGEST, LARGEST);
    }
    return rows;
  }

  private static int[] biases(int count, RandomGenerator random) {
    return random.ints(count, -MOST_BIAS, MOST_BIAS + 1).toArray();
  }
}
