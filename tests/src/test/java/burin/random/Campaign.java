package burin.random;

import burin.ir.Circuit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// Tries many random circuits on a [Target].
///
/// A long campaign, from the folder of the project:
/// ```
/// mvn -o -q test -pl dsl,sim,generators,tests -Dtest=CampaignTest -Dsurefire.failIfNoSpecifiedTests=false \
///     -Dcampaign="jvm medium 0 10000"
/// ```
/// The words are the target, the [Size], the first seed and how many; after them may come the number of cycles. The target
/// `all` is [#everywhere].
final class Campaign {
  private static final int CYCLES = 20;
  /// Of so many circuits that run on the JVM...
  private static final int SHARE = 200;
  /// ...so many run in Verilog too: as many as these targets take at a time.
  private static final int IN_VERILOG = 20;
  private static final List<Target> VERILOG = List.of(Target.VERILATOR, Target.ICARUS, Target.LINT);

  private final Target target;
  private final Trial trial;
  private final LongFunction<Size> sizes;
  private final int cycles;
  private final Report report;

  /// What is done with a circuit.
  interface Trial {
    Optional<Fault> fault(Circuit circuit, Stimulus stimulus);
  }

  private Campaign(Target target, Trial trial, LongFunction<Size> sizes, int cycles, Report report) {
    this.target = target;
    this.trial = trial;
    this.sizes = sizes;
    this.cycles = cycles;
    this.report = report;
  }

  /// All circuits on the JVM, and the first 20 of each 200 also on Verilator (which gets the 20 as one circuit and so builds
  /// them at once), on Icarus, and through the readers of Verilog.
  static Report everywhere(
      LongFunction<Size> sizes, long firstSeed, int count, int cycles, Consumer<Integer> progress) {
    var report = new Report();
    for (int done = 0; done < count; done += SHARE) {
      long from = firstSeed + done;
      int some = Math.min(SHARE, count - done);
      new Campaign(Target.JVM, Target.JVM::fault, sizes, cycles, report).run(from, some, _ -> {});
      for (Target target : VERILOG) {
        new Campaign(target, target::fault, sizes, cycles, report).run(from, Math.min(IN_VERILOG, some), _ -> {});
      }
      progress.accept(done + some);
    }
    return report;
  }

  /// Of one size, for some cycles.
  static Report run(Target target, Size size, long firstSeed, int count) {
    return run(target, _ -> size, firstSeed, count, CYCLES, _ -> {});
  }

  /// @param progress is told the number of seeds done, after each batch
  static Report run(
      Target target, LongFunction<Size> sizes, long firstSeed, int count, int cycles, Consumer<Integer> progress) {
    var report = new Report();
    new Campaign(target, target::fault, sizes, cycles, report).run(firstSeed, count, progress);
    return report;
  }

  /// With something else than what the target does, for tests of campaigns.
  static Report run(Target target, Trial trial, long firstSeed, int count) {
    var report = new Report();
    new Campaign(target, trial, _ -> Size.TINY, CYCLES, report).run(firstSeed, count, _ -> {});
    return report;
  }

  private void run(long firstSeed, int count, Consumer<Integer> progress) {
    long start = System.nanoTime();
    for (int done = 0; done < count; done += target.batch()) {
      long from = firstSeed + done;
      batch(LongStream.range(from, Math.min(from + target.batch(), firstSeed + count)).boxed().toList());
      progress.accept(Math.min(done + target.batch(), count));
    }
    report.took(target, Duration.ofNanos(System.nanoTime() - start));
  }

  /// Tries circuits together. Where something is wrong each half is tried, until it is known which circuit it is.
  ///
  /// @return whether nothing was wrong
  private boolean batch(List<Long> seeds) {
    Circuit circuit = circuit(seeds);
    Stimulus stimulus = Stimulus.random(circuit, seeds.getFirst(), cycles);
    Optional<Fault> fault = trial.fault(circuit, stimulus);
    if (fault.isEmpty()) {
      report.equal(target, seeds.size());
      return true;
    }
    int half = seeds.size() / 2;
    if (half == 0) {
      add(fault.get(), 1, "seed %d, %s".formatted(seeds.getFirst(), sizes.apply(seeds.getFirst())), circuit, stimulus);
    } else if (batch(seeds.subList(0, half)) & batch(seeds.subList(half, seeds.size()))) {
      add(fault.get(), 0, "seeds %s, only together".formatted(seeds), circuit, stimulus);
    }
    return false;
  }

  private Circuit circuit(List<Long> seeds) {
    List<Circuit> circuits = seeds.stream().map(seed -> RandomCircuits.circuit(seed, sizes.apply(seed))).toList();
    return circuits.size() == 1 ? circuits.getFirst() : Joined.of(circuits);
  }

  private void add(Fault fault, int count, String circuits, Circuit circuit, Stimulus stimulus) {
    String reason = fault.ofTool() ? "" : "\n  " + target.explain(circuit, stimulus);
    report.fault(target, fault, count, "%s, %s: %s%s".formatted(target, circuits, fault, reason));
  }
}
