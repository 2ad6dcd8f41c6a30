package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.BitsType;
import burin.ir.Cast;
import burin.ir.Concat;
import burin.ir.Expr;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Range;
import burin.ir.ShiftIn;
import burin.ir.Slice;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Update;
import burin.ir.VecOf;
import burin.ir.VecType;
import com.google.common.primitives.ImmutableIntArray;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Lanes of one type, numbered from 0.
///
/// The operations over all lanes are one node of the circuit, one loop in the Verilog and one loop in the simulator,
/// however many lanes there are: a function given to [#map], [#zip] or [#reduceTree] is called once, with a lane that
/// stands for any. What has to differ from lane to lane is written with [Module#vecOf].
public final class Vec<T extends Value> extends Value {
  private final DataType<T> element;

  private Vec(Builder builder, Expr expr, DataType<T> element) {
    super(builder, expr);
    this.element = element;
  }

  static <T extends Value> DataType<Vec<T>> type(int length, DataType<T> element) {
    return new DataType<>(
        new VecType(length, element.ir()),
        Vec.class,
        (builder, expr) -> new Vec<>(builder, expr, element.withIr(Types.vec(expr.type()).element())));
  }

  @Override
  public DataType<Vec<T>> type() {
    return type(length(), element);
  }

  /// The type of one lane.
  public DataType<T> element() {
    return element;
  }

  public int length() {
    return vecType().length();
  }

  private VecType vecType() {
    return (VecType) expr().type();
  }

  /// Lane `index`. Of a register or wire, it can be given a value of its own.
  public T get(int index) {
    Builder scope = scope();
    if (index < 0 || index >= length()) throw scope.fatal(outside("lane " + index));
    return scope.made(new Index(local(), Literal.number(index)), element::make);
  }

  /// The lane that a number chooses; its range must lie within the lanes. Of a register or wire, it can be given a value.
  public T get(UInt index) {
    Builder scope = Ops.common(this, index);
    if (!inside(index)) {
      scope.report(outside("the index " + index.describe() + " is " + index.range() + ": a lane"));
      return scope.made(new Index(local(), Literal.number(0)), element::make);
    }
    return scope.made(new Index(local(), index.local()), element::make);
  }

  private boolean inside(UInt index) {
    return Range.of(0, length() - 1).contains(index.range());
  }

  private Diagnostic outside(String what) {
    return Diagnostic.of(Code.BOUNDS, scope().here(), what + " of " + describe() + ", which has " + length() + " lanes")
        .hint("an index in [0, " + (length() - 1) + "], for instance a register of range(0, " + (length() - 1)
            + ") or index.min(" + (length() - 1) + ")");
  }

  /// Every lane through one function.
  public <R extends Value> Vec<R> map(Function<T, R> function) {
    Builder scope = scope();
    var lane = new LaneParam(vecType().element());
    R body = scope.trace(() -> function.apply(element.make(scope, lane)));
    return mapped(scope, length(), List.of(lane), List.of(local()), body);
  }

  /// Lane `i` of this and lane `i` of the other through one function of both.
  public <B extends Value, R extends Value> Vec<R> zip(Vec<B> other, BiFunction<T, B, R> function) {
    Builder scope = Ops.common(this, other);
    if (length() != other.length()) throw scope.fatal(unequal("zip", other));
    var left = new LaneParam(vecType().element());
    var right = new LaneParam(Types.vec(other.expr().type()).element());
    R body = scope.trace(() -> function.apply(element.make(scope, left), other.element.make(scope, right)));
    return mapped(scope, length(), List.of(left, right), List.of(local(), other.local()), body);
  }

  private Diagnostic unequal(String verb, Vec<?> other) {
    return Diagnostic.of(Code.TYPE, scope().here(),
            verb + " of " + describe() + " with " + length() + " lanes and " + other.describe() + " with "
                + other.length())
        .hint("vectors of one length, for instance slice(0, " + Math.min(length(), other.length()) + ")");
  }

  static <R extends Value> Vec<R> mapped(
      Builder scope, int length, List<LaneParam> params, List<Expr> operands, R body) {
    Ops.common(scope, body);
    var node = new MapLanes(length, params, operands, body.local());
    return scope.made(node, Vec.type(length, typeOf(body))::make);
  }

  /// A handle's own type; each kind of value returns the type of itself.
  @SuppressWarnings("unchecked")
  static <R extends Value> DataType<R> typeOf(R value) {
    return (DataType<R>) value.type();
  }

