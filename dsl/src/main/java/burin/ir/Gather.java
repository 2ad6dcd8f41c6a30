package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.ImmutableIntArray;

/// Lanes chosen by constant numbers: lane `i` is lane `sources[i]` of the operand. Covers reversal, permutation,
/// stride.
public final class Gather extends Expr {
  private final Expr operand;
  private final ImmutableIntArray sources;

  public Gather(Expr operand, ImmutableIntArray sources) {
    int lanes = Types.vec(operand.type()).length();
    boolean inside = sources.asList().stream().allMatch(lane -> 0 <= lane && lane < lanes);
    checkArgument(!sources.isEmpty() && inside, "gather %s from %s lanes", sources, lanes);
    this.operand = operand;
    this.sources = sources;
  }

  public Expr operand() {
    return operand;
  }

  public ImmutableIntArray sources() {
    return sources;
  }

  @Override
  public VecType type() {
    return new VecType(sources.length(), ((VecType) operand.type()).element());
  }
}
