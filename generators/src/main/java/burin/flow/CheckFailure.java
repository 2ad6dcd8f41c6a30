package burin.flow;

/// The hardware did not do what it should, in a way that leaves nothing to compare: it hangs, or engines disagree.
public final class CheckFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CheckFailure(String message) {
    super(message);
  }
}
