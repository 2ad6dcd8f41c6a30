package burin.ir;

/// The present value of a signal; of a register, the one it holds before the clock edge.
public final class Ref extends Expr {
  private final Signal signal;

  public Ref(Signal signal) {
    this.signal = signal;
  }

  public Signal signal() {
    return signal;
  }

  @Override
  public Type type() {
    return signal.type();
  }
}
