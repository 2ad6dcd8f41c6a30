package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// `length` lanes from lane `from` on.
public final class Slice extends Expr {
  private final Expr operand;
  private final int from;
  private final int length;

  public Slice(Expr operand, int from, int length) {
    int lanes = Types.vec(operand.type()).length();
    checkArgument(0 <= from && 1 <= length && from + length <= lanes, "lanes %s + %s of %s", from, length, lanes);
    this.operand = operand;
    this.from = from;
    this.length = length;
  }

  public Expr operand() {
    return operand;
  }

  public int from() {
    return from;
  }

  public int length() {
    return length;
  }

  @Override
  public VecType type() {
    return new VecType(length, ((VecType) operand.type()).element());
  }
}
