package burin.sim.verilator;

import burin.ir.BoolType;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Verilog that is to become a model, and what of it Java wants to reach.
///
/// @param files the text of each file by its name; the names of Verilog files end in `.v`
/// @param top the name of the top module
/// @param clocks those of the top module that anything depends on
/// @param separate modules that are to have a C++ class of their own
/// @param ports of the top module, but for clocks and resets
/// @param state registers, read ports and memories
/// @param resetting the numbers of those registers that are asynchronous resets of others
/// @param watches what is watched, in the order of its numbers
record ModelSource(
    SortedMap<String, String> files,
    String top,
    List<ClockPins> clocks,
    SortedSet<String> separate,
    List<Slot> ports,
    List<Slot> state,
    List<Integer> resetting,
    List<Watched> watches) {
  /// @param happened a bit that changes at each edge at which it happens
  /// @param arguments the values of its text
  record Watched(Slot happened, List<Slot> arguments) {
    List<Slot> slots() {
      List<Slot> slots = new ArrayList<>(List.of(happened));
      slots.addAll(arguments);
      return slots;
    }
  }

  ModelSource {
    files = new TreeMap<>(files);
    separate = new TreeSet<>(separate);
    ports = List.copyOf(ports);
    state = List.copyOf(state);
    clocks = List.copyOf(clocks);
    resetting = List.copyOf(resetting);
    watches = List.copyOf(watches);
  }

  /// Ports first, then state, what is watched, and the resets.
  List<Slot> slots() {
    List<Slot> slots = new ArrayList<>(ports);
    slots.addAll(state);
    slots.addAll(watchedSlots());
    for (ClockPins pins : clocks) pins.reset().ifPresent(reset -> slots.add(Slot.port(top, reset.line(), BoolType.BOOL)));
    return List.copyOf(slots);
  }

  List<Slot> watchedSlots() {
    return watches.stream().flatMap(watched -> watched.slots().stream()).toList();
  }

  /// Whether something may change state between two edges of a clock.
  boolean isAsync() {
    return !resetting.isEmpty() || clocks.stream().anyMatch(ClockPins::isAsync);
  }

  List<String> verilogFiles() {
    return files.keySet().stream().filter(name -> name.endsWith(".v") || name.endsWith(".sv")).toList();
  }
}
