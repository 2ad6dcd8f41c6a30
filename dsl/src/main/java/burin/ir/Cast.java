package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// The same bits read as another type of the same width. A number's bits are those of its [IntType]; lane 0 of a vector
/// is the least significant. Where the numbers of the result cannot hold every pattern of bits, the missing patterns are
/// known not to occur, as in what a memory gives back of what was written into it.
public record Cast(Expr operand, Type type) implements Expr {
  public Cast {
    checkArgument(operand.type().width() == type.width(), "cast of %s to %s", operand.type(), type);
  }
}
