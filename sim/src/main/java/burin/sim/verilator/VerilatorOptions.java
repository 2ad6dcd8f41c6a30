package burin.sim.verilator;

import java.nio.file.Path;
import java.util.List;

/// How a model is built and where it is kept.
///
/// @param optimization how much time g++ may take
/// @param cache the folder of finished models; made where it does not exist
public record VerilatorOptions(Optimization optimization, Path cache) {

  /// What g++ is told about the part of a model that runs every cycle.
  public enum Optimization {
    /// The shortest time to the first cycle: for tests.
    QUICK("-Og"),
    /// The most cycles a second: for long runs.
    FAST("-O2", "-fno-tree-pre");

    private final List<String> flags;

    Optimization(String... flags) {
      this.flags = List.of(flags);
    }

    List<String> flags() {
      return flags;
    }
  }

  /// A quick build, kept in `$BURIN_CACHE/verilator`, or in `~/.cache/burin/verilator` where that variable is not set.
  public static VerilatorOptions defaults() {
    String chosen = System.getenv("BURIN_CACHE");
    Path base = chosen == null || chosen.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "burin") : Path.of(chosen);
    return new VerilatorOptions(Optimization.QUICK, base.resolve("verilator"));
  }

  public VerilatorOptions with(Optimization other) {
    return new VerilatorOptions(other, cache);
  }

  public VerilatorOptions in(Path folder) {
    return new VerilatorOptions(optimization, folder);
  }
}
