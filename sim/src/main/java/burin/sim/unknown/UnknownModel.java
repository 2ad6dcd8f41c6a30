package burin.sim.unknown;

import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Event;
import burin.ir.Expr;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.VecType;
import burin.pass.Netlist;
import burin.sim.Hierarchy;
import burin.sim.Model;
import burin.sim.Packing;
import burin.sim.unknown.Word.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An engine that also knows which bits may depend on state that was never set. Its values are those of every other engine.
///
/// All state is in doubt at first but for memory words with initial contents. A reset, a write, a value taken at an edge and
/// [#setState] end the doubt, [Rules] say how it spreads. It is never missing where an output could be otherwise; it may be
/// there where it could not, since no rule looks at more than one operation.
public final class UnknownModel implements Model {
  private final List<Port> ports;
  private final Node top;
  private final List<Node> nodes;
  private final List<Hierarchy.Element> elements;
  private final List<Node> owners;
  private final List<Watched> watches;
  private final Evaluator evaluator = new Evaluator();
  private final Edges edges = new Edges(evaluator);
  private final Uses uses;
  private final long settling;
  private List<Sighting> sightings = List.of();
  private long edge;
  private boolean isReported;
  /// Whether inputs or state have changed since something was found.
  private boolean stale;

  private record Watched(int number, Node node, Netlist.Watch watch) {}

  /// What an edge does, once everything before it has been looked at.
  private interface Effect {
    void happen();
  }

  private UnknownModel(Circuit circuit, Judged judged) {
    Map<ModuleDef, Facts> facts = new HashMap<>();
    this.ports = circuit.top().ports();
    this.top = new Node(circuit.top(), null, null, 0, module -> facts.computeIfAbsent(module, Facts::of));
    this.nodes = top.all();
    this.elements = Hierarchy.elements(circuit);
    this.owners = elements.stream().map(element -> top.descendant(element.path())).toList();
    this.watches = watches(circuit);
    this.uses = new Uses(circuit, top, evaluator, edges, judged);
    this.settling = judged.settling();
  }

  public static UnknownModel of(Circuit circuit, Judged judged) {
    return new UnknownModel(circuit, judged);
  }

  private List<Watched> watches(Circuit circuit) {
    List<Watched> found = new ArrayList<>();
    for (Hierarchy.WatchPoint point : Hierarchy.watches(circuit)) {
      Node node = top.descendant(point.path());
      Netlist.Watch watch = node.facts.netlist().watches().stream()
          .filter(lowered -> lowered.stmt() == point.watch()).findFirst().orElseThrow();
      found.add(new Watched(found.size(), node, watch));
    }
    return found;
  }

  // Ports

  @Override
  public void poke(int port, long value) {
    set(port, Word.known(BigInteger.valueOf(value)));
  }

  @Override
  public void pokeLanes(int port, long[] lanes) {
    pokeBits(port, Packing.pack(lanes, ports.get(port).type()));
  }

  @Override
  public void pokeBits(int port, BigInteger bits) {
    set(port, Word.ofBits(ports.get(port).type(), bits, Doubt.NONE));
  }

  private void set(int port, Word word) {
    top.inputs.put(ports.get(port), word);
    stale = true;
  }

  private void refresh() {
    if (stale) nodes.forEach(Node::forget);
    stale = false;
  }

  @Override
  public long peek(int port) {
    return word(port).scalar().number().longValueExact();
  }

  @Override
  public void peekLanes(int port, long[] lanes) {
    List<Scalar> scalars = word(port).scalars();
    for (int i = 0; i < lanes.length; i++) lanes[i] = scalars.get(i).number().longValueExact();
  }

  @Override
  public BigInteger peekBits(int port) {
    return word(port).bits(ports.get(port).type());
  }

  /// Which bits of a port's value may be otherwise; of a number or an enumeration all of them or none.
  public BigInteger unknownBits(int port) {
    return word(port).doubtOfBits(ports.get(port).type()).mask();
  }

  private Word word(int port) {
    refresh();
    return evaluator.word(top, ports.get(port));
  }

  // Edges

  @Override
  public void resets(long active) {
    edges.resets(active);
    holdReset();
  }

