package burin.random;

import burin.ir.Circuit;
import java.util.ArrayList;
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
public final class Campaign {
  private static final int CYCLES = 20;
  /// Of so many circuits that run on the JVM...
  private static final int SHARE = 200;
  /// ...so many run in Verilog too: as many as these targets take at a time.
  private static final int IN_VERILOG = 20;
  private static final List<Target> VERILOG = List.of(Target.VERILATOR, Target.ICARUS, Target.LINT);

  private final Target target;
  private final LongFunction<Size> sizes;
  private final int cycles;
  private final List<String> failures = new ArrayList<>();

  private Campaign(Target target, LongFunction<Size> sizes, int cycles) {
    this.target = target;
    this.sizes = sizes;
    this.cycles = cycles;
  }

  /// All circuits on the JVM, and the first 20 of each 200 also on Verilator (which gets the 20 as one circuit and so builds
  /// them at once), on Icarus, and through the readers of Verilog.
  static List<String> everywhere(
      LongFunction<Size> sizes, long firstSeed, int count, int cycles, Consumer<Integer> progress) {
    List<String> failures = new ArrayList<>();
    for (int done = 0; done < count; done += SHARE) {
      long from = firstSeed + done;
      int some = Math.min(SHARE, count - done);
      failures.addAll(run(Target.JVM, sizes, from, some, cycles, _ -> {}));
      for (Target target : VERILOG) {
        failures.addAll(run(target, sizes, from, Math.min(IN_VERILOG, some), cycles, _ -> {}));
      }
      progress.accept(done + some);
    }
    return failures;
  }

  /// A report of each seed that failed.
  public static List<String> run(Target target, Size size, long firstSeed, int count) {
    return run(target, _ -> size, firstSeed, count, CYCLES, _ -> {});
  }

  /// @param progress is told the number of seeds done, after each batch
  static List<String> run(
      Target target, LongFunction<Size> sizes, long firstSeed, int count, int cycles, Consumer<Integer> progress) {
    var campaign = new Campaign(target, sizes, cycles);
    for (int done = 0; done < count; done += target.batch()) {
      long from = firstSeed + done;
      campaign.batch(LongStream.range(from, Math.min(from + target.batch(), firstSeed + count)).boxed().toList());
      progress.accept(Math.min(done + target.batch(), count));
    }
    return campaign.failures;
  }

  private void batch(List<Long> seeds) {
    if (seeds.size() > 1) {
      Circuit joined = Joined.of(seeds.stream().map(seed -> RandomCircuits.circuit(seed, sizes.apply(seed))).toList());
      Stimulus stimulus = Stimulus.random(joined, seeds.getFirst(), cycles);
      Optional<String> fault = target.fault(joined, stimulus);
      if (fault.isEmpty()) return;
      int before = failures.size();
      seeds.forEach(this::alone);
      if (failures.size() > before) return;
      failures.add("%s, seeds %s, only together: %s\n  %s".formatted(
          target, seeds, fault.get(), target.explain(joined, stimulus)));
    } else {
      alone(seeds.getFirst());
    }
  }

  private void alone(long seed) {
    Size size = sizes.apply(seed);
    Circuit circuit = RandomCircuits.circuit(seed, size);
    Stimulus stimulus = Stimulus.random(circuit, seed, cycles);
    target.fault(circuit, stimulus).ifPresent(fault -> failures.add(
        "%s, seed %d, %s: %s\n  %s".formatted(target, seed, size, fault, target.explain(circuit, stimulus))));
  }
}
