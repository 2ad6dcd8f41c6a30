package burin.sim;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.Elaborator;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.ir.BitsType;
import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.IntType;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Range;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Types;
import burin.source.Place;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// A running circuit. Signals are named by the handles of the module that it was made of:
///
/// ```java
/// var pe = new WeightStationaryPe(config);
/// try (var sim = Engine.JVM.open(pe)) {
///   sim.poke(pe.load, true).poke(pe.weightIn, -3).step();
///   assertEquals(-3, sim.peek(pe.weightOut));
/// }
/// ```
///
/// Inputs are poked, anything that has a place in the circuit can be peeked: ports of the top module, registers, read ports
/// and words of memories everywhere. A peek sees the inputs as they are and the state after the last step. Everything is 0
/// at first. Belongs to one thread at a time.
public final class Simulator implements AutoCloseable {
  private final Circuit circuit;
  private final ModuleDef written;
  private final Model model;
  private final Map<Value, Target> targets = new IdentityHashMap<>();
  private final List<Hierarchy.Element> elements;
  private final Map<String, Integer> elementNumbers = new HashMap<>();
  private long cycle;

  Simulator(Module top, Circuit circuit, Model model) {
    this.circuit = circuit;
    this.written = Elaborator.written(top);
    this.model = model;
    this.elements = Hierarchy.elements(circuit);
    for (int i = 0; i < elements.size(); i++) elementNumbers.put(elements.get(i).toString(), i);
  }

  /// Where a handle's value is: a port of the top or an element of the hierarchy.
  private record Target(int port, int element, Type type, String name, Place place) {
    boolean isPort() {
      return port >= 0;
    }
  }

  /// Steps made so far.
  public long cycle() {
    return cycle;
  }

  /// The engine's side, for what has no handle.
  public Model model() {
    return model;
  }

  public Circuit circuit() {
    return circuit;
  }

  // Inputs

  /// Gives an input a value: of a number, the number; of a bool, 0 or 1; of bits, an unsigned pattern.
  public Simulator poke(Value input, long value) {
    Target target = input(input);
    if (!fitsLong(target.type())) return poke(input, BigInteger.valueOf(value));
    checkValue(target, target.type(), BigInteger.valueOf(value));
    model.poke(target.port(), value);
    return this;
  }

  public Simulator poke(Bool input, boolean value) {
    model.poke(input(input).port(), value ? 1 : 0);
    return this;
  }

  /// Gives an input of any width a value.
  public Simulator poke(Value input, BigInteger value) {
    Target target = input(input);
    checkValue(target, target.type(), value);
    model.pokeBits(target.port(), Packing.pattern(value, target.type().width()));
    return this;
  }

  /// Gives every lane of an input a value; nested lanes row after row.
  public Simulator poke(Vec<?> input, long... lanes) {
    Target target = input(input);
    if (lanes.length != Types.scalarCount(target.type())) {
      throw wrong(Code.SIZE, target, lanes.length + " values for `" + target.name() + "`, which is " + target.type(),
          Types.scalarCount(target.type()) + " values");
    }
    for (long lane : lanes) checkValue(target, Types.scalar(target.type()), BigInteger.valueOf(lane));
    model.pokeLanes(target.port(), lanes);
    return this;
  }

  private Target input(Value value) {
    Target target = target(value);
    if (target.isPort() && circuit.top().ports().get(target.port()).isInput()) return target;
    throw wrong(Code.NOT_DRIVABLE, target, "`" + target.name() + "` is no input of " + circuit.top().name(),
        "poke of an input");
  }

  private static void checkValue(Target target, Type type, BigInteger value) {
    Range range = type instanceof IntType number ? number.range() : Range.unsigned(Math.max(1, type.width()));
    if (range.contains(value)) return;
    throw wrong(Code.RANGE, target, value + " for `" + target.name() + "`, which is " + target.type(),
        "a value in " + range);
  }

  // Time

  /// One rising edge of the clock.
  public Simulator step() {
    model.step();
    cycle++;
    return this;
  }

  public Simulator step(long cycles) {
    model.step(cycles);
    cycle += cycles;
    return this;
  }

  /// One step with the reset high.
  public Simulator reset() {
    model.reset(true);
    step();
    model.reset(false);
    return this;
  }

  // Outputs and state

