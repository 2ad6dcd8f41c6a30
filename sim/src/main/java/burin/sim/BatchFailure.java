package burin.sim;

/// One input of [Compiled#each] failed: the first of those that fail, in the order of the inputs. The cause says how.
public final class BatchFailure extends AssertionError {
  private static final long serialVersionUID = 1;

  private final int number;
  private final transient Object input;

  BatchFailure(int number, Object input, Throwable cause) {
    super("input " + number + ", " + input + ": " + cause.getMessage(), cause);
    this.number = number;
    this.input = input;
  }

  /// Which of the inputs, counted from 0.
  public int number() {
    return number;
  }

  public Object input() {
    return input;
  }
}
