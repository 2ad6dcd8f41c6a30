package burin.sim;

/// One vector port of a simulator, found once: as [Pin], for loops in which every nanosecond counts.
public final class VecPin {
  private final Model model;
  private final int port;

  VecPin(Model model, int port) {
    this.model = model;
    this.port = port;
  }

  /// Gives every lane of an input a value; nested lanes row after row. There must be as many as the vector has scalars, each
  /// in its range: unlike [Simulator#poke], this does not check it.
  public void set(long... lanes) {
    model.pokeLanes(port, lanes);
  }

  /// Fills an array of as many elements as the vector has scalars.
  public void get(long[] lanes) {
    model.peekLanes(port, lanes);
  }
}
