package burin.nn;

import static burin.nn.LayerChecks.length;
import static burin.nn.LayerChecks.range;
import static burin.nn.LayerChecks.require;

import java.util.stream.IntStream;

/// What a [ConvLayer] and a [DenseLayer] must satisfy; each message names the layer, the place, the value and the range.
final class ConvChecks {
  static final int MIN_WEIGHT = -128;
  static final int MAX_WEIGHT = 127;
  private static final int MAX_ACTIVATION = 255;
  private static final int MAX_SIDE = 64;
  private static final int MAX_MAPS = 1 << 16;
  /// Bounds the memory that a small but wrong file can ask for.
  private static final int MAX_SIZE = 1 << 26;

  private ConvChecks() {}

  static void shape(String layer, int inputs, int outputs, int kernel, int stride, int padding) {
    range(layer, "inputs", inputs, 1, MAX_MAPS);
    range(layer, "outputs", outputs, 1, MAX_MAPS);
    range(layer, "kernel", kernel, 1, MAX_SIDE);
    range(layer, "stride", stride, 1, MAX_SIDE);
    range(layer, "padding", padding, 0, kernel - 1);
    long size = (long) inputs * outputs * kernel * kernel;
    require(size <= MAX_SIZE, layer, "has %d x %d kernels of %d x %d = %d weights, allowed 1..%d",
        outputs, inputs, kernel, kernel, size, MAX_SIZE);
  }

  static void denseShape(String layer, int inputs, int outputs) {
    range(layer, "inputs", inputs, 1, Integer.MAX_VALUE);
    range(layer, "outputs", outputs, 1, Integer.MAX_VALUE);
    require((long) inputs * outputs <= MAX_SIZE, layer, "inputs x outputs is %d x %d = %d, allowed 1..%d",
        inputs, outputs, (long) inputs * outputs, MAX_SIZE);
  }

  static void weights(String layer, int[][][][] weights, int inputs, int outputs, int kernel) {
    length(layer, "weights", weights.length, outputs, "outputs");
    for (int m = 0; m < outputs; m++) {
      length(layer, "weights[%d]".formatted(m), weights[m].length, inputs, "inputs");
      for (int n = 0; n < inputs; n++) kernel(layer, "weights[%d][%d]".formatted(m, n), weights[m][n], kernel);
    }
  }

  private static void kernel(String layer, String place, int[][] rows, int kernel) {
    length(layer, place, rows.length, kernel, "kernel");
    for (int i = 0; i < kernel; i++) {
      length(layer, place + "[" + i + "]", rows[i].length, kernel, "kernel");
      bytes(layer, place + "[" + i + "]", rows[i]);
    }
  }

  static void weights(String layer, int[][] weights, int inputs, int outputs) {
    length(layer, "weights", weights.length, outputs, "outputs");
    for (int i = 0; i < outputs; i++) {
      length(layer, "weights[" + i + "]", weights[i].length, inputs, "inputs");
      bytes(layer, "weights[" + i + "]", weights[i]);
    }
  }

  private static void bytes(String layer, String place, int[] row) {
    for (int j = 0; j < row.length; j++) {
      if (row[j] < MIN_WEIGHT || row[j] > MAX_WEIGHT) range(layer, place + "[" + j + "]", row[j], MIN_WEIGHT, MAX_WEIGHT);
    }
  }

  static void rawPooling(String layer, Pooling pooling, boolean raw) {
    boolean afterRelu = pooling.kind() == Pooling.Kind.AVERAGE && pooling.order() == Pooling.Order.RELU_THEN_POOL;
    require(!raw || !afterRelu, layer,
        "is raw and so has no ReLU, but averages after it: give POOL_THEN_RELU, or a requantiser");
  }

  /// Bits that hold any sum of `taps` products in each of `area` windows.
  static int accumulatorBits(int taps, int area) {
    long largest = (long) taps * area * -MIN_WEIGHT * MAX_ACTIVATION;
    return 1 + Long.SIZE - Long.numberOfLeadingZeros(largest);
  }

  /// Checks that no input can drive an accumulator, bias included, out of its range, nor that range out of 32 bits.
  static void accumulators(String layer, int[] bias, int[][] weights, int area) {
    length(layer, "bias", bias.length, weights.length, "outputs");
    int bits = accumulatorBits(weights[0].length, area);
    range(layer, "accumulator bits", bits, 1, Integer.SIZE);
    for (int i = 0; i < bias.length; i++) {
      long lowest = lowestBias(weights[i], area, bits);
      long highest = highestBias(weights[i], area, bits);
      require(lowest <= bias[i] && bias[i] <= highest, layer,
          "bias[%d] is %d, allowed %d..%d so that the %d-bit accumulator holds every sum", i, bias[i], lowest, highest, bits);
    }
  }

  static long lowestBias(int[] row, int area, int bits) {
    return -(1L << (bits - 1)) - (long) MAX_ACTIVATION * area * negative(row);
  }

  static long highestBias(int[] row, int area, int bits) {
    return (1L << (bits - 1)) - 1 - (long) MAX_ACTIVATION * area * positive(row);
  }

  static long negative(int[] row) {
    return IntStream.of(row).filter(weight -> weight < 0).asLongStream().sum();
  }

  static long positive(int[] row) {
    return IntStream.of(row).filter(weight -> weight > 0).asLongStream().sum();
  }

  static void fits(ConvLayer layer, MapShape input) {
    require(input.channels() == layer.inputs(), layer.name(), "takes %d maps, but its input is %s", layer.inputs(), input);
    int side = Math.min(input.rows(), input.columns()) + 2 * layer.padding();
    require(layer.kernel() <= side, layer.name(), "kernel is %d, allowed 1..%d on an input of %s with padding %d",
        layer.kernel(), side, input, layer.padding());
  }

  static void pools(ConvLayer layer, MapShape convolved) {
    int side = Math.min(convolved.rows(), convolved.columns());
    require(layer.pooling().size() <= side, layer.name(), "pooling size is %d, allowed 1..%d on maps of %s",
        layer.pooling().size(), side, convolved);
  }
}
