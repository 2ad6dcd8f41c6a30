package burin.sim;

/// An assertion or an assumption of a circuit did not hold. The step in which that happened has been made, so that the
/// circuit can be looked at.
public final class CheckFailure extends AssertionError {
  private static final long serialVersionUID = 1;

  CheckFailure(String message) {
    super(message);
  }
}
