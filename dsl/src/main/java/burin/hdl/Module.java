package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Clock;
import burin.ir.Constants;
import burin.ir.Event;
import burin.ir.Instance;
import burin.ir.Literal;
import burin.ir.Port;
import burin.ir.RamStyle;
import burin.ir.ResetStyle;
import burin.ir.Type;
import burin.ir.Types;
import burin.source.CallSite;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// A circuit, written as a class: ports are fields, and the constructor says what happens between them.
///
/// ```java
/// public final class Accumulator extends Module {
///   public final UInt value = input(uint(8));
///   public final UInt total = output(uint(16));
///
///   public Accumulator() {
///     var sum = reg(uint(16), 0);
///     sum.next(sum.add(value).wrap(16));
///     total.drive(sum);
///   }
/// }
/// ```
///
/// A signal is called what the field or local variable is called that takes it. Mistakes are collected and reported
/// together, as a [burin.diag.UserError], when the circuit is put together.
public abstract class Module {
  private final Builder builder = new Builder(this);
  private final Literals literals = new Literals(builder);

  protected Module() {}

  final Builder builder() {
    return builder;
  }

  // Types

  protected final DataType<Bool> bool() {
    return DataType.bool();
  }

  /// An unsigned number of `bits` bits: `[0, 2^bits - 1]`.
  protected final DataType<UInt> uint(int bits) {
    return DataType.uint(bits);
  }

  /// A signed number of `bits` bits: `[-2^(bits-1), 2^(bits-1) - 1]`.
  protected final DataType<SInt> sint(int bits) {
    return DataType.sint(bits);
  }

  /// An unsigned number in `[lo, hi]`, both included.
  protected final DataType<UInt> range(long lo, long hi) {
    return DataType.range(lo, hi);
  }

  /// A signed number in `[lo, hi]`, both included.
  protected final DataType<SInt> signedRange(long lo, long hi) {
    return DataType.signedRange(lo, hi);
  }

  /// A number that tells `count` things apart: `[0, count - 1]`.
  protected final DataType<UInt> index(int count) {
    return DataType.index(count);
  }

  protected final DataType<Bits> bits(int width) {
    return DataType.bits(width);
  }

  /// A signed number of `bits` bits in all, `point` of them behind the binary point.
  protected final DataType<Fixed> fixed(int bits, int point) {
    return DataType.fixed(bits, point);
  }

  /// One of the constants of a Java enum, numbered in their order.
  protected final <E extends Enum<E>> DataType<EnumValue<E>> enumeration(Class<E> type) {
    return DataType.enumeration(type);
  }

  /// One of the constants of a Java enum, in bits as `encoding` says.
  protected final <E extends Enum<E>> DataType<EnumValue<E>> enumeration(Class<E> type, Encoding encoding) {
    return DataType.enumeration(type, encoding);
  }

  protected final <T extends Value> DataType<Vec<T>> vec(int length, DataType<T> element) {
    return DataType.vec(length, element);
  }

  /// A bundle, given its constructor: `bundle(Pixel::new)`.
  protected final <B extends Bundle> DataType<B> bundle(Function<Fields, B> constructor) {
    return DataType.bundle(constructor);
  }

  // Signals

  protected final <T extends Value> T input(DataType<T> type) {
    return builder.port(Port.Direction.IN, type);
  }

  protected final <T extends Value> T output(DataType<T> type) {
    return builder.port(Port.Direction.OUT, type);
  }

  /// A value with a name that is driven by statements, on every path.
  protected final <T extends Value> T wire(DataType<T> type) {
    return builder.wire(type);
  }

  /// A register without reset. It keeps its value where nothing gives it a next one.
  protected final <T extends Value> T reg(DataType<T> type) {
    return builder.register(type, List.of());
  }

  /// A register with a reset value: a number, 0 or 1 for a bool, the same for every lane of a vector and field of a bundle.
  protected final <T extends Value> T reg(DataType<T> type, long reset) {
    return builder.register(type, literals.resets(type, reset));
  }

  /// A register whose reset value is a constant, for instance a constant vector.
  protected final <T extends Value> T reg(DataType<T> type, T reset) {
    return builder.register(type, literals.resets(type, reset));
  }

  /// A register of a bool with a reset value.
  protected final Bool reg(DataType<Bool> type, boolean reset) {
    return reg(type, reset ? 1 : 0);
  }

  /// A register of an enumeration that a reset sets to `reset`.
  protected final <E extends Enum<E>> EnumValue<E> reg(DataType<EnumValue<E>> type, E reset) {
    builder.given(type, "type");
    builder.given(reset, "reset");
    return builder.register(type, List.of(EnumValue.literal(type, reset)));
  }

