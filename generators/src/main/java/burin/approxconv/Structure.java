package burin.approxconv;

import static com.google.common.base.Preconditions.checkArgument;

/// How convolutions are built.
///
/// @param convEvery adder levels of a convolution between two registers, at least 1
/// @param predictEvery adder levels of a predictor between two registers, at least 1
/// @param delay how windows wait for the predictor
/// @param gate what registers do for outputs that are skipped
/// @param isolation what multipliers see for outputs that are skipped
public record Structure(int convEvery, int predictEvery, PixelDelay delay, Gate gate, Isolation isolation) {
  private static final int LEVELS = 3;

  /// What is used where nothing is said.
  public static final Structure DEFAULT = new Structure(LEVELS, LEVELS, PixelDelay.TAPS, Gate.ENABLE, Isolation.NONE);

  public Structure {
    checkArgument(convEvery >= 1, "convEvery is %s, must be at least 1", convEvery);
    checkArgument(predictEvery >= 1, "predictEvery is %s, must be at least 1", predictEvery);
    checkArgument(delay != null && gate != null && isolation != null, "delay, gate and isolation must be given");
  }

  public Structure with(PixelDelay other) {
    return new Structure(convEvery, predictEvery, other, gate, isolation);
  }

  public Structure with(Gate other) {
    return new Structure(convEvery, predictEvery, delay, other, isolation);
  }

  public Structure with(Isolation other) {
    return new Structure(convEvery, predictEvery, delay, gate, other);
  }
}
