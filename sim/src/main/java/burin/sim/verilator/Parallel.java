package burin.sim.verilator;

import burin.diag.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs jobs on as many processors as there are, the first added first.
final class Parallel {
  /// One thing to do.
  interface Job {
    void run() throws IOException;
  }

  private final List<Job> jobs = new ArrayList<>();

  void add(Job job) {
    jobs.add(job);
  }

  /// Returns when all are done; where one fails, the others are stopped.
  ///
  /// @throws UserError or [IOException] what the first failure was
  void run() throws IOException {
    int threads = Math.min(jobs.size(), Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Void>> results = new ArrayList<>();
      for (Job job : jobs) {
        results.add(pool.submit(() -> {
          job.run();
          return null;
        }));
      }
      for (Future<Void> result : results) await(result);
    } finally {
      pool.shutdownNow();
      pool.close();
    }
  }

  private static void await(Future<Void> result) throws IOException {
    try {
      result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case UserError error -> throw error;
        case IOException error -> throw error;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