  @Override
  public void edge(long clocks) {
    refresh();
    edges.begin(clocks);
    if (edge >= settling && !isReported) report();
    List<Effect> effects = new ArrayList<>();
    for (Node node : nodes) effects(node, effects);
    sightings = watches.stream().filter(this::isSeen).map(this::sighting).toList();
    effects.forEach(Effect::happen);
    evaluator.at(++edge);
    stale = true;
    holdReset();
  }

  private void report() {
    Optional<Uses.Found> use = uses.first();
    if (use.isEmpty()) return;
    isReported = true;
    throw use.get().error(edge);
  }

  /// What would be reported before an edge.
  Optional<Uses.Found> find(long clocks) {
    refresh();
    edges.begin(clocks);
    return uses.first();
  }

  /// Puts the model at a number of edges.
  void restore(long edges, long resets) {
    this.edge = edges;
    evaluator.at(edges);
    this.edges.resets(resets);
    stale = true;
  }

  void restore(int element, int word, Word value) {
    Node owner = owners.get(element);
    switch (elements.get(element).item()) {
      case Memory memory -> owner.words.get(memory).set(word, value);
      case Signal signal -> owner.held.put(signal, value);
      default -> throw new IllegalStateException("no state: " + elements.get(element));
    }
    stale = true;
  }

  Word held(int element, int word) {
    return switch (elements.get(element).item()) {
      case Memory memory -> owners.get(element).words.get(memory).get(word);
      case Signal signal -> owners.get(element).held.get(signal);
      default -> throw new IllegalStateException("no state: " + elements.get(element));
    };
  }

  /// What a doubt in a word of an element is said to come from.
  ///
  /// @param lane its place in the value, such as `[2]`
  Cause cause(int element, int word, String lane) {
    Node owner = owners.get(element);
    return switch (elements.get(element).item()) {
      case Memory memory -> Cause.origin(owner.wordName(memory, word), memory.place());
      case Signal signal -> Cause.origin(owner.name(signal, lane), signal.place());
      default -> throw new IllegalStateException("no state: " + elements.get(element));
    };
  }

  @Override
  public List<Sighting> sightings() {
    return sightings;
  }

  private void effects(Node node, List<Effect> effects) {
    node.facts.module().registers().forEach(register -> effects.add(next(node, register)));
    node.facts.module().reads().forEach(read -> effects.add(next(node, read)));
    node.facts.netlist().writes().forEach(write -> effects.add(next(node, write)));
    if (node.foreign != null) node.foreign.clocks().forEach(clock -> effects.add(next(node, clock)));
  }

  private Effect next(Node node, Register register) {
    Scalar hasEdge = edges.hasEdge(node, register.domain());
    if (hasEdge.isKnownAs(false)) return () -> {};
    Expr driver = node.facts.netlist().next().get(register);
    Word held = node.held.get(register);
    Word next = driver == null ? held : evaluator.word(node, driver);
    if (register.reset().isPresent()) {
      Scalar reset = edges.isReset(node, register.domain());
      next = Rules.select(register.type(), reset, Word.constant(register.reset().get()), next);
    }
    return take(node, register, Rules.select(register.type(), hasEdge, next, held));
  }

  private Effect next(Node node, SyncRead read) {
    Scalar hasEdge = edges.hasEdge(node, read.domain());
    Scalar enable = read.enable().map(expr -> evaluator.scalar(node, expr)).orElse(Word.known(true));
    Scalar taken = Rules.and(hasEdge, enable);
    if (taken.isKnownAs(false)) return () -> {};
    Word word = Evaluator.read(node, read.memory(), evaluator.scalar(node, read.address()));
    return take(node, read, Rules.select(read.type(), taken, word, node.held.get(read)));
  }

  private Effect take(Node node, Signal signal, Word word) {
    if (word == node.held.get(signal)) return () -> {};
    Word marked = node.through(signal, word, edge + 1);
    return () -> node.held.put(signal, marked);
  }

