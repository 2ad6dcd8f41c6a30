package burin.cli;

import burin.sweep.PointResult;
import burin.sweep.Sweep;

/// The progress bar of a sweep, with the time that is left.
final class SweepBar implements Sweep.Progress, AutoCloseable {
  private final Session session;
  private Progress bar;

  SweepBar(Session session) {
    this.session = session;
  }

  @Override
  public void begin(int points) {
    bar = new Progress("sweeping", points, session);
  }

  @Override
  public void done(PointResult point) {
    bar.step();
  }

  @Override
  public void close() {
    if (bar != null) bar.close();
  }
}
