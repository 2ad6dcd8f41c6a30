package burin.sim.verilator;

import burin.cache.BuildCache;
import java.nio.file.Path;
import java.util.List;

/// How a model is built and where it is kept.
///
/// @param optimization how much time g++ may take
/// @param cache the folder of finished models; made where it does not exist
public record VerilatorOptions(Optimization optimization, Path cache) {

  /// How much time a build may take for the sake of speed.
  public enum Optimization {
    /// The shortest time to the first cycle: for tests.
    QUICK(List.of(), List.of("-Og")),
    /// The most cycles a second: for long runs. Verilator unrolls the loops over lanes, of which it otherwise leaves
    /// those of more than 64 rounds; that makes them half as quick again and what g++ has to read a few times longer.
    FAST(List.of("--unroll-count", "4096", "--unroll-stmts", "100000000"), List.of("-O2", "-fno-tree-pre"));

    private final List<String> verilatorFlags;
    private final List<String> compilerFlags;

    Optimization(List<String> verilatorFlags, List<String> compilerFlags) {
      this.verilatorFlags = verilatorFlags;
      this.compilerFlags = compilerFlags;
    }

    List<String> verilatorFlags() {
      return verilatorFlags;
    }

    /// For the C++ that runs every cycle.
    List<String> compilerFlags() {
      return compilerFlags;
    }
  }

  /// A quick build, kept in `$BURIN_CACHE/verilator`, or in `~/.cache/burin/verilator` where that variable is not set.
  public static VerilatorOptions defaults() {
    return new VerilatorOptions(Optimization.QUICK, BuildCache.home("verilator"));
  }

  public VerilatorOptions with(Optimization other) {
    return new VerilatorOptions(other, cache);
  }

  public VerilatorOptions in(Path folder) {
    return new VerilatorOptions(optimization, folder);
  }
}
