package burin.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Random convolution networks for tests: the same seed and limits always give the same network.
public final class RandomConvNetworks {
  private static final String ALGORITHM = "L64X128MixRandom";

  private RandomConvNetworks() {}

  /// What a random network must fit.
  ///
  /// @param maxMaps the most maps of the input and of a layer
  /// @param maxSide the largest height and width of the input
  /// @param maxKernel the largest kernel
  /// @param maxStride the largest stride
  /// @param padding whether some inputs are padded
  /// @param poolings what a layer may do with its outputs
  /// @param convolutions the most convolutions; there is at least one
  /// @param dense the most fully connected layers; there may be none
  public record Limits(int maxMaps, int maxSide, int maxKernel, int maxStride, boolean padding,
      List<Pooling> poolings, int convolutions, int dense) {

    public Limits {
      poolings = List.copyOf(poolings);
      if (maxMaps < 1 || maxKernel < 1 || maxStride < 1 || convolutions < 1 || dense < 0 || poolings.isEmpty()) {
        throw new IllegalArgumentException("maxMaps, maxKernel, maxStride, convolutions and poolings must be at least 1");
      }
      int side = maxKernel + maxStride * (largest(poolings) - 1);
      if (maxSide < side) throw new IllegalArgumentException(
          "maxSide is %d, must be at least %d so that the largest kernel, stride and window fit".formatted(maxSide, side));
    }

    /// Small networks with every pooling.
    public static Limits small() {
      return new Limits(5, 16, 5, 2, true, List.of(Pooling.NONE, Pooling.max(2), Pooling.max(3),
          Pooling.average(2, Pooling.Order.POOL_THEN_RELU), Pooling.average(2, Pooling.Order.RELU_THEN_POOL),
          Pooling.average(3, Pooling.Order.POOL_THEN_RELU)), 3, 2);
    }

    private static int largest(List<Pooling> poolings) {
      return poolings.stream().mapToInt(Pooling::size).max().orElseThrow();
    }
  }

  /// A random network within `limits`, whose last layer is mostly raw.
  ///
  /// Weights have their full range, some rows nothing but its ends; biases are up to the limit of the accumulator;
  /// requantisers spread the outputs over their range. A convolution that would not fit what is left of the maps is
  /// not added.
  public static ConvNetwork random(long seed, Limits limits) {
    RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
    var shape = new MapShape(between(1, limits.maxMaps(), random),
        between(smallest(limits), limits.maxSide(), random), between(smallest(limits), limits.maxSide(), random));
    int dense = random.nextInt(limits.dense() + 1);
    List<ConvLayer> convolutions = convolutions(shape, dense == 0, limits, random);
    MapShape maps = shape;
    for (ConvLayer layer : convolutions) maps = layer.output(maps);
    return new ConvNetwork("random-" + seed, shape, convolutions, dense(maps.size(), dense, random));
  }

  /// A random layer for input maps of `shape`: one of the `limits`' poolings, any stride and padding that fits.
  public static Optional<ConvLayer> layer(
      String name, MapShape shape, boolean raw, Limits limits, RandomGenerator random) {
    int side = Math.min(shape.rows(), shape.columns());
    Pooling pooling = pick(limits.poolings().stream().filter(each -> !raw || mayBeRaw(each)).toList(), random);
    int stride = between(1, limits.maxStride(), random);
    int kernel = between(1, Math.min(limits.maxKernel(), side), random);
    int padding = limits.padding() && random.nextInt(3) == 0 ? random.nextInt(kernel) : 0;
    if (kernel + stride * (pooling.size() - 1) > side + 2 * padding) return Optional.empty();
    int outputs = between(1, limits.maxMaps(), random);
    int taps = shape.channels() * kernel * kernel;
    int area = pooling.sumsAccumulators() ? pooling.area() : 1;
    int[][] rows = rows(outputs, taps, random);
    return Optional.of(new ConvLayer(name, shape.channels(), outputs, kernel, stride, padding,
        kernels(rows, shape.channels(), kernel), bias(rows, area, random), pooling,
        raw ? Optional.empty() : Optional.of(spreading(rows, area, random))));
  }

