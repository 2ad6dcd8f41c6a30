package burin.nn.reference;

import burin.nn.BlockLayer;

/// The integer model of one [BlockLayer].
public final class LayerReference {
  private final BlockLayer layer;
  private final int[][] weights;

  /// A model of `layer`.
  public LayerReference(BlockLayer layer) {
    this.layer = layer;
    this.weights = layer.weights();
  }

  /// The outputs of the layer: accumulators if it is raw, else quantised ones.
  public int[] forward(int[] input) {
    int[] outputs = new int[weights.length];
    for (int i = 0; i < outputs.length; i++) {
      long sum = accumulate(i, input);
      outputs[i] = layer.raw() ? Math.toIntExact(sum) : quantise(sum, layer.multiplier(), layer.shift(), layer.outputBits());
    }
    return outputs;
  }

  /// The accumulator of output `i`: its weighted sum and its bias.
  public long accumulate(int i, int[] input) {
    int[] row = weights[i];
    long sum = layer.bias(i);
    for (int j = 0; j < row.length; j++) sum += (long) row[j] * input[j];
    return sum;
  }

  /// `clamp((sum * multiplier + half) >> shift, 0, 2^bits - 1)`, where `half` rounds and is 0 when `shift` is 0.
  public static int quantise(long sum, int multiplier, int shift, int bits) {
    long half = shift > 0 ? 1L << (shift - 1) : 0;
    return (int) Math.clamp((sum * multiplier + half) >> shift, 0L, (1L << bits) - 1);
  }
}
