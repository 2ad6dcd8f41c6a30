package burin.sim;

import burin.ir.Circuit;
import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.Literal;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Names;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Wire;
import burin.source.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a module at the level of the IR, for tests.
public final class Sheet {
  private final String name;
  private final List<Port> ports = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();
  private final List<Register> registers = new ArrayList<>();
  private final List<Memory> memories = new ArrayList<>();
  private final List<SyncRead> reads = new ArrayList<>();
  private final List<Instance> instances = new ArrayList<>();
  private final List<Stmt> body = new ArrayList<>();
  private int line;

  public Sheet() {
    this("Top");
  }

  public Sheet(String name) {
    this.name = name;
  }

  private Place place() {
    return new Place(name + ".java", ++line);
  }

  public Ref in(String port, Type type) {
    ports.add(new Port(port, Port.Direction.IN, type, place()));
    return new Ref(ports.getLast());
  }

  public Port outPort(String port, Type type) {
    ports.add(new Port(port, Port.Direction.OUT, type, place()));
    return ports.getLast();
  }

  /// An output of exactly the expression's type.
  public Sheet out(String port, Expr value) {
    return drive(outPort(port, value.type()), value);
  }

  public Wire wire(String wire, Type type) {
    wires.add(new Wire(wire, type, place()));
    return wires.getLast();
  }

  public Register reg(String register, Type type) {
    registers.add(new Register(register, type, Optional.empty(), place()));
    return registers.getLast();
  }

  public Register reg(String register, Type type, Expr reset) {
    registers.add(new Register(register, type, Optional.of(reset), place()));
    return registers.getLast();
  }

  public Register reg(String register, Type type, long reset) {
    return reg(register, type, new Literal(type, BigInteger.valueOf(reset)));
  }

  public Memory mem(String memory, int depth, Type element, long... contents) {
    Optional<Constants> words = contents.length == 0 ? Optional.empty() : Optional.of(Constants.of(contents));
    memories.add(new Memory(memory, depth, element, words, place()));
    return memories.getLast();
  }

  public SyncRead read(String read, Memory memory, Expr address) {
    reads.add(new SyncRead(read, memory, address, Optional.empty(), place()));
    return reads.getLast();
  }

  public SyncRead read(String read, Memory memory, Expr address, Expr enable) {
    reads.add(new SyncRead(read, memory, address, Optional.of(enable), place()));
    return reads.getLast();
  }

  public Instance use(String instance, ModuleDef module) {
    instances.add(Instance.single(instance, module, place()));
    return instances.getLast();
  }

  public Instance use(String instance, ModuleDef module, int count) {
    instances.add(Instance.array(instance, module, count, place()));
    return instances.getLast();
  }

  /// Connects an instance's input.
  public Sheet connect(Instance instance, String port, Expr value) {
    return drive(instance.port(port(instance.module(), port)), value);
  }

  public static Ref of(Instance instance, String port) {
    return new Ref(instance.port(port(instance.module(), port)));
  }

  private static Port port(ModuleDef module, String name) {
    return module.ports().stream().filter(port -> port.name().equals(name)).findFirst().orElseThrow();
  }

  public Sheet drive(Signal signal, Expr value) {
    return add(new Stmt.Drive(signal, value, place()));
  }

  public Sheet add(Stmt stmt) {
    body.add(stmt);
    return this;
  }

  public ModuleDef module() {
    return new ModuleDef(
        name, "", new Place(name + ".java", 1), ports, wires, registers, memories, reads, instances, body, new Names());
  }

  public Circuit circuit() {
    return Circuit.of(module());
  }
}
