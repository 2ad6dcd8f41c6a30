package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// The same bits read as another type of the same width. A number's bits are those of its [IntType]; lane 0 of a vector
/// is the least significant. The numbers of the result must be able to hold every pattern of bits.
public record Cast(Expr operand, Type type) implements Expr {
  public Cast {
    checkArgument(operand.type().width() == type.width(), "cast of %s to %s", operand.type(), type);
    checkArgument(
        !(Types.scalar(type) instanceof IntType number) || number.range().isWhole(), "cast to %s, which misses patterns",
        type);
  }
}
