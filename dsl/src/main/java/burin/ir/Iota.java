package burin.ir;

/// The numbers of the lanes: lane `i` is `i`.
public final class Iota extends Expr {
  private final int length;

  public Iota(int length) {
    this.length = length;
  }

  public int length() {
    return length;
  }

  @Override
  public VecType type() {
    return new VecType(length, IntType.of(0, length - 1));
  }
}
