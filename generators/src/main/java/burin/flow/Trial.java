package burin.flow;

import burin.Burin;
import burin.diag.Diagnostic;
import burin.hdl.Module;
import burin.ir.Circuit;
import burin.sim.Compiled;
import burin.sim.Engine;
import burin.sim.coverage.Coverage;
import burin.sim.coverage.CoverageOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One module, built for an engine, and a workload for it.
///
/// @param <M> the class of the top module
public final class Trial<M extends Module> {
  /// Told after each item; called by several threads at once.
  public interface Progress {
    void itemDone();
  }

  private final Workload<M> workload;
  private final M module;
  private final Circuit circuit;
  private final Optional<CoverageOptions> wanted;
  private final Compiled compiled;
  private final double elaborationMs;
  private final double buildMs;
  /// Set when a thread has failed: the others need not go on.
  private volatile boolean failed;
  private Coverage coverage = Coverage.NONE;

  private Trial(Workload<M> workload, Engine engine, Optional<CoverageOptions> wanted) {
    this.workload = workload;
    this.wanted = wanted;
    var watch = new Stopwatch();
    this.module = Burin.module(workload::module);
    this.circuit = Burin.circuit(module);
    this.elaborationMs = watch.milliseconds();
    this.compiled = wanted.map(options -> engine.compile(module, circuit, options))
        .orElseGet(() -> engine.compile(module, circuit));
    this.buildMs = watch.milliseconds();
  }

  /// Makes and checks the circuit, and builds it for `engine`.
  ///
  /// @throws burin.diag.UserError with all mistakes in it, or if the engine needs a tool that is missing
  public static <M extends Module> Trial<M> of(Workload<M> workload, Engine engine) {
    return of(workload, engine, Optional.empty());
  }

  /// As [#of(Workload, Engine)], perhaps with coverage.
  public static <M extends Module> Trial<M> of(Workload<M> workload, Engine engine, Optional<CoverageOptions> wanted) {
    return new Trial<>(workload, engine, wanted);
  }

  /// The circuit of the module, without what collects coverage.
  public Circuit circuit() {
    return circuit;
  }

  /// What all runs have covered, in all threads; nothing where it was not asked for.
  public synchronized Coverage coverage() {
    return coverage;
  }

  private synchronized void covered(Coverage more) {
    coverage = coverage.plus(more);
  }

  /// What is probably not meant in the circuit.
  public List<Diagnostic> warnings() {
    return Burin.warnings(module);
  }

  /// Runs all items and compares every output with the reference.
  ///
  /// Each thread has a simulator of its own and runs one stretch of the items, so that a second run does the same.
  public Report run(int threads, Progress progress) {
    var watch = new Stopwatch();
    List<Tally> tallies = tallies(Math.clamp(workload.size(), 1, threads), progress);
    return Tally.sum(tallies).report(workload.formulaCycles(), elaborationMs, buildMs, watch.milliseconds());
  }

  private List<Tally> tallies(int threads, Progress progress) {
    if (threads == 1) return List.of(stretch(0, workload.size(), progress));
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      var parts = new ArrayList<Future<Tally>>();
      for (int t = 0; t < threads; t++) {
        int from = part(t, threads);
        int to = part(t + 1, threads);
        parts.add(pool.submit(() -> stretch(from, to, progress)));
      }
      var tallies = new ArrayList<Tally>();
      for (Future<Tally> part : parts) tallies.add(result(part));
      return tallies;
    }
  }

  private int part(int thread, int threads) {
    return (int) ((long) workload.size() * thread / threads);
  }

  private Tally stretch(int from, int to, Progress progress) {
    try (var simulator = compiled.open()) {
      var tally = new Tally();
      Host host = workload.host(module, simulator);
      for (int item = from; item < to && !failed; item++) {
        int[] input = workload.input(item);
        tally.add(item, host.run(input), workload.expected(input), workload.label(item));
        progress.itemDone();
      }
      tally.steps(simulator.cycle());
      if (wanted.isPresent()) covered(Coverage.of(simulator));
      return tally;
    } catch (RuntimeException | Error failure) {
      failed = true;
      throw failure;
    }
  }

  /// What a thread has found; what it has thrown is thrown on.
  private static Tally result(Future<Tally> part) {
    try {
      return part.get();
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
