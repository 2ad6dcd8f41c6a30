package burin.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/// A bar on standard error for work that takes over half a second, if a person watches.
///
/// Steps may come from several threads.
final class Progress implements AutoCloseable {
  private static final long PATIENCE_NANOS = 500_000_000;
  private static final int REDRAW_MILLIS = 100;

  private final String task;
  private final int steps;
  private final Session session;
  private final AtomicInteger done = new AtomicInteger();
  private final long appears = System.nanoTime() + PATIENCE_NANOS;
  private boolean tried;
  private ProgressBar bar;

  Progress(String task, int steps, Session session) {
    this.task = task;
    this.steps = steps;
    this.session = session;
  }

  void step() {
    int now = done.incrementAndGet();
    if (System.nanoTime() > appears) show(now);
  }

  private synchronized void show(int now) {
    if (!tried) {
      tried = true;
      if (session.isWatched()) bar = build();
    }
    if (bar != null && now > bar.getCurrent()) bar.stepTo(now);
  }

  private ProgressBar build() {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setUpdateIntervalMillis(REDRAW_MILLIS)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new Line(session.err()))
        .build();
  }

  @Override
  public synchronized void close() {
    if (bar != null) bar.close();
  }

  /// One line that is drawn over, and cleared at the end. The library's own asks a terminal library for its width, which
  /// takes longer than most runs.
  private record Line(PrintStream err) implements ProgressBarConsumer {
    private static final int WIDTH = 79;

    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String text) {
      err.print('\r' + text);
      err.flush();
    }

    @Override
    public void close() {
      accept(" ".repeat(WIDTH) + '\r');
    }
  }
}
