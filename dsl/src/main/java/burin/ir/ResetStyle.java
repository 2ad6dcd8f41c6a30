package burin.ir;

/// When a reset acts, and at which level of its line.
public enum ResetStyle {
  /// At a clock edge at which the line is high.
  SYNC_HIGH(false, false),
  /// At a clock edge at which the line is low.
  SYNC_LOW(false, true),
  /// As long as the line is high, whatever the clock does.
  ASYNC_HIGH(true, false),
  /// As long as the line is low, whatever the clock does.
  ASYNC_LOW(true, true);

  private final boolean async;
  private final boolean activeLow;

  ResetStyle(boolean async, boolean activeLow) {
    this.async = async;
    this.activeLow = activeLow;
  }

  public boolean isAsync() {
    return async;
  }

  public boolean isActiveLow() {
    return activeLow;
  }

  /// What the name of a line of this style ends in.
  String suffix() {
    return activeLow ? "reset_n" : "reset";
  }

  /// `active-low asynchronous`.
  @Override
  public String toString() {
    return (activeLow ? "active-low " : "active-high ") + (async ? "asynchronous" : "synchronous");
  }
}
