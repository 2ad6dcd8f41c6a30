package burin.sim;

import java.util.List;

/// An assertion or an assumption of a circuit did not hold. The step in which that happened has been made, so that the
/// circuit can be looked at.
public final class CheckFailure extends AssertionError {
  private static final long serialVersionUID = 1;

  private final transient List<String> signals;

  CheckFailure(String message, List<String> signals) {
    super(message);
    this.signals = List.copyOf(signals);
  }

  /// What the conditions that did not hold depend on within their modules: inputs of the top module, registers and read ports,
  /// with their paths.
  public List<String> signals() {
    return signals;
  }
}
