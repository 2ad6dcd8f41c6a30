package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// The same bits read as another type of the same width. A number's bits are those of its [IntType]; lane 0 of a vector
/// is the least significant. Where the numbers of the result cannot hold every pattern of bits, the missing patterns are
/// known not to occur, as in what a memory gives back of what was written into it.
public final class Cast extends Expr {
  private final Expr operand;
  private final Type type;

  public Cast(Expr operand, Type type) {
    checkArgument(operand.type().width() == type.width(), "cast of %s to %s", operand.type(), type);
    this.operand = operand;
    this.type = type;
  }

  public Expr operand() {
    return operand;
  }

  @Override
  public Type type() {
    return type;
  }
}
