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

  /// `uint(8)`, `sint(4)` or, where the range is no power of two, `int[0, 99]`.
  @Override
  public String toString() {
    if (!range.isWhole()) return "int" + range;
    return (isSigned() ? "sint(" : "uint(") + width() + ")";
  }
}
