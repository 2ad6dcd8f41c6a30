package burin.cli;

/// A bar for work of which one is told how much is left.
final class Countdown implements AutoCloseable {
  private final String task;
  private final Session session;
  private Progress progress;
  private int left;

  Countdown(String task, Session session) {
    this.task = task;
    this.session = session;
  }

  /// The first number is all of it.
  void left(int now) {
    if (progress == null) progress = new Progress(task, now, session);
    else for (int i = now; i < left; i++) progress.step();
    left = now;
  }

  @Override
  public void close() {
    if (progress != null) progress.close();
  }
}
