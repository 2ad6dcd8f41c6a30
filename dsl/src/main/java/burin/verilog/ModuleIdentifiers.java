package burin.verilog;

import burin.ir.GatedDomain;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.PartMap;
import burin.ir.Port;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.SyncRead;
import burin.ir.Wire;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What everything that a module declares is called in the Verilog. Declarations come before names that are derived, so
/// that they keep the author's words.
final class ModuleIdentifiers {
  /// @param happened a bit that changes whenever it happens
  /// @param arguments the values of the text
  record Watched(String happened, List<String> arguments) {}

  final Identifiers space;
  final ClockLines clocks;
  private final List<Watched> watched = new ArrayList<>();
  private final PartMap<Signal, String> signals = new PartMap<>();
  /// Of what is no signal.
  private final Map<Object, String> others = new IdentityHashMap<>();

  /// @param children the finished identifiers of the modules that it instantiates: Verilator warns of an instance that is
  ///     called as something within it
  ModuleIdentifiers(ModuleDef module, Keywords keywords, Function<ModuleDef, ModuleIdentifiers> children) {
    this.space = new Identifiers(keywords);
    this.clocks = new ClockLines(module);
    for (Port line : clocks.ports()) take(line, line.name());
    for (Port port : module.ports()) take(port, port.name());
    for (Instance instance : module.instances()) {
      boolean clashes = children.apply(instance.module()).space.isTaken(instance.name());
      take(instance, clashes ? instance.name() + "_instance" : instance.name());
    }
    for (Register register : module.registers()) take(register, register.name());
    for (Memory memory : module.memories()) take(memory, memory.name());
    for (SyncRead read : module.reads()) take(read, read.name());
    for (Wire wire : module.wires()) take(wire, wire.name());
    for (Instance instance : module.instances()) {
      for (InstancePort port : instance.ports()) take(port, of(instance) + "_" + port.port().name());
    }
    for (GatedDomain gate : clocks.gates()) {
      take(clocks.of(gate), clocks.of(gate).name());
      take(gate, gate.name() + "_gate");
    }
  }

  /// Gives names to what an engine finds of something watched.
  void addWatched(int arguments) {
    String happened = space.take("watch_" + watched.size());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < arguments; i++) names.add(space.take(happened + "_" + i));
    watched.add(new Watched(happened, names));
  }

  /// What an engine finds of what the module watches, in the order of its program.
  List<Watched> watched() {
    return watched;
  }

  /// The name of a gate's instance.
  String of(GatedDomain gate) {
    return known(gate, others.get(gate));
  }

  private void take(Signal signal, String name) {
    signals.put(signal, space.take(name));
  }

  private void take(Object declared, String name) {
    others.put(declared, space.take(name));
  }

  String of(Signal signal) {
    return known(signal, signals.get(signal));
  }

  String of(Memory memory) {
    return known(memory, others.get(memory));
  }

  String of(Instance instance) {
    return known(instance, others.get(instance));
  }

  private static String known(Object declared, String name) {
    if (name == null) throw new IllegalArgumentException(declared + " is not declared in this module");
    return name;
  }
}
