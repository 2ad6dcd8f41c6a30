package burin.ir;

/// A whole number in a range. It is stored in the fewest bits that hold the range: two's complement where the range has
/// negative numbers, else unsigned.
public record IntType(Range range) implements Type {
  public static IntType of(long lo, long hi) {
    return new IntType(Range.of(lo, hi));
  }

  @Override
  public int width() {
    return range.width();
  }

  public boolean isSigned() {
    return range.isSigned();
  }

  /// As a person writes it: `uint(8)`, `sint(4)` or, where the range is not all that its bits can hold, `range(0, 99)` or
  /// `signedRange(-3, 5)`.
  @Override
  public String toString() {
    if (range.isWhole()) return (isSigned() ? "sint(" : "uint(") + width() + ")";
    return (isSigned() ? "signedRange(" : "range(") + range.lo() + ", " + range.hi() + ")";
  }
}