  /// The value of a scalar: of a number, the number; of a bool, 0 or 1; of bits, an unsigned pattern.
  public long peek(Value value) {
    Target target = target(value);
    if (target.isPort() && fitsLong(target.type())) return model.peek(target.port());
    return peekBig(value).longValueExact();
  }

  private static boolean fitsLong(Type type) {
    return switch (type) {
      case IntType number -> number.range().fitsLong();
      default -> type.width() < Long.SIZE;
    };
  }

  /// The value of a scalar of any width.
  public BigInteger peekBig(Value value) {
    Target target = target(value);
    BigInteger bits = target.isPort() ? model.peekBits(target.port()) : model.state(target.element(), 0);
    return Packing.value(bits, target.type());
  }

  /// Every lane of a vector; nested lanes row after row.
  public long[] peek(Vec<?> vec) {
    Target target = target(vec);
    if (target.isPort()) {
      long[] lanes = new long[Types.scalarCount(target.type())];
      model.peekLanes(target.port(), lanes);
      return lanes;
    }
    return Packing.lanes(model.state(target.element(), 0), target.type());
  }

  /// The scalars of a word of a memory: one for a scalar, one for each lane of a vector.
  public long[] peek(Memory<?> memory, int address) {
    int element = element(memory, address);
    return Packing.lanes(model.state(element, address), memory.word().ir());
  }

  /// Puts a word into a memory, as if it had always been there.
  public Simulator poke(Memory<?> memory, int address, long... scalars) {
    int element = element(memory, address);
    model.setState(element, address, Packing.pack(scalars, memory.word().ir()));
    return this;
  }

  private int element(Memory<?> memory, int address) {
    String name = path(Elaborator.path(memory)) + memory.ir().name();
    if (address < 0 || address >= memory.depth()) {
      throw new UserError(Diagnostic.of(Code.BOUNDS, memory.ir().place(), "word " + address + " of `" + name + "`")
          .hint("an address in [0, " + (memory.depth() - 1) + "]"));
    }
    return known(name, memory.ir().place());
  }

  /// A scalar port of up to 64 bits, for a loop in which every nanosecond counts.
  public Pin pin(Value port) {
    Target target = target(port);
    boolean wide = target.type() instanceof BitsType bits && bits.width() == Long.SIZE;
    if (target.isPort() && (wide || fitsLong(target.type()))) return new Pin(model, target.port(), wide);
    throw wrong(Code.NOT_DRIVABLE, target, "`" + target.name() + "` is no port of one number", "peek or poke");
  }

  // Handles

  private Target target(Value value) {
    Target known = targets.get(value);
    if (known != null) return known;
    Target found = find(value);
    targets.put(value, found);
    return found;
  }

  private Target find(Value value) {
    List<Instance> path = Elaborator.path(value);
    if (!(value.expr() instanceof Ref(Signal signal))) {
      throw new UserError(Diagnostic.of(Code.FOREIGN, Place.NONE, value + " has no place of its own in the circuit")
          .hint("an output or a register for it"));
    }
    if (path.isEmpty() && signal instanceof Port port && Elaborator.written(value) == written) {
      return new Target(written.ports().indexOf(port), -1, port.type(), port.name(), port.place());
    }
    if (signal instanceof Register || signal instanceof SyncRead) {
      String name = path(path) + signal.name();
      return new Target(-1, known(name, signal.place()), signal.type(), name, signal.place());
    }
    throw new UserError(Diagnostic.of(Code.FOREIGN, signal.place(),
            "`" + path(path) + signal.name() + "` is neither a port of " + circuit.top().name() + " nor a register")
        .hint("an output of " + circuit.top().name() + " that shows it"));
  }

  private int known(String name, Place place) {
    Integer element = elementNumbers.get(name);
    if (element != null) return element;
    throw new UserError(Diagnostic.of(Code.FOREIGN, place, "there is no one `" + name + "` in this circuit")
        .hint("a register of the module that is simulated, or of a single instance in it"));
  }

  private static String path(List<Instance> path) {
    var text = new StringBuilder();
    path.forEach(hop -> text.append(hop.name()).append('.'));
    return text.toString();
  }

  private static UserError wrong(Code code, Target target, String message, String hint) {
    return new UserError(Diagnostic.of(code, target.place(), message).hint(hint));
  }

  @Override
  public void close() {
    model.close();
  }
}
