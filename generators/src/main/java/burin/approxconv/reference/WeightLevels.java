package burin.approxconv.reference;

/// The few values to which a predictor rounds weights: 0 and multiples of a step that are powers of two, of both signs.
///
/// A weight is a signed byte over 128, so it lies in -1..1.
public sealed interface WeightLevels permits PowerLevels, SignLevels {

  /// The level for `weight` as a multiple of [#step()]: 0, or a power of two with a sign.
  int multiple(double weight);

  /// The smallest level above 0.
  double step();

  /// Number of levels above 0.
  int count();

  /// Bits of the code of a weight: `ceil(log2(2 * count + 1))`.
  default int codeBits() {
    return codeBits(count());
  }

  /// Bits of the code of a weight that is 0 or one of `count` levels with a sign.
  static int codeBits(int count) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(2 * count);
  }
}
