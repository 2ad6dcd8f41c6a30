package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// A number modulo `2^width`, moved into the range of `type`: the bits above the width are dropped.
///
/// @param type a number type whose range is everything its width can express
public record Wrap(Expr operand, IntType type) implements Expr {
  public Wrap {
    checkArgument(operand.type() instanceof IntType, "wrap of %s", operand.type());
    checkArgument(type.range().isWhole(), "wrap into %s, which is not a power of two", type);
  }
}
