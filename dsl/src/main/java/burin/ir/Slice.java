package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// `length` lanes from lane `from` on.
public record Slice(Expr operand, int from, int length) implements Expr {
  public Slice {
    int lanes = Types.vec(operand.type()).length();
    checkArgument(0 <= from && 1 <= length && from + length <= lanes, "lanes %s + %s of %s", from, length, lanes);
  }

  @Override
  public VecType type() {
    return new VecType(length, ((VecType) operand.type()).element());
  }
}
