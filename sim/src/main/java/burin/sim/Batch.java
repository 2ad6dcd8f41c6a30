package burin.sim;

import burin.diag.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Many inputs for one compiled circuit: each has a simulator of its own, at the beginning of time, and a thread has one at a
/// time. So what comes out depends neither on the number of threads nor on which of them was faster.
final class Batch<I, R> {
  private final Compiled compiled;
  private final List<I> inputs;
  private final BiFunction<Simulator, ? super I, ? extends R> run;
  private final AtomicInteger next = new AtomicInteger();
  /// The first input known to have failed. None after it is begun; those before it go on, since one may fail too.
  private final AtomicInteger failed;
  private final Object[] results;
  private final Throwable[] failures;

  Batch(Compiled compiled, List<I> inputs, BiFunction<Simulator, ? super I, ? extends R> run) {
    this.compiled = compiled;
    this.inputs = inputs;
    this.run = run;
    this.failed = new AtomicInteger(inputs.size());
    this.results = new Object[inputs.size()];
    this.failures = new Throwable[inputs.size()];
  }

  /// @throws BatchFailure for the first input, in their order, that failed
  List<R> results(int threads) {
    if (threads < 1) throw Handles.wrong(Code.SIZE, threads + " threads", "at least 1");
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < Math.min(threads, inputs.size()); i++) workers.add(pool.submit(this::work));
      for (Future<?> worker : workers) join(worker);
    }
    int first = failed.get();
    if (first < inputs.size()) throw new BatchFailure(first, inputs.get(first), failures[first]);
    return collected();
  }

  private static void join(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) throw error;
      throw new IllegalStateException(e.getCause());
    }
  }

  private void work() {
    for (int i = next.getAndIncrement(); i < failed.get() && i < inputs.size(); i = next.getAndIncrement()) one(i);
  }

  private void one(int number) {
    try (Simulator simulator = compiled.open()) {
      results[number] = run.apply(simulator, inputs.get(number));
    } catch (Exception | AssertionError e) {
      failures[number] = e;
      failed.accumulateAndGet(number, Math::min);
    }
  }

  @SuppressWarnings("unchecked")
  private List<R> collected() {
    return (List<R>) Stream.of(results).toList();
  }
}
