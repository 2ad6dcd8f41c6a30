package burin.mlcnn;

import burin.nn.Requantiser;

/// Bytes, and biases with requantisers.
record IntegerValues(LayerPlan plan) implements LayerValues {
  @Override
  public long weight(int output, int channel, int row, int column) {
    return plan.weight(output, channel, row, column);
  }

  @Override
  public long scale(int output) {
    long scale = plan.layer().requantiser().map(IntegerValues::packed).orElse(0L);
    return scale << MlcnnConfig.BIAS_BITS | plan.layer().bias(output) & 0xffff_ffffL;
  }

  private static long packed(Requantiser requantiser) {
    return (long) requantiser.shift() << MlcnnConfig.MULTIPLIER_BITS | requantiser.multiplier();
  }
}
