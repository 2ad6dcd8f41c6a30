package burin.sim.verilator;

import burin.ir.BoolType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Verilog that is to become a model, and what of it Java wants to reach.
///
/// @param files the text of each file by its name; the names of Verilog files end in `.v`
/// @param top the name of the top module
/// @param clock the input that [VerilatorModel#step()] raises; absent where there is no state
/// @param reset the input that [VerilatorModel#reset] sets
/// @param separate modules that are to have a C++ class of their own
/// @param ports of the top module, but for clock and reset
/// @param state registers, read ports and memories
record ModelSource(
    SortedMap<String, String> files,
    String top,
    Optional<String> clock,
    Optional<String> reset,
    SortedSet<String> separate,
    List<Slot> ports,
    List<Slot> state) {
  ModelSource {
    files = new TreeMap<>(files);
    separate = new TreeSet<>(separate);
    ports = List.copyOf(ports);
    state = List.copyOf(state);
  }

  /// Ports first, then state, then the reset.
  List<Slot> slots() {
    List<Slot> slots = new ArrayList<>(ports);
    slots.addAll(state);
    reset.ifPresent(name -> slots.add(Slot.port(top, name, BoolType.BOOL)));
    return List.copyOf(slots);
  }

  List<String> verilogFiles() {
    return files.keySet().stream().filter(name -> name.endsWith(".v")).toList();
  }
}
