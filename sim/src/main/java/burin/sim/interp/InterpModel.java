package burin.sim.interp;

import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Constants;
import burin.ir.Event;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.sim.Hierarchy;
import burin.sim.Model;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The slow and obvious engine that the others are measured against.
///
/// It works on the statements as they were written, not on a lowered form, with numbers of any size, and computes what
/// is asked for. It also checks the circuit: at each step every expression of every instance is computed, and one whose
/// value lies outside its type is an [IllegalStateException] that names it. So are a combinational loop, and a signal
/// that no active statement drives. That makes it the judge of all arithmetic on ranges.
public final class InterpModel implements Model {
  private final List<Port> ports;
  private final Node top;
  private final List<Node> nodes;
  private final List<Hierarchy.Element> elements;
  /// The node that holds each element.
  private final List<Node> owners;
  private final List<Watched> watches;
  private final Domains domains;
  private List<Sighting> sightings = List.of();
  private boolean stale;

  private record Watched(int number, Node node, Guarded.Watch guarded) {}

  private InterpModel(Circuit circuit) {
    Map<ModuleDef, ModuleFacts> facts = new HashMap<>();
    this.ports = circuit.top().ports();
    this.top = new Node(circuit.top(), null, null, 0, module -> facts.computeIfAbsent(module, ModuleFacts::new));
    this.nodes = top.all();
    this.elements = Hierarchy.elements(circuit);
    this.watches = watches(circuit);
    this.domains = new Domains(this::isTrue);
    this.owners = elements.stream().map(element -> top.descendant(element.path())).toList();
  }

  private List<Watched> watches(Circuit circuit) {
    List<Watched> found = new ArrayList<>();
    List<Hierarchy.WatchPoint> points = Hierarchy.watches(circuit);
    for (Hierarchy.WatchPoint point : points) {
      Node node = top.descendant(point.path());
      Guarded.Watch guarded = node.facts.statements.watch(point.watch());
      found.add(new Watched(found.size(), node, guarded));
    }
    return found;
  }

  public static InterpModel of(Circuit circuit) {
    return new InterpModel(circuit);
  }

  @Override
  public void poke(int port, long value) {
    pokeValue(port, Value.of(value));
  }

  @Override
  public void pokeLanes(int port, long[] lanes) {
    pokeValue(port, Value.of(ports.get(port).type(), Constants.of(lanes), 0));
  }

  @Override
  public void pokeBits(int port, BigInteger bits) {
    pokeValue(port, Value.ofBits(ports.get(port).type(), bits));
  }

  private void pokeValue(int port, Value value) {
    top.inputs.put(ports.get(port), value);
    stale = true;
  }

  @Override
  public long peek(int port) {
    return peekValue(port).number().longValueExact();
  }

  @Override
  public void peekLanes(int port, long[] lanes) {
    List<BigInteger> scalars = new ArrayList<>();
    peekValue(port).addScalars(scalars);
    for (int i = 0; i < lanes.length; i++) lanes[i] = scalars.get(i).longValueExact();
  }

  @Override
  public BigInteger peekBits(int port) {
    return peekValue(port).bits(ports.get(port).type());
  }

  private Value peekValue(int number) {
    Port port = ports.get(number);
    if (port.isInput()) return top.inputs.get(port);
    refresh();
    return found(top, port);
  }

  @Override
  public void resets(long active) {
    domains.resets(active);
    holdReset();
  }

  @Override
  public void edge(long clocks) {
    refresh();
    nodes.forEach(this::check);
    domains.begin(clocks);
    List<Runnable> edge = new ArrayList<>();
    for (Node node : nodes) {
      node.module().registers().forEach(register -> edge.add(next(node, register)));
      node.module().reads().forEach(read -> edge.add(next(node, read)));
      node.facts.statements.writes().forEach(write -> edge.add(next(node, write)));
      if (node.foreign != null) node.foreign.contents.clocks().forEach(clock -> edge.add(next(node, clock)));
    }
    sightings = watches.stream().filter(this::isSeen).map(this::sighting).toList();
    edge.forEach(Runnable::run);
    stale = true;
    holdReset();
  }

  @Override
  public List<Sighting> sightings() {
    return sightings;
  }

  /// Asynchronous resets act at once, those that are registers after whatever resets them.
  private void holdReset() {
    for (boolean changed = true; changed; ) {
      changed = false;
      for (Node node : nodes) changed |= holdReset(node);
      stale |= changed;
    }
  }

  private boolean holdReset(Node node) {
    boolean changed = false;
    for (Register register : node.module().registers()) {
      boolean async = register.reset().isPresent() && node.module().reset(register.domain()).isAsync();
      if (!async || !domains.isResetHeld(node, register.domain())) continue;
      Value value = Node.constant(register.reset().get());
      changed |= !value.equals(node.held.put(register, value));
    }
    return changed;
  }

