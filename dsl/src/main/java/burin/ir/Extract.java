package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// The bits `high` to `low`, both included, counted from 0 at the least significant.
public final class Extract extends Expr {
  private final Expr operand;
  private final int high;
  private final int low;

  public Extract(Expr operand, int high, int low) {
    boolean inside = operand.type() instanceof BitsType bits && 0 <= low && low <= high && high < bits.width();
    checkArgument(inside, "bits %s to %s of %s", high, low, operand.type());
    this.operand = operand;
    this.high = high;
    this.low = low;
  }

  public Expr operand() {
    return operand;
  }

  public int high() {
    return high;
  }

  public int low() {
    return low;
  }

  @Override
  public BitsType type() {
    return new BitsType(high - low + 1);
  }
}
