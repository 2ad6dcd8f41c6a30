package burin.training.conv;

import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.DenseLayer;
import burin.nn.Requantiser;
import burin.training.conv.ConvRecipe.Convolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns trained layers into a network of integers.
///
/// An activation of 1 is 255, a weight of one unit is 1; so an accumulator of 1 stands for `unit / 255`, and the
/// requantiser multiplies by `unit`, less where accumulators of a window are summed before the ReLU.
final class ConvExport {
  private static final int LEVELS = 255;

  private ConvExport() {}

  static ConvNetwork network(ConvModel model, ConvRecipe recipe) {
    List<ConvLayer> convolutions = new ArrayList<>();
    for (int i = 0; i < recipe.convolutions().size(); i++) {
      convolutions.add(convolution(model.convolutions.get(i), recipe.convolutions().get(i)));
    }
    List<DenseLayer> dense = model.dense.stream().map(layer -> dense(layer, layer == model.dense.getLast())).toList();
    return new ConvNetwork(recipe.name(), recipe.input(), convolutions, dense);
  }

  private static ConvLayer convolution(LearnedLayer layer, Convolution shape) {
    int area = shape.pooling().sumsAccumulators() ? shape.pooling().area() : 1;
    double unit = layer.unit() / area;
    int[] integers = layer.integers();
    int inputs = integers.length / (shape.outputs() * shape.kernel() * shape.kernel());
    return new ConvLayer(layer.name, inputs, shape.outputs(), shape.kernel(), shape.stride(), 0,
        kernels(integers, shape.outputs(), inputs, shape.kernel()), bias(layer, unit), shape.pooling(),
        Optional.of(Requantiser.of(unit)));
  }

  private static DenseLayer dense(LearnedLayer layer, boolean last) {
    int[] integers = layer.integers();
    int outputs = (int) layer.bias.size();
    int[][] rows = new int[outputs][integers.length / outputs];
    for (int k = 0; k < integers.length; k++) rows[k / rows[0].length][k % rows[0].length] = integers[k];
    return new DenseLayer(layer.name, rows[0].length, outputs, rows, bias(layer, layer.unit()),
        last ? Optional.empty() : Optional.of(Requantiser.of(layer.unit())));
  }

  private static int[] bias(LearnedLayer layer, double unit) {
    float[] values = layer.bias.toFloatArray();
    int[] bias = new int[values.length];
    for (int i = 0; i < bias.length; i++) bias[i] = Math.toIntExact(Math.round(values[i] * LEVELS / unit));
    return bias;
  }

  private static int[][][][] kernels(int[] integers, int outputs, int inputs, int kernel) {
    int[][][][] kernels = new int[outputs][inputs][kernel][kernel];
    int k = 0;
    for (int[][][] group : kernels) {
      for (int[][] square : group) {
        for (int[] row : square) {
          for (int j = 0; j < kernel; j++) row[j] = integers[k++];
        }
      }
    }
    return kernels;
  }
}
