package burin.training;

/// Rounds real parameters to integers that are multiples of a scale.
final class Rounding {
  private Rounding() {}

  /// The nearest two's complement integers of `bits`, as floats.
  static float[] toIntegers(float[] values, double scale, int bits) {
    int max = (1 << (bits - 1)) - 1;
    float[] integers = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      integers[i] = (float) Math.clamp(Math.rint(values[i] / scale), -max - 1, max);
    }
    return integers;
  }

  /// The nearest integers, as floats.
  static float[] toIntegers(float[] values, double scale) {
    float[] integers = new float[values.length];
    for (int i = 0; i < values.length; i++) integers[i] = (float) Math.rint(values[i] / scale);
    return integers;
  }
}