  /// `value` one cycle later.
  protected final <T extends Value> T regNext(T value) {
    return builder.inOneCall(() -> {
      T register = unresettable(value);
      Ops.next(register, value);
      return register;
    });
  }

  /// `value` one cycle later; `reset` after a reset.
  protected final <T extends Value> T regNext(T value, long reset) {
    return builder.inOneCall(() -> {
      T register = resettable(value, reset);
      Ops.next(register, value);
      return register;
    });
  }

  /// What `value` was in the last cycle in which `enable` was high; `reset` after a reset.
  protected final <T extends Value> T regEnabled(T value, Bool enable, long reset) {
    builder.given(value, "value");
    builder.given(enable, "enable");
    return builder.inOneCall(() -> {
      T register = resettable(value, reset);
      builder.when(enable, () -> Ops.next(register, value));
      return register;
    });
  }

  /// What `value` was in the last cycle in which `enable` was high; without reset.
  protected final <T extends Value> T regEnabled(T value, Bool enable) {
    builder.given(value, "value");
    builder.given(enable, "enable");
    return builder.inOneCall(() -> {
      T register = unresettable(value);
      builder.when(enable, () -> Ops.next(register, value));
      return register;
    });
  }

  private <T extends Value> T unresettable(T value) {
    return builder.registerOf(value, typeOf(value).including(0), List.of());
  }

  private <T extends Value> T resettable(T value, long reset) {
    DataType<T> type = typeOf(value).including(reset);
    return builder.registerOf(value, type, literals.resets(type, reset));
  }

  private <T extends Value> DataType<T> typeOf(T value) {
    if (value == null) throw builder.nullOperand();
    Ops.common(builder, value);
    return DataType.of(value);
  }

  // Memories

  /// A memory of `depth` words, which begin at 0.
  protected final <T extends Value> Memory<T> memory(DataType<T> word, int depth) {
    return memory(word, depth, Optional.empty(), RamStyle.AUTO);
  }

  /// A memory of which a tool for FPGAs shall make what `style` says, with initial contents if some are given.
  protected final <T extends Value> Memory<T> memory(DataType<T> word, int depth, RamStyle style, long... contents) {
    builder.given(contents, "contents");
    if (style == null) throw builder.isNull("the style", "RamStyle.BLOCK");
    return memory(
        word, depth, contents.length == 0 ? Optional.empty() : Optional.of(literals.contents(word, depth, contents)), style);
  }

  /// A memory with initial contents: one constant for each scalar of each word, word after word; the rest is 0.
  protected final <T extends Value> Memory<T> memory(DataType<T> word, int depth, long... contents) {
    builder.given(contents, "contents");
    return memory(word, depth, Optional.of(literals.contents(word, depth, contents)), RamStyle.AUTO);
  }

  /// A memory with initial contents, such as those of a file.
  protected final <T extends Value> Memory<T> memory(DataType<T> word, int depth, Contents contents) {
    if (contents == null) throw builder.isNull("the contents", "Contents.of(...) or Contents.hex(...)");
    return memory(word, depth, Optional.of(literals.contents(word, depth, contents)), RamStyle.AUTO);
  }

  private <T extends Value> Memory<T> memory(DataType<T> word, int depth, Optional<Constants> contents, RamStyle style) {
    builder.requiredType(word);
    builder.checkDeclaration("a memory");
    DataType.size("the number of words of a memory", depth);
    if ((long) depth * word.width() > Integer.MAX_VALUE) {
      throw DataType.wrong(Code.SIZE, "a memory of " + depth + " words of " + word + " has more than " + Integer.MAX_VALUE
          + " bits", "fewer words");
    }
    CallSite site = builder.site();
    Type stored = Memory.stored(word).ir();
    for (DataType.Leaf leaf : word.leaves()) checkHoldsZero(leaf.ir(), site);
    var memory = new burin.ir.Memory(builder.named(site, "memory"), depth, stored, contents, style, site.place());
    builder.add(memory);
    return new Memory<>(builder, memory, word);
  }

  private void checkHoldsZero(Type type, CallSite site) {
    Type scalar = Types.scalar(type);
    if (Types.nearestToZero(scalar).signum() == 0) return;
    throw builder.fatal(Diagnostic.of(Code.RANGE, site.place(), "a memory begins at 0, which " + scalar + " does not hold")
        .hint("a range that holds 0"));
  }

  // Instances

  /// Makes a module part of this one; from then on its ports are used like signals of this module.
  protected final <M extends Module> M instance(M module) {
    if (module == null) throw builder.isNull("the module", "instance(new ...(...))");
    builder.place(module.builder(), 0);
    return module;
  }

