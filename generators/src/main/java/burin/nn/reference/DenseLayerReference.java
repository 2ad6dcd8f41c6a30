package burin.nn.reference;

import burin.nn.DenseLayer;

/// The integer model of one [DenseLayer].
public final class DenseLayerReference {
  private final DenseLayer layer;
  /// `[input][output]`: all that one input is multiplied by lies together.
  private final int[][] weights;

  /// A model of `layer`.
  public DenseLayerReference(DenseLayer layer) {
    this.layer = layer;
    this.weights = new int[layer.inputs()][layer.outputs()];
    for (int j = 0; j < weights.length; j++) {
      for (int i = 0; i < layer.outputs(); i++) weights[j][i] = layer.weight(i, j);
    }
  }

  /// The outputs of the layer: accumulators if it is raw, else bytes.
  public int[] forward(int[] values) {
    int[] sums = layer.bias();
    for (int j = 0; j < weights.length; j++) Correlation.multiplyAdd(values[j], weights[j], sums);
    layer.requantiser().ifPresent(requantiser -> {
      for (int i = 0; i < sums.length; i++) sums[i] = requantiser.apply(sums[i]);
    });
    return sums;
  }
}
