package burin.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/// A fixed number of [Worker]s over any number of threads.
///
/// What a worker does depends on its number only, and results are joined in the order of the numbers, so the number of
/// threads does not change a bit of the outcome.
final class Team implements AutoCloseable {
  private static final int WORKERS = 4;

  private final List<Worker> workers = new ArrayList<>();
  private final ExecutorService threads;

  Team(List<Parameters> layers, int threads) {
    for (int i = 0; i < WORKERS; i++) workers.add(new Worker(layers));
    this.threads = Executors.newFixedThreadPool(threads);
  }

  /// Gives the numbers `0..count-1` to the workers, each a run of neighbours, and waits for all.
  void forEach(int count, BiConsumer<Worker, Integer> work) {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      Worker worker = workers.get(i);
      int from = count * i / WORKERS;
      int to = count * (i + 1) / WORKERS;
      tasks.add(() -> {
        for (int k = from; k < to; k++) work.accept(worker, k);
        return null;
      });
    }
    run(tasks);
  }

  void clearGradients() {
    workers.forEach(Worker::clear);
  }

  /// The gradients of all workers, summed in their order into those of the first.
  List<Gradient> sumGradients() {
    List<Gradient> sums = workers.getFirst().gradients();
    for (Worker worker : workers.subList(1, WORKERS)) {
      for (int l = 0; l < sums.size(); l++) sums.get(l).add(worker.gradients().get(l));
    }
    return sums;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void run(List<Callable<Void>> tasks) {
    try {
      for (var done : threads.invokeAll(tasks)) done.get();
    } catch (InterruptedException | ExecutionException cause) {
      throw new IllegalStateException("training was broken off", cause);
    }
  }
}
