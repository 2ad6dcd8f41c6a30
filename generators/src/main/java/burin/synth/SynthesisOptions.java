package burin.synth;

import burin.cache.BuildCache;
import java.nio.file.Path;
import java.time.Duration;

/// How circuits are synthesized.
///
/// @param clockMhz the clock for which power is told
/// @param activity how often a net changes in a clock cycle, the mean of all nets, for the power
/// @param largestMemory bits of the largest memory that becomes flip-flops where the target has no memories of its own; larger
///     ones are taken for macros, which are counted and cost nothing else
/// @param timing whether timing and power are wanted, which take a run of OpenSTA or nextpnr over the whole design
/// @param limit time for one run of a tool
/// @param jobs how many tools may run at once
/// @param searchPath where the tools are, as in the variable `PATH`
/// @param cache the folder in which results are kept
/// @param dsps whether multipliers may become DSP blocks, where the target has them
public record SynthesisOptions(
    double clockMhz,
    double activity,
    int largestMemory,
    boolean timing,
    Duration limit,
    int jobs,
    String searchPath,
    Path cache,
    boolean dsps) {
  public static final int LARGEST_MEMORY = 2048;

  /// 100 MHz, an activity of 0.1, half an hour, all processors, `PATH`, and the cache of this user.
  public static SynthesisOptions defaults() {
    return new SynthesisOptions(100, 0.1, LARGEST_MEMORY, true, Duration.ofMinutes(30),
        Runtime.getRuntime().availableProcessors(), System.getenv().getOrDefault("PATH", ""), BuildCache.home("synth"), true);
  }

  public SynthesisOptions clock(double mhz) {
    return new SynthesisOptions(mhz, activity, largestMemory, timing, limit, jobs, searchPath, cache, dsps);
  }

  public SynthesisOptions largestMemory(int bits) {
    return new SynthesisOptions(clockMhz, activity, bits, timing, limit, jobs, searchPath, cache, dsps);
  }

  public SynthesisOptions timing(boolean wanted) {
    return new SynthesisOptions(clockMhz, activity, largestMemory, wanted, limit, jobs, searchPath, cache, dsps);
  }

  public SynthesisOptions limit(Duration time) {
    return new SynthesisOptions(clockMhz, activity, largestMemory, timing, time, jobs, searchPath, cache, dsps);
  }

  public SynthesisOptions jobs(int count) {
    return new SynthesisOptions(clockMhz, activity, largestMemory, timing, limit, count, searchPath, cache, dsps);
  }

  public SynthesisOptions searchPath(String path) {
    return new SynthesisOptions(clockMhz, activity, largestMemory, timing, limit, jobs, path, cache, dsps);
  }

  public SynthesisOptions cache(Path folder) {
    return new SynthesisOptions(clockMhz, activity, largestMemory, timing, limit, jobs, searchPath, folder, dsps);
  }

  public SynthesisOptions dsps(boolean wanted) {
    return new SynthesisOptions(clockMhz, activity, largestMemory, timing, limit, jobs, searchPath, cache, wanted);
  }
}
