package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// The bits `high` to `low`, both included, counted from 0 at the least significant.
public record Extract(Expr operand, int high, int low) implements Expr {
  public Extract {
    boolean inside = operand.type() instanceof BitsType bits && 0 <= low && low <= high && high < bits.width();
    checkArgument(inside, "bits %s to %s of %s", high, low, operand.type());
  }

  @Override
  public BitsType type() {
    return new BitsType(high - low + 1);
  }
}
