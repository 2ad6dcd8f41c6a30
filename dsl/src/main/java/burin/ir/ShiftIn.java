package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// A vector whose lanes have all moved one place down: lane 0 is dropped and `value` enters as the last lane. So after
/// as many shifts as there are lanes, lane `i` holds the `i`-th value that came.
public final class ShiftIn extends Expr {
  private final Expr operand;
  private final Expr value;
  private final VecType type;

  public ShiftIn(Expr operand, Expr value, VecType type) {
    checkArgument(Types.fits(operand.type(), type), "shift-in: %s in %s", operand.type(), type);
    checkArgument(Types.fits(value.type(), type.element()), "shift-in: %s into %s", value.type(), type);
    this.operand = operand;
    this.value = value;
    this.type = type;
  }

  public ShiftIn(Expr operand, Expr value) {
    this(operand, value, joined(Types.vec(operand.type()), value.type()));
  }

  public Expr operand() {
    return operand;
  }

  public Expr value() {
    return value;
  }

  @Override
  public VecType type() {
    return type;
  }

  private static VecType joined(VecType vec, Type value) {
    return new VecType(vec.length(), Types.join(vec.element(), value));
  }
}
