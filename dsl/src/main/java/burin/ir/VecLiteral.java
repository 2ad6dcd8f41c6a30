package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// A constant vector; nested lanes stand row after row in `values`.
public record VecLiteral(VecType type, Constants values) implements Expr {
  public VecLiteral {
    checkArgument(
        values.size() == Types.scalarCount(type), "%s constants for %s", values.size(), type);
    checkArgument(holds(Types.scalar(type), values.range(0, values.size())), "constants outside %s", type);
  }

  private static boolean holds(Type scalar, Range range) {
    return scalar instanceof IntType number
        ? number.range().contains(range)
        : Range.unsigned(scalar.width()).contains(range);
  }
}