  /// A random image of `shape`; one in eight has only the ends of the range.
  public static int[] image(MapShape shape, RandomGenerator random) {
    boolean onlyEnds = random.nextInt(8) == 0;
    int[] image = new int[shape.size()];
    for (int i = 0; i < image.length; i++) image[i] = onlyEnds ? 255 * random.nextInt(2) : random.nextInt(256);
    return image;
  }

  private static int smallest(Limits limits) {
    return limits.maxKernel() + limits.maxStride() * (Limits.largest(limits.poolings()) - 1);
  }

  private static List<ConvLayer> convolutions(MapShape shape, boolean last, Limits limits, RandomGenerator random) {
    int count = between(1, limits.convolutions(), random);
    List<ConvLayer> layers = new ArrayList<>();
    MapShape maps = shape;
    for (int i = 0; i < count; i++) {
      Optional<ConvLayer> layer = layer("conv" + (i + 1), maps, last && i == count - 1, limits, random);
      if (layer.isEmpty()) break;
      layers.add(layer.get());
      maps = layer.get().output(maps);
    }
    return layers;
  }

  private static List<DenseLayer> dense(int inputs, int count, RandomGenerator random) {
    List<DenseLayer> layers = new ArrayList<>();
    int values = inputs;
    for (int i = 0; i < count; i++) {
      int[][] rows = rows(between(1, 12, random), values, random);
      layers.add(new DenseLayer("fc" + (i + 1), values, rows.length, rows, bias(rows, 1, random),
          i == count - 1 ? Optional.empty() : Optional.of(spreading(rows, 1, random))));
      values = rows.length;
    }
    return layers;
  }

  private static boolean mayBeRaw(Pooling pooling) {
    return pooling.kind() != Pooling.Kind.AVERAGE || pooling.sumsAccumulators();
  }

  private static int[][] rows(int count, int length, RandomGenerator random) {
    int[][] rows = new int[count][length];
    for (int[] row : rows) {
      boolean onlyEnds = random.nextInt(8) == 0;
      for (int j = 0; j < length; j++) {
        row[j] = onlyEnds ? (random.nextBoolean() ? ConvChecks.MAX_WEIGHT : ConvChecks.MIN_WEIGHT)
            : random.nextInt(ConvChecks.MIN_WEIGHT, ConvChecks.MAX_WEIGHT + 1);
      }
    }
    return rows;
  }

  /// Mostly small biases, and now and then the largest or smallest that the accumulator allows.
  private static int[] bias(int[][] rows, int area, RandomGenerator random) {
    int bits = ConvChecks.accumulatorBits(rows[0].length, area);
    int[] bias = new int[rows.length];
    for (int i = 0; i < bias.length; i++) {
      int lowest = (int) Math.max(Integer.MIN_VALUE, ConvChecks.lowestBias(rows[i], area, bits));
      int highest = (int) Math.min(Integer.MAX_VALUE, ConvChecks.highestBias(rows[i], area, bits));
      bias[i] = switch (random.nextInt(16)) {
        case 0 -> lowest;
        case 1 -> highest;
        default -> random.nextInt(lowest / 4, highest / 4 + 1);
      };
    }
    return bias;
  }

  /// Spreads the sums of a typical row over the range of a byte, if the inputs are evenly distributed.
  private static Requantiser spreading(int[][] rows, int area, RandomGenerator random) {
    double squares = 0;
    for (int[] row : rows) for (int weight : row) squares += (double) weight * weight;
    double spread = 2 / Math.sqrt(12) * area * Math.sqrt(Math.max(1, squares / rows.length));
    double ratio = random.nextDouble(0.5, 2) / spread;
    int shift = Math.clamp(between(1, 16, random) - 1 - Math.getExponent(ratio), Requantiser.MIN_SHIFT, Requantiser.MAX_SHIFT);
    return new Requantiser((int) Math.clamp(Math.rint(Math.scalb(ratio, shift)), 1, 65535), shift);
  }

  private static int[][][][] kernels(int[][] rows, int inputs, int kernel) {
    int[][][][] weights = new int[rows.length][inputs][kernel][kernel];
    for (int m = 0; m < rows.length; m++) {
      for (int k = 0; k < rows[m].length; k++) {
        weights[m][k / (kernel * kernel)][k / kernel % kernel][k % kernel] = rows[m][k];
      }
    }
    return weights;
  }

  private static <T> T pick(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static int between(int lowest, int highest, RandomGenerator random) {
    return random.nextInt(lowest, highest + 1);
  }
}
