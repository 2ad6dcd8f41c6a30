package burin.approxconv;

/// The units of an [ApproxConv] one by one, for tools that look at each by itself.
///
/// Layers and outputs are counted from 0.
public final class SingleUnits {
  private SingleUnits() {}

  /// The convolution of one output.
  public static ConvUnit conv(ApproxConvConfig config, int layer, int output) {
    return new ConvUnit(new ConvUnit.Config(layer + 1, output, config.plan(layer).conv(output)), config.structure());
  }

  /// The predictor of one output of a layer that has predictors.
  public static ApproxUnit approx(ApproxConvConfig config, int layer, int output) {
    return new ApproxUnit(new ApproxUnit.Config(layer + 1, output, config.plan(layer).factors(output)), config.structure());
  }

  /// What tells for all outputs of such a layer which are skipped.
  public static ReluPred decision(ApproxConvConfig config, int layer) {
    return new ReluPred(config.plan(layer).decision());
  }
}
