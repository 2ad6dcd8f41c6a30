package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// A number modulo `2^width`, moved into the range of `type`: the bits above the width are dropped.
///
/// @param type a number type whose range is everything its width can express
public final class Wrap extends Expr {
  private final Expr operand;
  private final IntType type;

  public Wrap(Expr operand, IntType type) {
    checkArgument(operand.type() instanceof IntType, "wrap of %s", operand.type());
    checkArgument(type.range().isWhole(), "wrap into %s, which is not a power of two", type);
    this.operand = operand;
    this.type = type;
  }

  public Expr operand() {
    return operand;
  }

  @Override
  public IntType type() {
    return type;
  }
}