  private Effect next(Node node, Netlist.Write write) {
    Scalar active = Rules.and(edges.hasEdge(node, write.domain()), evaluator.scalar(node, write.enable()));
    if (active.isKnownAs(false)) return () -> {};
    Scalar address = evaluator.scalar(node, write.address());
    Word value = evaluator.word(node, write.value());
    Optional<Word> mask = write.mask().map(expr -> evaluator.word(node, expr));
    return () -> write(node, write.memory(), active, address, value, mask);
  }

  /// An address in doubt may be that of each word.
  private void write(Node node, Memory memory, Scalar active, Scalar address, Word value, Optional<Word> mask) {
    List<Word> words = node.words.get(memory);
    int at = address.number().intValueExact();
    Word after = mask.isPresent() ? masked(memory.element(), words.get(at), value, active, mask.get())
        : written(memory.element(), words.get(at), value, active);
    words.set(at, node.through(memory, at, after, edge + 1));
    if (address.isKnown()) return;
    for (int i = 0; i < memory.depth(); i++) {
      words.set(i, node.through(memory, i, words.get(i).inDoubt(memory.element(), address.doubt().cause()), edge + 1));
    }
  }

  /// Where it is in doubt whether something is written, so is what is there.
  private static Word written(Type type, Word before, Word value, Scalar active) {
    Word after = active.isTrue() ? value : before;
    return active.isKnown() ? after : after.inDoubt(type, active.doubt().cause());
  }

  private static Word masked(Type type, Word before, Word value, Scalar active, Word mask) {
    VecType vec = (VecType) type;
    return Word.lanes(vec.length(), lane ->
        written(vec.element(), before.lane(lane), value.lane(lane), Rules.and(active, mask.lane(lane).scalar())));
  }

  private Effect next(Node node, Clock clock) {
    Scalar hasEdge = edges.hasEdge(node, clock);
    Scalar reset = edges.isReset(node, clock);
    Map<Port, Word> inputs = evaluator.inputs(node);
    return () -> node.foreign.edge(clock, hasEdge, reset, inputs);
  }

  /// Asynchronous resets act at once, those that are registers after whatever resets them.
  private void holdReset() {
    for (boolean changed = true; changed; ) {
      changed = false;
      for (Node node : nodes) {
        for (Register register : node.facts.module().registers()) changed |= holdReset(node, register);
      }
      stale |= changed;
    }
  }

  private boolean holdReset(Node node, Register register) {
    boolean async = register.reset().isPresent() && node.facts.module().reset(register.domain()).isAsync();
    if (!async) return false;
    Word held = node.held.get(register);
    Word value = Rules.select(register.type(), edges.isResetHeld(node, register.domain()),
        Word.constant(register.reset().get()), held);
    if (value.isAs(held)) return false;
    node.held.put(register, node.through(register, value, edge));
    return true;
  }

  // What is watched

  private boolean isSeen(Watched watched) {
    Node node = watched.node();
    Event event = watched.watch().stmt().event();
    boolean looked = edges.hasEdge(node, watched.watch().stmt().domain()).isTrue()
        && !edges.isReset(node, watched.watch().stmt().domain()).isTrue()
        && evaluator.scalar(node, watched.watch().enable()).isTrue();
    return looked && evaluator.scalar(node, event.condition()).isTrue() != event.kind().isViolation();
  }

  private Sighting sighting(Watched watched) {
    List<BigInteger> arguments = new ArrayList<>();
    for (Event.Argument argument : watched.watch().stmt().event().text().arguments()) {
      arguments.add(evaluator.word(watched.node(), argument.value()).bits(argument.value().type()));
    }
    return new Sighting(watched.number(), arguments);
  }

  // State

  @Override
  public BigInteger state(int element, int word) {
    return held(element, word).bits(elements.get(element).type());
  }

  /// Which bits of a register, a read port or a memory's word may be otherwise.
  public BigInteger unknownState(int element, int word) {
    return held(element, word).doubtOfBits(elements.get(element).type()).mask();
  }

  /// What is set is known.
  @Override
  public void setState(int element, int word, BigInteger bits) {
    restore(element, word, Word.ofBits(elements.get(element).type(), bits, Doubt.NONE));
    holdReset();
  }

  @Override
  public void close() {}
}
