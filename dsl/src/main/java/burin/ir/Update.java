package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// A vector like `operand` but for one lane, which is `value`.
public final class Update extends Expr {
  private final Expr operand;
  private final Expr index;
  private final Expr value;
  private final VecType type;

  public Update(Expr operand, Expr index, Expr value, VecType type) {
    VecType vec = Types.vec(operand.type());
    checkArgument(
        Range.of(0, vec.length() - 1).contains(Types.range(index.type())), "index %s of %s", index.type(), vec);
    checkArgument(Types.fits(vec, type) && Types.fits(value.type(), type.element()), "update of %s", type);
    this.operand = operand;
    this.index = index;
    this.value = value;
    this.type = type;
  }

  public Expr operand() {
    return operand;
  }

  public Expr index() {
    return index;
  }

  public Expr value() {
    return value;
  }

  @Override
  public VecType type() {
    return type;
  }
}
