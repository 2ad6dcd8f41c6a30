package burin.sweep;

import burin.flow.ParameterValues;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Threads of this JVM: code that has been compiled for one point is there for the next.
///
/// @param jobs points at a time
public record LocalRunner(int jobs) implements Runner {
  public LocalRunner {
    Plan.atLeastOne("--jobs", jobs);
  }

  @Override
  public void run(Plan plan, Laboratory laboratory, List<ParameterValues> points, Sink sink) {
    each(points, point -> sink.take(laboratory.run(point)));
  }

  /// Has `action` done for each point. What it throws is thrown on, when the points that have begun are done.
  public void each(List<ParameterValues> points, Consumer<ParameterValues> action) {
    var next = new AtomicInteger();
    var failed = new AtomicBoolean();
    Callable<Void> worker = () -> {
      try {
        for (int i = next.getAndIncrement(); i < points.size() && !failed.get(); i = next.getAndIncrement()) {
          action.accept(points.get(i));
        }
        return null;
      } catch (RuntimeException | Error failure) {
        failed.set(true);
        throw failure;
      }
    };
    try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(jobs, Math.max(1, points.size())))) {
      List<Future<Void>> workers = new ArrayList<>();
      for (int i = 0; i < jobs; i++) workers.add(pool.submit(worker));
      for (Future<Void> each : workers) await(each);
    }
  }

  private static void await(Future<Void> worker) {
    try {
      worker.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) throw cause;
      if (failure.getCause() instanceof Error cause) throw cause;
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interruption);
    }
  }
}
