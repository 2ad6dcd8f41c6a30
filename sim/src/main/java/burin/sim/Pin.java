package burin.sim;

/// One scalar port of a simulator, found once: for loops in which every nanosecond counts.
public final class Pin {
  private final Model model;
  private final int port;

  Pin(Model model, int port) {
    this.model = model;
    this.port = port;
  }

  /// Gives an input a value, which must lie in its range: unlike [Simulator#poke], this does not check it.
  public void set(long value) {
    model.poke(port, value);
  }

  public long get() {
    return model.peek(port);
  }
}
