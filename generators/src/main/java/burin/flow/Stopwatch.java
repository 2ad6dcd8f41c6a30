package burin.flow;

/// Time between two looks at it.
final class Stopwatch {
  private long start = System.nanoTime();

  /// Milliseconds since the last call, or since it was made.
  double milliseconds() {
    long now = System.nanoTime();
    double elapsed = (now - start) / 1e6;
    start = now;
    return elapsed;
  }
}
