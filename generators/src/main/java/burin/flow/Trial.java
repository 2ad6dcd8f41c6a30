package burin.flow;

import burin.Burin;
import burin.diag.Diagnostic;
import burin.hdl.Module;
import burin.ir.Circuit;
import burin.sim.BatchFailure;
import burin.sim.Compiled;
import burin.sim.Engine;
import burin.sim.Simulator;
import burin.sim.coverage.Coverage;
import burin.sim.coverage.CoverageOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

  /// Some of the items.
  private record Stretch(int from, int to) {}

  private List<Tally> tallies(int threads, Progress progress) {
    List<Stretch> stretches = IntStream.range(0, threads)
        .mapToObj(thread -> new Stretch(part(thread, threads), part(thread + 1, threads))).toList();
    try {
      return compiled.each(stretches, threads, (simulator, stretch) -> tally(simulator, stretch, progress));
    } catch (BatchFailure failure) {
      if (failure.getCause() instanceof RuntimeException cause) throw cause;
      if (failure.getCause() instanceof Error cause) throw cause;
      throw failure;
    }
  }

  private int part(int thread, int threads) {
    return (int) ((long) workload.size() * thread / threads);
  }

  private Tally tally(Simulator simulator, Stretch stretch, Progress progress) {
    try {
      var tally = new Tally();
      Host host = workload.host(module, simulator);
      for (int item = stretch.from(); item < stretch.to() && !failed; item++) {
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
}