  private boolean isSeen(Watched watched) {
    Stmt.Watch watch = watched.guarded().watch();
    Node node = watched.node();
    if (!domains.hasEdge(node, watch.domain()) || domains.isReset(node, watch.domain())) return false;
    if (!SignalTask.isActive(node.frame, watched.guarded().guard())) return false;
    return value(node, watch.event().condition()).isTrue() != watch.event().kind().isViolation();
  }

  private Sighting sighting(Watched watched) {
    List<BigInteger> arguments = new ArrayList<>();
    for (Event.Argument argument : watched.guarded().watch().event().text().arguments()) {
      arguments.add(value(watched.node(), argument.value()).bits(argument.value().type()));
    }
    return new Sighting(watched.number(), arguments);
  }

  /// Computes all that a node has, whether anything depends on it or not.
  private void check(Node node) {
    node.facts.roots.forEach(root -> value(node, root));
    if (node.foreign != null) node.module().inputs().forEach(port -> giveInput(node, port));
    node.module().wires().forEach(wire -> found(node, wire));
    node.module().outputs().forEach(port -> found(node, port));
    for (Instance instance : node.module().instances()) {
      instance.ports().stream().filter(port -> port.port().isInput()).forEach(port -> found(node, port));
    }
  }

  private Runnable next(Node node, Register register) {
    if (!domains.hasEdge(node, register.domain())) return () -> {};
    Value value = found(node, register);
    boolean reset = register.reset().isPresent() && domains.isReset(node, register.domain());
    Value taken = reset ? Node.constant(register.reset().get()) : value;
    return () -> node.held.put(register, taken);
  }

  private Runnable next(Node node, SyncRead read) {
    if (!domains.hasEdge(node, read.domain())) return () -> {};
    if (!read.enable().map(enable -> value(node, enable).isTrue()).orElse(true)) return () -> {};
    Value word = node.words.get(read.memory()).get(address(node, read.address()));
    return () -> node.held.put(read, word);
  }

  private Runnable next(Node node, Guarded.Write guarded) {
    Stmt.Write write = guarded.write();
    if (!domains.hasEdge(node, write.domain()) || !SignalTask.isActive(node.frame, guarded.guard())) return () -> {};
    int address = address(node, write.address());
    Value value = value(node, write.value());
    List<Value> words = node.words.get(write.memory());
    if (write.mask().isEmpty()) return () -> words.set(address, value);
    Value mask = value(node, write.mask().get());
    return () -> words.set(address, masked(words.get(address), value, mask));
  }

  private static Value masked(Value word, Value value, Value mask) {
    Value masked = word;
    for (int lane = 0; lane < mask.asLanes().size(); lane++) {
      if (mask.lane(lane).isTrue()) masked = masked.with(lane, value.lane(lane));
    }
    return masked;
  }

  private Runnable next(Node node, Clock clock) {
    if (!domains.hasEdge(node, clock)) return () -> {};
    boolean reset = domains.isReset(node, clock);
    return () -> node.foreign.edge(clock, reset);
  }

  private int address(Node node, Expr address) {
    return value(node, address).number().intValueExact();
  }

  private void giveInput(Node node, Port port) {
    for (Task missing = ForeignTask.give(node, port); missing != null; missing = ForeignTask.give(node, port)) {
      finish(missing);
    }
  }

  private Value value(Node node, Expr expr) {
    Task missing = ExprTask.of(node.frame, expr);
    if (missing != null) finish(missing);
    return node.frame.get(expr);
  }

  private Value found(Node node, Signal signal) {
    Task missing = SignalTask.of(node, signal);
    if (missing != null) finish(missing);
    return node.found.get(signal);
  }

  private boolean isTrue(Node node, Expr expr) {
    return value(node, expr).isTrue();
  }

  /// A failure leaves nothing half found behind.
  private void finish(Task task) {
    boolean finished = false;
    try {
      Task.finish(task);
      finished = true;
    } finally {
      if (!finished) stale = true;
    }
  }

  private void refresh() {
    if (stale) top.forget();
    stale = false;
  }

  @Override
  public BigInteger state(int element, int word) {
    Type type = elements.get(element).type();
    return switch (elements.get(element).item()) {
      case Memory memory -> owners.get(element).words.get(memory).get(word).bits(type);
      case Signal signal -> owners.get(element).held.get(signal).bits(type);
      default -> throw new IllegalStateException("no state: " + elements.get(element));
    };
  }

  /// What a reset holds it holds.
  @Override
  public void setState(int element, int word, BigInteger bits) {
    Value value = Value.ofBits(elements.get(element).type(), bits);
    switch (elements.get(element).item()) {
      case Memory memory -> owners.get(element).words.get(memory).set(word, value);
      case Signal signal -> owners.get(element).held.put(signal, value);
      default -> throw new IllegalStateException("no state: " + elements.get(element));
    }
    stale = true;
    holdReset();
  }

  @Override
  public void close() {}
}