  /// `count` equal instances of the module that `module` makes.
  protected final <M extends Module> InstanceArray<M> instances(int count, Supplier<M> module) {
    DataType.size("the number of instances", count);
    M made = builder.required(module, "the function that makes the module").get();
    if (made == null) throw builder.isNull("the module of the array", "() -> new ...(...)");
    Instance instance = builder.place(made.builder(), count);
    return new InstanceArray<>(builder, made, instance);
  }

  // Clocks

  /// The clock that everything belongs to of which nothing else is said.
  public final ClockDomain mainDomain() {
    return new ClockDomain(builder, Clock.MAIN);
  }

  /// How the main reset acts, in this module and all within it. Where nothing is said, as in the module around this one; in
  /// the top, active high and synchronous.
  protected final void mainReset(ResetStyle style) {
    if (style == null) throw builder.nullOperand();
    builder.resetStyle(Clock.MAIN, style);
  }

  /// Another clock, which comes from outside together with its reset: inputs `<name>_clock` and `<name>_reset`, as far as
  /// they are used. The reset acts as that of the domain that it is connected to.
  protected final ClockDomain clockDomain() {
    return builder.clock(Optional.empty());
  }

  /// Another clock, whose reset acts in the way that is said.
  protected final ClockDomain clockDomain(ResetStyle style) {
    if (style == null) throw builder.nullOperand();
    return builder.clock(Optional.of(style));
  }

  /// What is declared and written within belongs to a clock domain.
  protected final void in(ClockDomain domain, Runnable body) {
    builder.given(domain, "domain");
    builder.required(body, "the body");
    in(domain, () -> {
      body.run();
      return null;
    });
  }

  /// What is declared and written within belongs to a clock domain.
  protected final <T> T in(ClockDomain domain, Supplier<T> body) {
    builder.given(domain, "domain");
    return builder.in(domain.within(builder), builder.required(body, "the body"));
  }

  /// Registers and read ports that are declared within may take what belongs to another clock. Whoever writes this has seen
  /// to it that nothing goes wrong: because a single bit is synchronised, because of a Gray code, or because the value holds
  /// still when it is taken. The parts in `burin.lib.clock` are made with it.
  protected final <T> T crossing(Supplier<T> body) {
    return builder.crossing(builder.required(body, "the body"));
  }

  // What simulators and formal tools watch

  /// The condition must hold before every clock edge, except while the reset is active; within a [#when], where its
  /// condition holds.
  ///
  /// @param text what is said where it does not hold: `{}` stands for the number or name of the next value, `{x}` for hex,
  ///     `{b}` for bits
  protected final void assertAlways(Bool condition, String text, Value... values) {
    builder.given(condition, "condition");
    builder.given(text, "text");
    builder.given(values, "values");
    new Watching(builder).add(Event.Kind.ASSERT, condition, text, values);
  }

  /// As [#assertAlways], for what the inputs must be: formal tools take it for granted.
  protected final void assumeAlways(Bool condition, String text, Value... values) {
    builder.given(condition, "condition");
    builder.given(text, "text");
    builder.given(values, "values");
    new Watching(builder).add(Event.Kind.ASSUME, condition, text, values);
  }

  /// Counts the clock edges before which the condition holds, except while the reset is active.
  protected final void cover(Bool condition, String text) {
    builder.given(condition, "condition");
    builder.given(text, "text");
    new Watching(builder).add(Event.Kind.COVER, condition, text);
  }

  /// Writes a line at every clock edge, except while the reset is active; within a [#when], where its condition holds.
  ///
  /// @param text as in [#assertAlways]
  protected final void print(String text, Value... values) {
    builder.given(text, "text");
    builder.given(values, "values");
    new Watching(builder).add(Event.Kind.PRINT, lit(true), text, values);
  }

  // Constants

  /// The number `value`; its range is just that.
  protected final SInt lit(long value) {
    return new SInt(builder, Literal.number(value));
  }

  protected final SInt lit(BigInteger value) {
    if (value == null) throw builder.nullOperand();
    return new SInt(builder, Literal.number(value));
  }

  /// The number `value`, not negative, as an unsigned number.
  protected final UInt ulit(long value) {
    return ulit(BigInteger.valueOf(value));
  }

  protected final UInt ulit(BigInteger value) {
    return literals.unsigned(value);
  }

  protected final Bool lit(boolean value) {
    return new Bool(builder, Literal.bool(value));
  }

  /// Bits with the pattern of a number that is not negative.
  protected final Bits litBits(int width, long value) {
    return litBits(width, BigInteger.valueOf(value));
  }

  protected final Bits litBits(int width, BigInteger value) {
    if (value == null) throw builder.nullOperand();
    return new Bits(builder, literals.of(bits(width).ir(), value));
  }

  /// The number with `point` bits behind the binary point that comes nearest to `value`; of two, the even one.
  protected final Fixed litFixed(double value, int point) {
    return literals.fixed(value, point);
  }

