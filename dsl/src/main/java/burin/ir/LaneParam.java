package burin.ir;

/// The parameter of a traced lane function: in [MapLanes] the lane at hand of one operand, in [ReduceLanes] one of the
/// two values that are combined. Two parameters are never equal, whatever their types.
public final class LaneParam extends Expr {
  private final Type type;

  public LaneParam(Type type) {
    this.type = type;
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public String toString() {
    return "lane:" + type;
  }
}
