package burin.ir;

/// What a [Binary] does.
public enum BinaryOp {
  /// Of two numbers, exact.
  ADD,
  SUB,
  MUL,
  /// Of two numbers, the second never zero; the fraction is dropped (-7 / 2 is -3).
  DIV,
  /// The remainder of `DIV`, with the sign of the first number.
  REM,
  MIN,
  MAX,
  /// Of a number, times `2^second`; of bits, towards the most significant bit, filled with zeros, at the same width.
  SHL,
  /// Of a number, divided by `2^second` and rounded towards minus infinity; of bits, filled with zeros, same width.
  SHR,
  /// Of two bools, or of bits of equal width.
  AND,
  OR,
  XOR,
  /// To a bool. Of two bools, two numbers, or bits of equal width.
  EQ,
  NE,
  /// To a bool. Of two numbers.
  LT,
  LE,
  GT,
  GE;

  public boolean isComparison() {
    return compareTo(EQ) >= 0;
  }

  public boolean isShift() {
    return this == SHL || this == SHR;
  }

  public boolean isBitwise() {
    return this == AND || this == OR || this == XOR;
  }
}