  /// All lanes combined by a balanced tree of a function of two, such as `SInt::add`. Every level has its exact range.
  public T reduceTree(BinaryOperator<T> function) {
    return new TreeBuilder<>(this, function).build();
  }

  /// All lanes one place down: lane 0 is dropped and `value` enters as the last lane.
  public Vec<T> shiftIn(T value) {
    Builder scope = Ops.common(this, value);
    return scope.made(new ShiftIn(local(), value.local()), this::like);
  }

  /// `length` lanes from lane `from` on.
  public Vec<T> slice(int from, int length) {
    Builder scope = scope();
    if (from < 0 || length < 1 || from + length > length()) {
      throw scope.fatal(outside("lanes " + from + " to " + (from + length - 1)));
    }
    return scope.made(new Slice(local(), from, length), this::like);
  }

  /// These lanes and then those of the other.
  public Vec<T> concat(Vec<T> other) {
    Builder scope = Ops.common(this, other);
    if (!Types.sameKind(element.ir(), other.element.ir())) {
      throw scope.fatal(Diagnostic.of(Code.TYPE, scope.here(), "concat of " + this + " and " + other)
          .hint("vectors whose lanes are of one kind"));
    }
    return scope.made(new Concat(List.of(local(), other.local())), this::like);
  }

  /// The lanes in the opposite order.
  public Vec<T> reverse() {
    return gather(lane -> length() - 1 - lane, length());
  }

  /// Lane `i` of the result is lane `sources[i]`.
  public Vec<T> gather(int... sources) {
    return gather(lane -> sources[lane], sources.length);
  }

  private Vec<T> gather(java.util.function.IntUnaryOperator source, int length) {
    int[] sources = IntStream.range(0, length).map(source).toArray();
    for (int lane : sources) {
      if (lane < 0 || lane >= length()) throw scope().fatal(outside("lane " + lane));
    }
    if (length == 0) throw scope().fatal(outside("no lane at all"));
    return scope().made(new Gather(local(), ImmutableIntArray.copyOf(sources)), this::like);
  }

  /// This vector but for the lane that `index` chooses, which is `value`.
  public Vec<T> with(UInt index, T value) {
    Builder scope = Ops.common(Ops.common(this, index), value);
    if (!inside(index)) throw scope.fatal(outside("the index " + index.describe() + " is " + index.range() + ": a lane"));
    Type joined = Types.join(element.ir(), value.local().type());
    var type = new VecType(length(), joined);
    return scope.made(new Update(local(), index.local(), value.local(), type), this::like);
  }

  private Vec<T> like(Builder builder, Expr expr) {
    return new Vec<>(builder, expr, element.withIr(Types.vec(expr.type()).element()));
  }

  /// A list of the lanes, to be handled one by one in Java.
  public List<T> lanes() {
    return IntStream.range(0, length()).mapToObj(this::get).toList();
  }

  static <T extends Value> Vec<T> of(Builder scope, int length, IntFunction<T> lane) {
    return of(scope, IntStream.range(0, length).mapToObj(lane).toList());
  }

  static <T extends Value> Vec<T> of(Builder scope, List<T> lanes) {
    if (lanes.isEmpty()) {
      throw scope.fatal(Diagnostic.of(Code.SIZE, scope.here(), "a vector without lanes").hint("at least one lane"));
    }
    lanes.forEach(lane -> Ops.common(scope, lane));
    List<Expr> elements = lanes.stream().map(Value::local).toList();
    DataType<T> type = typeOf(lanes.getFirst());
    for (Expr lane : elements) {
      if (!Types.sameKind(lane.type(), type.ir())) {
        throw scope.fatal(Diagnostic.of(Code.TYPE, scope.here(), "a vector of " + type + " and " + lane.type())
            .hint("lanes of one kind"));
      }
    }
    return scope.made(new VecOf(elements), Vec.type(lanes.size(), type)::make);
  }

  /// All bits, lane 0 in the least significant.
  public Bits asBits() {
    return Ops.convert(this, expr -> new Cast(expr, new BitsType(width())), Bits::new);
  }

  /// Gives an output, a wire or an input of an instance its value, lane by lane.
  public void drive(Vec<T> value) {
    Ops.drive(this, value);
  }

  /// Gives a register the value that it takes at the next clock edge, lane by lane.
  public void next(Vec<T> value) {
    Ops.next(this, value);
  }
}
