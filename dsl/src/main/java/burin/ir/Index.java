package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// One lane of a vector; the index's range lies within the lanes.
public record Index(Expr operand, Expr index) implements Expr {
  public Index {
    int length = Types.vec(operand.type()).length();
    checkArgument(
        Range.of(0, length - 1).contains(Types.range(index.type())), "index %s of %s lanes", index.type(), length);
  }

  @Override
  public Type type() {
    return ((VecType) operand.type()).element();
  }
}
