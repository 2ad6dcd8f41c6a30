package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// A vector whose lanes have all moved one place down: lane 0 is dropped and `value` enters as the last lane. So after
/// as many shifts as there are lanes, lane `i` holds the `i`-th value that came.
public record ShiftIn(Expr operand, Expr value, VecType type) implements Expr {
  public ShiftIn {
    checkArgument(Types.fits(operand.type(), type), "shift-in: %s in %s", operand.type(), type);
    checkArgument(Types.fits(value.type(), type.element()), "shift-in: %s into %s", value.type(), type);
  }

  public ShiftIn(Expr operand, Expr value) {
    this(operand, value, joined(Types.vec(operand.type()), value.type()));
  }

  private static VecType joined(VecType vec, Type value) {
    return new VecType(vec.length(), Types.join(vec.element(), value));
  }
}