  /// A vector of constants, one for each scalar; the type of its lanes is checked.
  protected final <T extends Value> Vec<T> constants(DataType<T> element, long... values) {
    return literals.vector(element, values);
  }

  /// The numbers of `count` lanes: lane `i` is `i`.
  protected final Vec<UInt> indices(int count) {
    return builder.lanes(count);
  }

  // Values

  /// `onTrue` where `select` holds, else `onFalse`.
  protected final <T extends Value> T mux(Bool select, T onTrue, T onFalse) {
    builder.given(select, "select");
    builder.given(onTrue, "onTrue");
    builder.given(onFalse, "onFalse");
    return Ops.mux(select, onTrue, onFalse);
  }

  /// `value` in every one of `count` lanes.
  protected final <T extends Value> Vec<T> fill(int count, T value) {
    Ops.common(builder, value);
    return Vec.mapped(builder, count, List.of(), List.of(), value);
  }

  /// A vector whose lanes are made one by one.
  protected final <T extends Value> Vec<T> vecOf(int count, IntFunction<T> lane) {
    return Vec.of(builder, DataType.size("the number of lanes", count), lane);
  }

  protected final <T extends Value> Vec<T> vecOf(List<T> lanes) {
    return Vec.of(builder, lanes);
  }

  /// Gives a computed value a name in the Verilog, where the variable that takes it should not.
  protected final <T extends Value> T named(String name, T value) {
    builder.given(name, "name");
    builder.given(value, "value");
    Ops.common(builder, value);
    builder.name(value, name);
    return value;
  }

  /// Gives what `declaration` declares a name, where no variable can: a port that stands in a list, for instance.
  ///
  /// ```java
  /// for (Field field : fields) ports.put(field, naming(field.name(), () -> output(bits(field.width()))));
  /// ```
  protected final <T> T naming(String name, Supplier<T> declaration) {
    builder.given(name, "name");
    builder.given(declaration, "declaration");
    return builder.naming(new CallSite(name, builder.here()), declaration);
  }

  /// A bundle of values that are there already, one for each field in order. What is driven through a field is driven in
  /// the value that it is made of.
  protected final <B extends Bundle> B bundleOf(DataType<B> type, Value... fields) {
    builder.given(type, "type");
    builder.given(fields, "fields");
    return Scope.bundleOf(builder, type, fields);
  }

  // Values of any kind, in a part that does not know which

  /// As `target.drive(value)`, where the kind of value is a type parameter.
  protected final <T extends Value> void drive(T target, T value) {
    builder.given(target, "target");
    builder.given(value, "value");
    Ops.connect(target, value);
  }

  /// As `register.next(value)`, where the kind of value is a type parameter.
  protected final <T extends Value> void next(T register, T value) {
    builder.given(register, "register");
    builder.given(value, "value");
    Ops.next(register, value);
  }

  // Control

  /// Statements that take effect where a condition holds.
  protected final When when(Bool condition, Runnable then) {
    builder.given(condition, "condition");
    return builder.when(condition, then);
  }

  /// Statements that hold where nothing else is said. What is driven within may be driven anew, whatever the conditions,
  /// as by a subclass; without this, a value that can never count is a mistake.
  protected final void byDefault(Runnable statements) {
    builder.byDefault(builder.required(statements, "the body"));
  }

  /// Says of inputs, registers and wires that it is meant that nothing uses them, so that no warning tells of it.
  protected final void unused(Value... values) {
    if (values == null) throw builder.nullOperand();
    for (Value value : values) builder.markUnused(value);
  }

  /// One block of statements for each value of a number: `select(count).is(0, () -> ...).is(1, () -> ...)`.
  protected final NumSelect select(Num selector) {
    return builder.select(selector);
  }

  /// One block of statements for each constant: `select(op).is(Op.ADD, () -> ...).is(Op.SUB, () -> ...)`.
  protected final <E extends Enum<E>> EnumSelect<E> select(EnumValue<E> selector) {
    return builder.select(selector);
  }

  /// A state machine that a reset brings to `initial`.
  protected final <E extends Enum<E>> StateMachine<E> stateMachine(E initial) {
    return stateMachine(initial, Encoding.BINARY);
  }

  protected final <E extends Enum<E>> StateMachine<E> stateMachine(E initial, Encoding encoding) {
    if (initial == null) throw builder.nullOperand();
    var type = DataType.enumeration(initial.getDeclaringClass(), encoding);
    return new StateMachine<>(builder, builder.register(type, List.of(EnumValue.literal(type, initial))), initial);
  }

  /// Stages of a computation, with registers between them.
  protected final Pipeline pipeline() {
    return new Pipeline(builder);
  }
}
