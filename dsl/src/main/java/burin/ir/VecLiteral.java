package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// A constant vector; nested lanes stand row after row in `values`.
public final class VecLiteral extends Expr {
  private final VecType type;
  private final Constants values;

  public VecLiteral(VecType type, Constants values) {
    checkArgument(
        values.size() == Types.scalarCount(type), "%s constants for %s", values.size(), type);
    checkArgument(holds(Types.scalar(type), values.range(0, values.size())), "constants outside %s", type);
    this.type = type;
    this.values = values;
  }

  @Override
  public VecType type() {
    return type;
  }

  public Constants values() {
    return values;
  }

  private static boolean holds(Type scalar, Range range) {
    return scalar instanceof IntType number
        ? number.range().contains(range)
        : Range.unsigned(scalar.width()).contains(range);
  }
}
