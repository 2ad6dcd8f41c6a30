package burin.lib.arithmetic;

/// What becomes of numbers that are too small for a leading one.
public enum Subnormals {
  /// They are numbers like any other, as IEEE 754 has them.
  FULL,
  /// As an operand such a number counts as a zero of its sign, and where it would be the result, a zero of its sign is. Saves
  /// the shifters that they need.
  FLUSH
}
