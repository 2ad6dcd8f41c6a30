package burin.approxconv.reference;

import burin.nn.ConvLayer;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// The weights of a layer as numbers in -1..1.
final class Weights {
  /// What an integer weight is divided by.
  static final int SCALE = 128;

  private Weights() {}

  static double real(int weight) {
    return weight / (double) SCALE;
  }

  static double[] sizes(ConvLayer layer) {
    return Arrays.stream(layer.weights()).flatMap(Arrays::stream).flatMap(Arrays::stream).flatMapToInt(Arrays::stream)
        .mapToDouble(weight -> Math.abs(real(weight))).toArray();
  }

  /// The weights of a layer, each of them changed.
  static int[][][][] map(ConvLayer layer, IntUnaryOperator change) {
    int[][][][] weights = layer.weights();
    for (int[][][] kernels : weights) {
      for (int[][] kernel : kernels) {
        for (int[] row : kernel) Arrays.setAll(row, j -> change.applyAsInt(row[j]));
      }
    }
    return weights;
  }
}
