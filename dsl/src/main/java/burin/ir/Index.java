package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// One lane of a vector; the index's range lies within the lanes.
public final class Index extends Expr {
  private final Expr operand;
  private final Expr index;

  public Index(Expr operand, Expr index) {
    int length = Types.vec(operand.type()).length();
    checkArgument(
        Range.of(0, length - 1).contains(Types.range(index.type())), "index %s of %s lanes", index.type(), length);
    this.operand = operand;
    this.index = index;
  }

  public Expr operand() {
    return operand;
  }

  public Expr index() {
    return index;
  }

  @Override
  public Type type() {
    return ((VecType) operand.type()).element();
  }
}
