package burin.sim;

import burin.diag.Code;
import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.DataType;
import burin.hdl.EnumValue;
import burin.hdl.Fixed;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Circuit;
import burin.ir.EnumType;
import burin.ir.IntType;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.sim.Handles.Target;
import burin.sim.wave.Recorder;
import burin.sim.wave.Selection;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
/// at first or, where it cannot be, what is nearest to 0. Belongs to one thread at a time.
///
/// A circuit with several clocks is stepped clock by clock, `step(pixel)`, or by time: `period(pixel, 7, 0)` for each, and
/// `advance(1000)`.
public final class Simulator implements AutoCloseable {
  private final Circuit circuit;
  private final Handles handles;
  private final Model model;
  private final Watcher watcher;
  private final Timetable timetable = new Timetable();
  private final List<Recorder> recorders = new ArrayList<>();
  private long cycle;
  private long resets;

  Simulator(Module top, Circuit circuit, Model model) {
    this.circuit = circuit;
    this.handles = new Handles(top, circuit);
    this.model = model;
    this.watcher = new Watcher(circuit);
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

  /// Gives an input a value: of a number, the number; of a bool, 0 or 1; of bits, an unsigned pattern. A lane of an input, as
  /// `lanes.get(2)`, is poked by itself.
  public Simulator poke(Value input, long value) {
    Target target = handles.input(input);
    if (target.isLane() || !fitsLong(target.type())) return poke(input, BigInteger.valueOf(value));
    boolean fits = target.type() instanceof IntType number && number.range().contains(value);
    if (!fits) check(input.type(), target, target.type(), BigInteger.valueOf(value));
    model.poke(target.port(), value);
    return this;
  }

  public Simulator poke(Bool input, boolean value) {
    return poke(input, value ? 1 : 0);
  }

  public <E extends Enum<E>> Simulator poke(EnumValue<E> input, E constant) {
    Target target = handles.input(input);
    if (constant == null) throw Handles.wrong(Code.NULL, target, "the value for `" + target.name() + "` is null", "a constant");
    EnumType type = (EnumType) target.type();
    return poke(target, type.codes().get(type.members().indexOf(constant.name())));
  }

  /// Gives an input of any width a value; of a vector, the pattern of all its bits.
  public Simulator poke(Value input, BigInteger value) {
    Target target = handles.input(input);
    if (value == null) throw Handles.wrong(Code.NULL, target, "the value for `" + target.name() + "` is null", "a number");
    check(input.type(), target, target.type(), value);
    return poke(target, Packing.pattern(value, target.type().width()));
  }

  /// Gives a fixed-point input the value that comes nearest to a number; [#poke(Value, long)] gives it a number of steps.
  public Simulator pokeReal(Fixed input, double value) {
    Target target = handles.input(input);
    var steps = new Steps(input.type());
    if (steps.isWithin(value)) return poke(input, Fixed.stepsOf(value, input.point()));
    throw Handles.wrong(Code.RANGE, target, "`" + target.name() + "` is " + input.type() + ", but the value is " + value,
        "a number in " + steps.numbers());
  }

  /// Gives every lane of an input a value; nested lanes row after row.
  public Simulator poke(Vec<?> input, long... lanes) {
    Target target = handles.input(input);
    check(input.type(), target, lanes);
    boolean wide = !fitsLong(Types.scalar(target.type()));
    if (wide || target.isLane()) return poke(target, Packing.pack(lanes, target.type()));
    model.pokeLanes(target.port(), lanes);
    return this;
  }

  /// Of an input of which only a lane is poked, the others stay as they are.
  private Simulator poke(Target target, BigInteger bits) {
    BigInteger whole = target.isLane() ? Packing.with(model.peekBits(target.port()), bits, target) : bits;
    model.pokeBits(target.port(), whole);
    return this;
  }

  /// @param declared of the signal, which knows of a binary point
  /// @param value of a vector, the pattern of all its bits
  private static void check(DataType<?> declared, Target target, Type type, BigInteger value) {
    boolean possible = type instanceof IntType number ? number.range().contains(value) : Values.areOf(type, value);
    if (possible) return;
    if (declared.point() > 0 && type instanceof IntType) throw notWithin(declared, target, value);
    throw Handles.wrong(Code.RANGE, target, "`" + target.name() + "` is " + target.type() + ", but the value is " + value,
        possible(type));
  }

  private static UserError notWithin(DataType<?> declared, Target target, BigInteger value) {
    var steps = new Steps(declared);
    return Handles.wrong(Code.RANGE, target, "`" + target.name() + "` is " + declared + ", but the value is " + value
        + " steps of 2^-" + declared.point() + ", which is " + steps.number(value), "a number of steps in " + steps.range()
        + "; pokeReal(...) takes numbers in " + steps.numbers());
  }

  private static String possible(Type type) {
    return switch (type) {
      case IntType number -> "a value in " + number.range();
      case EnumType names -> "one of the codes " + names.codes() + ", or a constant";
      case BoolType _ -> "0 or 1, true or false";
      case BitsType _ -> "a pattern of " + type.width() + " bits, as a number that is not negative";
      case VecType _ -> "poke(vector, lane 0, lane 1, ...)";
    };
  }

  private static void check(DataType<?> declared, Target target, long[] scalars) {
    int count = Types.scalarCount(target.type());
    String name = "`" + target.name() + "`";
    if (scalars == null) throw Handles.wrong(Code.NULL, target, "the values for " + name + " are null", count + " values");
    if (scalars.length != count) {
      throw Handles.wrong(Code.SIZE, target, scalars.length + " values for " + name + ", which is " + target.type(),
          count + (count == 1 ? " value" : " values"));
    }
    for (long scalar : scalars) check(declared, target, Types.scalar(target.type()), BigInteger.valueOf(scalar));
  }

  // Time

  /// One rising edge of the clock; of all clocks at once, where there are several.
  ///
  /// @throws CheckFailure where an assertion or an assumption of the circuit did not hold
  public Simulator step() {
    if (!recorders.isEmpty()) record(-1);
    model.step();
    cycle++;
    if (watcher.isNeeded()) watcher.look(model.sightings(), cycle);
    return this;
  }

  public Simulator step(long cycles) {
    if (cycles < 0) throw Handles.wrong(Code.SIZE, "a step of " + cycles + " cycles", "at least 0");
    if (watcher.isNeeded() || !recorders.isEmpty()) {
      for (long i = 0; i < cycles; i++) step();
      return this;
    }
    model.step(cycles);
    cycle += cycles;
    return this;
  }

  /// One rising edge of some clocks of the top module, at once.
  public Simulator step(ClockDomain... clocks) {
    edge(handles.clocks(clocks));
    return this;
  }

  private void edge(long clocks) {
    if (!recorders.isEmpty()) record(clocks);
    model.edge(clocks);
    cycle++;
    if (watcher.isNeeded()) watcher.look(model.sightings(), cycle);
  }

  /// One step with all resets active.
  public Simulator reset() {
    resets(-1);
    step();
    resets(resets);
    return this;
  }

  private void resets(long active) {
    model.resets(active);
    recorders.forEach(recorder -> recorder.resets(active));
  }

  /// Makes the resets that come with some clocks of the top module active, until [#release].
  public Simulator hold(ClockDomain... clocks) {
    resets |= handles.clocks(clocks);
    resets(resets);
    return this;
  }

  /// The resets that come with some clocks of the top module are not active any more.
  public Simulator release(ClockDomain... clocks) {
    resets &= ~handles.clocks(clocks);
    resets(resets);
    return this;
  }

  /// Gives a clock of the top module a period for [#advance]: its edges are at `phase`, `phase + period` and so on, in units
  /// that mean nothing by themselves.
  ///
  /// @param period at least 1
  /// @param phase at least 0; counted from now
  public Simulator period(ClockDomain clock, long period, long phase) {
    timetable.set(handles.clocks(clock), period, phase);
    return this;
  }

  /// Lets time pass: all edges of the clocks that have a period, those that fall together at once. An edge at the very end
  /// belongs to the next call.
  public Simulator advance(long time) {
    timetable.advance(time, this::edge);
    return this;
  }

  /// Units that have passed in [#advance].
  public long time() {
    return timetable.now();
  }

  // Looking back

  /// Writes down from now on what happens, until [Recorder#stop].
  ///
  /// @throws burin.diag.UserError where nothing has a name that is asked for
  public Recorder record(Selection selection) {
    List<String> names = selection.values().stream().flatMap(value -> handles.names(value).stream()).toList();
    selection.unmatched(circuit).forEach((pattern, meant) -> {
      throw Handles.wrong(Code.FOREIGN, "nothing in `" + circuit.top().name() + "` is called `" + pattern + "`",
          meant.orElse("a name of a port, or of a register, a read port or a word of a memory with its path: `parts[*].sum`"));
    });
    var recorder = new Recorder(circuit, model, selection, names, cycle, timetable.now());
    recorder.resets(resets);
    recorders.add(recorder);
    return recorder;
  }

  private void record(long clocks) {
    for (Recorder recorder : recorders) recorder.edge(clocks, timetable.now());
  }

  /// All that the circuit holds now, with its inputs, resets and clocks. What was printed or covered is not in it.
  ///
  /// @throws burin.diag.UserError where the circuit has foreign modules
  public Checkpoint checkpoint() {
    return Checkpoint.of(circuit, model, resets, cycle, timetable);
  }

  /// Goes back to a checkpoint of the same circuit, whichever simulator took it. Recordings begin anew.
  public Simulator restore(Checkpoint checkpoint) {
    if (checkpoint == null) throw Handles.wrong(Code.NULL, "the checkpoint is null", "one of checkpoint()");
    if (checkpoint.circuit() != circuit) {
      throw Handles.wrong(Code.FOREIGN, "a checkpoint of another circuit `" + checkpoint.circuit().top().name() + "`",
          "one that a simulator of the same compiled module took");
    }
    checkpoint.restore(model);
    resets = checkpoint.resets();
    cycle = checkpoint.cycle();
    timetable.become(checkpoint.timetable());
    for (Recorder recorder : recorders) {
      recorder.resets(resets);
      recorder.restart(cycle, timetable.now());
    }
    return this;
  }

  // What the circuit watches

  /// Where its print statements write to; standard output at first.
  public Simulator onPrint(Consumer<String> printer) {
    watcher.onPrint(printer);
    return this;
  }

  /// How often each cover point was met, by its text; behind the path of the instance where it is in one.
  public ImmutableMap<String, Long> coverage() {
    return watcher.coverage();
  }

  // Outputs and state

  /// The value of a scalar: of a number, the number; of a bool, 0 or 1; of bits, an unsigned pattern; of an enumeration, the
  /// code.
  public long peek(Value value) {
    Target target = handles.of(value);
    if (target.isPort() && !target.isLane() && fitsLong(target.type())) return model.peek(target.port());
    return exact(target, Packing.value(bits(target), target.type()));
  }

  private static long exact(Target target, BigInteger value) {
    if (value.bitLength() < Long.SIZE) return value.longValue();
    throw Handles.wrong(
        Code.RANGE, target, "`" + target.name() + "` is " + value + ", which is no long", "peekBig(...)");
  }

  /// Whether a `long` stands for every value.
  private static boolean fitsLong(Type type) {
    return switch (type) {
      case IntType number -> number.range().fitsLong();
      case VecType _ -> false;
      case BoolType _, BitsType _, EnumType _ -> type.width() < Long.SIZE;
    };
  }

  /// The value of a scalar of any width; of a vector, the pattern of all its bits.
  public BigInteger peekBig(Value value) {
    Target target = handles.of(value);
    return Packing.value(bits(target), target.type());
  }

  private BigInteger bits(Target target) {
    BigInteger whole = target.isPort() ? model.peekBits(target.port()) : model.state(target.element(), 0);
    return target.isLane() ? Packing.slice(whole, target.low(), target.type().width()) : whole;
  }

  /// The number that a fixed-point signal is, or what comes nearest to it where it has more digits than a `double`;
  /// [#peek(Value)] gives the number of its steps.
  public double peekReal(Fixed value) {
    return new BigDecimal(peekBig(value)).divide(new BigDecimal(BigInteger.ONE.shiftLeft(value.point()))).doubleValue();
  }

  /// The constant that an enumeration is.
  public <E extends Enum<E>> E peekConstant(EnumValue<E> value) {
    EnumType type = (EnumType) handles.of(value).type();
    return Enum.valueOf(value.constants(), type.member(peekBig(value)));
  }

  /// Every lane of a vector; nested lanes row after row.
  public long[] peek(Vec<?> vec) {
    Target target = handles.of(vec);
    if (!fitsLong(Types.scalar(target.type()))) {
      return Values.scalars(target.type(), peekBig(vec)).stream().mapToLong(lane -> exact(target, lane)).toArray();
    }
    if (!target.isPort() || target.isLane()) return Packing.lanes(bits(target), target.type());
    long[] lanes = new long[Types.scalarCount(target.type())];
    model.peekLanes(target.port(), lanes);
    return lanes;
  }

  /// The values that a scalar register has in the instances of its module, one for each, in order: for what
  /// [burin.hdl.InstanceArray#module] gives.
  public long[] peekEach(Value value) {
    List<Integer> elements = handles.each(value);
    long[] values = new long[elements.size()];
    for (int i = 0; i < values.length; i++) {
      Type type = handles.type(elements.get(i));
      values[i] = Packing.value(model.state(elements.get(i), 0), type).longValueExact();
    }
    return values;
  }

  // Memories

  /// The scalars of a word of a memory: one for a scalar, one for each lane of a vector.
  public long[] peek(Memory<?> memory, int address) {
    Target word = handles.word(memory, address);
    BigInteger bits = model.state(word.element(), address);
    if (fitsLong(Types.scalar(word.type()))) return Packing.lanes(bits, word.type());
    return Values.scalars(word.type(), bits).stream().mapToLong(scalar -> exact(word, scalar)).toArray();
  }

  /// The value of a word of any width; of a vector or a bundle, the pattern of all its bits.
  public BigInteger peekBig(Memory<?> memory, int address) {
    Target word = handles.word(memory, address);
    return Packing.value(model.state(word.element(), address), word.type());
  }

  /// Puts a word into a memory, as if it had always been there.
  public Simulator poke(Memory<?> memory, int address, long... scalars) {
    Target word = handles.word(memory, address);
    check(memory.word(), word, scalars);
    model.setState(word.element(), address, Packing.pack(scalars, word.type()));
    return this;
  }

  public Simulator poke(Memory<?> memory, int address, BigInteger value) {
    Target word = handles.word(memory, address);
    if (value == null) throw Handles.wrong(Code.NULL, word, "the word for `" + word.name() + "` is null", "a number");
    check(memory.word(), word, word.type(), value);
    model.setState(word.element(), address, Packing.pattern(value, word.type().width()));
    return this;
  }

  /// A scalar port of up to 64 bits, for a loop in which every nanosecond counts.
  public Pin pin(Value port) {
    Target target = handles.of(port);
    boolean wide = target.type() instanceof BitsType bits && bits.width() == Long.SIZE;
    if (target.isPort() && !target.isLane() && (wide || fitsLong(target.type()))) return new Pin(model, target.port(), wide);
    throw Handles.wrong(Code.NOT_DRIVABLE, target, "`" + target.name() + "` is no port of one number", "peek or poke");
  }

  /// A vector port each of whose scalars a `long` holds, as [#pin(Value)].
  public VecPin pin(Vec<?> port) {
    Target target = handles.of(port);
    if (target.isPort() && !target.isLane() && fitsLong(Types.scalar(target.type()))) return new VecPin(model, target.port());
    throw Handles.wrong(Code.NOT_DRIVABLE, target, "`" + target.name() + "` is no port of numbers", "peek or poke");
  }

  @Override
  public void close() {
    model.close();
  }
}
