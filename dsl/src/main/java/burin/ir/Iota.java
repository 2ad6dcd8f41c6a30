package burin.ir;

/// The numbers of the lanes: lane `i` is `i`.
public record Iota(int length) implements Expr {
  @Override
  public VecType type() {
    return new VecType(length, IntType.of(0, length - 1));
  }
}
