package burin.random;

import burin.ir.Circuit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// Tries many random circuits on a [Target].
///
/// A long campaign, from the folder of the project:
/// ```
/// mvn -o -q test -pl dsl,sim,generators,tests -Dtest=CampaignTest -Dsurefire.failIfNoSpecifiedTests=false \
///     -Dcampaign="jvm medium 0 10000"
/// ```
/// The words are the target, the [Size], the first seed and how many; after them may come the number of cycles.
public final class Campaign {
  private static final int CYCLES = 20;

  private final Target target;
  private final Size size;
  private final int cycles;
  private final List<String> failures = new ArrayList<>();

  private Campaign(Target target, Size size, int cycles) {
    this.target = target;
    this.size = size;
    this.cycles = cycles;
  }

  /// A report of each seed that failed.
  public static List<String> run(Target target, Size size, long firstSeed, int count) {
    return run(target, size, firstSeed, count, CYCLES, _ -> {});
  }

  /// @param progress is told the number of seeds done, after each batch
  static List<String> run(
      Target target, Size size, long firstSeed, int count, int cycles, Consumer<Integer> progress) {
    var campaign = new Campaign(target, size, cycles);
    for (int done = 0; done < count; done += target.batch()) {
      long from = firstSeed + done;
      campaign.batch(LongStream.range(from, Math.min(from + target.batch(), firstSeed + count)).boxed().toList());
      progress.accept(Math.min(done + target.batch(), count));
    }
    return campaign.failures;
  }

  private void batch(List<Long> seeds) {
    if (seeds.size() > 1) {
      Circuit joined = Joined.of(seeds.stream().map(seed -> RandomCircuits.circuit(seed, size)).toList());
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
    Circuit circuit = RandomCircuits.circuit(seed, size);
    Stimulus stimulus = Stimulus.random(circuit, seed, cycles);
    target.fault(circuit, stimulus).ifPresent(fault -> failures.add(
        "%s, seed %d, %s: %s\n  %s".formatted(target, seed, size, fault, target.explain(circuit, stimulus))));
  }
}
