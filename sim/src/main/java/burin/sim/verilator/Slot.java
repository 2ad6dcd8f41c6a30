package burin.sim.verilator;

import burin.ir.IntType;
import burin.ir.Type;
import burin.ir.Types;
import java.util.List;

/// A value of the Verilog that Java wants to reach: a port of the top module, a register or a memory.
///
/// @param path the instances on the way from the top module, as Verilog writes them (`tiles[3]`)
/// @param module the Verilog module that declares it
/// @param identifier its name there
/// @param type of the value, or of a memory's word
/// @param words a memory's depth; 0 for what is no memory
/// @param undriven whether nothing in the Verilog writes it
record Slot(List<String> path, String module, String identifier, Type type, int words, boolean undriven) {
  Slot {
    path = List.copyOf(path);
  }

  static Slot port(String top, String identifier, Type type) {
    return new Slot(List.of(), top, identifier, type, 0, false);
  }

  boolean isMemory() {
    return words > 0;
  }

  /// Of a vector, whether its lanes are.
  boolean isSigned() {
    return Types.scalar(type) instanceof IntType number && number.isSigned();
  }

  /// Of a lane, or of the whole where it is no vector.
  int laneWidth() {
    return Types.scalar(type).width();
  }

  /// How many bytes Verilator takes for one value of this width: 1, 2, 4, 8, then a multiple of 4.
  int bytes() {
    int width = type.width();
    if (width <= 8) return 1;
    if (width <= 16) return 2;
    if (width <= 32) return 4;
    return width <= 64 ? 8 : (width + 31) / 32 * 4;
  }

  /// Of all words.
  long totalBytes() {
    return (long) bytes() * Math.max(words, 1);
  }

  /// `tiles[3].sum`.
  @Override
  public String toString() {
    return path.isEmpty() ? identifier : String.join(".", path) + "." + identifier;
  }
}
