package burin.schematic;

import java.util.List;
import java.util.Optional;

/// A box of a diagram.
///
/// @param title its name
/// @param lines more about it
/// @param pins where links may end; a block without pins takes links anywhere
/// @param module the Verilog name of the module that an instance is of, where that has a diagram
/// @param count how many there are; more than 1 for an array of instances
record Block(Kind kind, String title, List<String> lines, List<Pin> pins, Optional<String> module, int count) {
  /// What a box stands for.
  enum Kind { INPUT, OUTPUT, INSTANCE, MEMORY, LOGIC }

  /// @param isInput whether values go in there; those of a stream go the way of its payload
  record Pin(String name, boolean isInput) {}

  Block {
    lines = List.copyOf(lines);
    pins = List.copyOf(pins);
  }
}
