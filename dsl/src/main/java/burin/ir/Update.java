package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// A vector like `operand` but for one lane, which is `value`.
public record Update(Expr operand, Expr index, Expr value, VecType type) implements Expr {
  public Update {
    VecType vec = Types.vec(operand.type());
    checkArgument(
        Range.of(0, vec.length() - 1).contains(Types.range(index.type())), "index %s of %s", index.type(), vec);
    checkArgument(Types.fits(vec, type) && Types.fits(value.type(), type.element()), "update of %s", type);
  }
}
