package burin.sim.wave;

import burin.ir.Type;
import java.util.List;

/// Something that can be recorded.
///
/// @param path the instances that it is in, from the top's down, such as `tiles[3]`; empty in the top itself
public record Line(List<String> path, String name, Type type, Kind kind) {
  public enum Kind {
    /// Whether the reset that comes with a clock is active, without regard to the level of its line.
    RESET,
    INPUT,
    OUTPUT,
    /// A register or a read port.
    STATE,
    /// A word of a memory.
    WORD
  }

  public Line {
    path = List.copyOf(path);
  }

  public boolean isPort() {
    return kind == Kind.INPUT || kind == Kind.OUTPUT;
  }

  /// `tiles[3].sum`.
  @Override
  public String toString() {
    return path.isEmpty() ? name : String.join(".", path) + "." + name;
  }
}
