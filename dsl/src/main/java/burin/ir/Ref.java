package burin.ir;

/// The present value of a signal; of a register, the one it holds before the clock edge.
public record Ref(Signal signal) implements Expr {
  @Override
  public Type type() {
    return signal.type();
  }
}
