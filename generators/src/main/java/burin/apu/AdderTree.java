package burin.apu;

/// The cost of a tree that adds `operands` numbers of `operandBits` two by two, one bit more a level.
///
/// This is the paper's tree. Exact ranges make the last levels narrower (see [ApuConfig#sumBits()]).
///
/// @param operands how many numbers, at least 1
/// @param operandBits width of each, at least 1
public record AdderTree(int operands, int operandBits) {

  public AdderTree {
    if (operands < 1) throw new IllegalArgumentException(
        "adder tree: operands is %d, must be at least 1".formatted(operands));
    if (operandBits < 1) throw new IllegalArgumentException(
        "adder tree: operandBits is %d, must be at least 1".formatted(operandBits));
  }

  /// Adders of two operands.
  public int adders() {
    return operands - 1;
  }

  /// Adders on the longest path.
  public int levels() {
    return Integer.SIZE - Integer.numberOfLeadingZeros(operands - 1);
  }

  /// The widths of the results of all adders together.
  public long adderBits() {
    long bits = 0;
    int width = operandBits;
    for (int left = operands; left > 1; left = Math.ceilDiv(left, 2)) bits += (long) (left / 2) * ++width;
    return bits;
  }
}
