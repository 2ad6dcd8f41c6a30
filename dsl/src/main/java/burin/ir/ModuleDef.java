package burin.ir;

import burin.source.Place;
import java.util.List;

/// A module: what it declares and what it does.
///
/// @param name its name in the Verilog, unique in the circuit
/// @param parameters the text of the configuration that it was made with, for the header comment; may be empty
/// @param place the line of the module class
/// @param names the author's names of expressions
public record ModuleDef(
    String name,
    String parameters,
    Place place,
    List<Port> ports,
    List<Wire> wires,
    List<Register> registers,
    List<Memory> memories,
    List<SyncRead> reads,
    List<Instance> instances,
    List<Stmt> body,
    Names names) {
  public ModuleDef {
    ports = List.copyOf(ports);
    wires = List.copyOf(wires);
    registers = List.copyOf(registers);
    memories = List.copyOf(memories);
    reads = List.copyOf(reads);
    instances = List.copyOf(instances);
    body = List.copyOf(body);
  }

  /// Whether it has state of its own or in an instance, and so an implicit input `clock`.
  public boolean usesClock() {
    return !registers.isEmpty()
        || !memories.isEmpty()
        || instances.stream().anyMatch(instance -> instance.module().usesClock());
  }

  /// Whether any register of it or of an instance has a reset value, and so an implicit input `reset`, active high.
  public boolean usesReset() {
    return registers.stream().anyMatch(register -> register.reset().isPresent())
        || instances.stream().anyMatch(instance -> instance.module().usesReset());
  }

  public List<Port> inputs() {
    return ports.stream().filter(Port::isInput).toList();
  }

  public List<Port> outputs() {
    return ports.stream().filter(port -> !port.isInput()).toList();
  }

  /// A module is itself; its contents are not compared.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "module " + name;
  }
}
