package burin.approxconv.folded;

import burin.lib.image.ImageSize;
import burin.nn.ConvLayer;
import burin.nn.DenseLayer;
import burin.nn.MapShape;
import burin.nn.Requantiser;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A layer as a [FoldedNetwork] sees it. No record, so that the Verilog's comments do not tell all weights.
final class FoldedPlan {
  private final int number;
  private final MapShape input;
  private final int kernel;
  /// `[output][map][tap]`
  private final int[][][] weights;
  private final int[] biases;
  private final Optional<Requantiser> scale;
  private final int pool;
  private final int base;

  private FoldedPlan(int number, MapShape input, int kernel, int[][][] weights, int[] biases, Optional<Requantiser> scale,
      int pool, int base) {
    this.number = number;
    this.input = input;
    this.kernel = kernel;
    this.weights = weights;
    this.biases = biases;
    this.scale = scale;
    this.pool = pool;
    this.base = base;
  }

  /// @param base words of weights of the layers before
  static FoldedPlan of(int number, MapShape input, ConvLayer layer, int base) {
    int[][][][] weights = layer.weights();
    int[][][] flat = Arrays.stream(weights).map(output -> Arrays.stream(output)
        .map(map -> Arrays.stream(map).flatMapToInt(Arrays::stream).toArray()).toArray(int[][]::new)).toArray(int[][][]::new);
    return new FoldedPlan(number, input, layer.kernel(), flat, layer.bias(), layer.requantiser(), layer.pooling().size(), base);
  }

  static FoldedPlan of(int number, MapShape input, DenseLayer layer, int base) {
    int taps = input.mapSize();
    int[][] weights = layer.weights();
    int[][][] flat = Arrays.stream(weights).map(output -> IntStream.range(0, input.channels())
        .mapToObj(map -> Arrays.copyOfRange(output, map * taps, (map + 1) * taps)).toArray(int[][]::new)).toArray(int[][][]::new);
    return new FoldedPlan(number, input, input.rows(), flat, layer.bias(), layer.requantiser(), 1, base);
  }

  int number() {
    return number;
  }

  MapShape input() {
    return input;
  }

  int kernel() {
    return kernel;
  }

  int taps() {
    return kernel * kernel;
  }

  int maps() {
    return input.channels();
  }

  int outputs() {
    return weights.length;
  }

  ImageSize size() {
    return new ImageSize(input.rows(), input.columns());
  }

  /// The places of a window.
  ImageSize convolved() {
    return size().windows(kernel, kernel);
  }

  int windows() {
    return convolved().pixels();
  }

  /// Side of the tiles whose largest value goes on.
  int pool() {
    return pool;
  }

  /// Words of weights, each of which is a cycle for each window.
  int words() {
    return outputs() * maps();
  }

  /// The first of its words.
  int base() {
    return base;
  }

  Optional<Requantiser> scale() {
    return scale;
  }

  /// The weights of all words, each filled up with zeros to `lanes`.
  LongStream contents(int lanes) {
    return Arrays.stream(weights).flatMap(Arrays::stream)
        .flatMapToLong(taps -> Arrays.stream(Arrays.copyOf(taps, lanes)).asLongStream());
  }

  /// The bias of each word's output.
  LongStream biases() {
    return Arrays.stream(biases).asLongStream().flatMap(bias -> LongStream.generate(() -> bias).limit(maps()));
  }

  int sumBits() {
    long most = 0;
    for (int m = 0; m < outputs(); m++) {
      long size = Arrays.stream(weights[m]).flatMapToInt(Arrays::stream).mapToLong(Math::abs).sum() * 255 + Math.abs(biases[m]);
      most = Math.max(most, size);
    }
    return 2 + Long.SIZE - Long.numberOfLeadingZeros(most);
  }
}
