package burin.sim.verilator;

import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.IntType;
import burin.ir.Range;
import burin.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Verilog that the emitter never writes, as the source of a model. The top module is `Top`, its clock is `clock`.
final class Handwritten {
  private final TreeMap<String, String> files = new TreeMap<>();
  private final List<Slot> ports = new ArrayList<>();
  private final List<Slot> state = new ArrayList<>();
  private Optional<String> clock = Optional.of("clock");

  private Handwritten(String verilog) {
    files.put("Top.v", verilog);
  }

  static Handwritten verilog(String text) {
    return new Handwritten(text);
  }

  Handwritten noClock() {
    clock = Optional.empty();
    return this;
  }

  Handwritten port(String name, Type type) {
    ports.add(Slot.port("Top", name, type));
    return this;
  }

  Handwritten state(String instance, String module, String name, Type type) {
    List<String> path = instance.isEmpty() ? List.of() : List.of(instance.split("\\."));
    state.add(new Slot(path, module, name, type, 0, false));
    return this;
  }

  Handwritten undriven(String name, Type type) {
    state.add(new Slot(List.of(), "Top", name, type, 0, true));
    return this;
  }

  Handwritten memory(String name, Type word, int words) {
    state.add(new Slot(List.of(), "Top", name, word, words, false));
    return this;
  }

  ModelSource source() {
    List<ClockPins> clocks = clock.map(line -> new ClockPins(0, line, Optional.empty())).stream().toList();
    return new ModelSource(files, "Top", clocks, new TreeSet<>(), ports, state, List.of(), List.of());
  }

  VerilatorModel open() {
    return open(VerilatorOptions.defaults());
  }

  VerilatorModel open(VerilatorOptions options) {
    return VerilatorProgram.of(source(), options).open();
  }

  static Type bool() {
    return BoolType.BOOL;
  }

  static Type bits(int width) {
    return new BitsType(width);
  }

  static Type uint(int width) {
    return new IntType(Range.unsigned(width));
  }

  static Type sint(int width) {
    return new IntType(Range.signed(width));
  }
}
