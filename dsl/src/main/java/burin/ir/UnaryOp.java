package burin.ir;

/// What a [Unary] does.
public enum UnaryOp {
  /// Of a bool or of bits: each bit inverted.
  NOT,
  /// Of a number.
  NEG,
  ABS,
  /// Of bits to a bool: all bits are one, any is one, an odd number is one.
  ALL_ONES,
  ANY_ONE,
  PARITY
}
