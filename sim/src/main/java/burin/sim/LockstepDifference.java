package burin.sim;

/// Two engines that run the same circuit do not agree; one of them, or what it was made from, is wrong.
public final class LockstepDifference extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String signal;
  private final long cycle;

  /// @param signal the first signal that differs, with its path
  /// @param cycle how many clock edges there were before
  LockstepDifference(String message, String signal, long cycle) {
    super(message);
    this.signal = signal;
    this.cycle = cycle;
  }

  public String signal() {
    return signal;
  }

  public long cycle() {
    return cycle;
  }
}
