package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.BitsType;
import burin.ir.Cast;
import burin.ir.Concat;
import burin.ir.Constants;
import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Range;
import burin.ir.ShiftIn;
import burin.ir.Slice;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.VecType;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Lanes of one type, numbered from 0.
///
/// The operations over all lanes are one node of the circuit, one loop in the Verilog and one loop in the simulator,
/// however many lanes there are: a function given to [#map], [#zip] or [#reduceTree] is called once, with a lane that
/// stands for any. What has to differ from lane to lane is written with [Module#vecOf]. A vector of bundles is one vector
/// for each field.
public final class Vec<T extends Value> extends Value {
  /// More lanes of one constant are not written out.
  private static final int MOST_CONSTANTS = 1 << 16;

  private final DataType<T> element;

  /// @param exprs one vector for each leaf of the element
  private Vec(Builder builder, List<Expr> exprs, DataType<T> element) {
    super(builder, exprs);
    this.element = element;
  }

  static <T extends Value> DataType<Vec<T>> type(int length, DataType<T> element) {
    DataType.checkLanes(length, element);
    List<DataType.Leaf> leaves = new ArrayList<>();
    for (DataType.Leaf leaf : element.leaves()) leaves.add(leaf.withIr(new VecType(length, leaf.ir())));
    return new DataType<>(leaves, Vec.class, (_, builder, exprs) -> new Vec<>(builder, exprs, elementOf(exprs, element)));
  }

  private static <T extends Value> DataType<T> elementOf(List<Expr> exprs, DataType<T> element) {
    List<Type> types = new ArrayList<>(exprs.size());
    for (Expr expr : exprs) types.add(Types.vec(expr.type()).element());
    return element.withIr(types);
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
    return ((VecType) exprs().getFirst().type()).length();
  }

  /// Lane `index`. Of a register or wire, it can be given a value of its own.
  public T get(int index) {
    if (0 <= index && index < length()) return lane(Literal.number(index));
    scope().report(noLane(index));
    return lane(Literal.number(0));
  }

  /// The lane that a number chooses; its range must lie within the lanes. Of a register or wire, it can be given a value.
  public T get(UInt index) {
    Builder scope = Ops.common(this, index);
    return lane(checked(scope, index));
  }

  /// The lane whose bit of `select` is one, of bits of which exactly one is; bit 0 is for lane 0.
  ///
  /// Where no bit is one, the numbers, bits and bools of the result are 0, or what is nearest to 0 in their range, and enums
  /// have their constant of the lowest code. Where several are, the bits of all their lanes are OR-ed; only of a type that lacks
  /// some patterns of bits, such as `range(0, 99)` or an enum of three constants, the lowest lane is taken. So the result has
  /// the type of the lanes whatever comes.
  public T getOneHot(Bits select) {
    Ops.common(this, select);
    return OneHotMux.choose(this, select.asVec(Bool.TYPE));
  }

  /// The lane whose bool holds, of bools of which exactly one does; else as [#getOneHot(Bits)].
  public T getOneHot(Vec<Bool> select) {
    Ops.common(this, select);
    return OneHotMux.choose(this, select);
  }

  /// The index, or 0 where that may be outside.
  private Expr checked(Builder scope, UInt index) {
    if (Range.of(0, length() - 1).contains(index.range())) return index.local();
    scope.report(Diagnostic.of(Code.BOUNDS, scope.here(),
            index.describe("the index") + " is " + index.range() + ", but " + describe() + " has " + count(length()))
        .hint(Ops.within(length() - 1) + ", or an index declared as range(0, " + (length() - 1) + ")"));
    return Literal.number(0);
  }

  private T lane(Expr index) {
    return scope().made(each(leaf -> lane(leaf, index)), element);
  }

  /// A lane of a constant vector is a constant, so that its range is just that.
  private static Expr lane(Expr vec, Expr index) {
    if (!(vec instanceof VecLiteral constants && index instanceof Literal lane)) return new Index(vec, index);
    Type type = constants.type().element();
    int scalars = Types.scalarCount(type);
    Constants values = constants.values().slice(lane.value().intValue() * scalars, scalars);
    if (type instanceof VecType row) return new VecLiteral(row, values);
    return type instanceof IntType ? Literal.number(values.get(0)) : new Literal(type, values.get(0));
  }

  private List<Expr> each(UnaryOperator<Expr> node) {
    List<Expr> nodes = new ArrayList<>();
    for (Expr leaf : locals()) nodes.add(node.apply(leaf));
    return nodes;
  }

  private Diagnostic outside(String what) {
    return Diagnostic.of(Code.BOUNDS, scope().here(), what + " in " + describe() + ", which has " + count(length()))
        .hint("lanes in [0, " + (length() - 1) + "]");
  }

  private Diagnostic noLane(int lane) {
    return outside("there is no lane " + lane);
  }

  static String count(int lanes) {
    return count(lanes, "lane");
  }

  static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /// Every lane through one function.
  public <R extends Value> Vec<R> map(Function<T, R> function) {
    Builder scope = scope();
    scope.required(function, "the lane function");
    List<LaneParam> lane = element.params();
    R body = scope.trace(() -> function.apply(element.make(scope, List.copyOf(lane))));
    return mapped(scope, length(), lane, locals(), body);
  }

  /// Lane `i` of this and lane `i` of the other through one function of both.
  public <B extends Value, R extends Value> Vec<R> zip(Vec<B> other, BiFunction<T, B, R> function) {
    Builder scope = Ops.common(this, scope().given(other, "other"));
    if (length() != other.length()) throw scope.fatal(unequal("zip", other));
    scope.required(function, "the lane function");
    List<LaneParam> left = element.params();
    List<LaneParam> right = other.element.params();
    R body = scope.trace(() -> function.apply(
        element.make(scope, List.copyOf(left)), other.element.make(scope, List.copyOf(right))));
    List<LaneParam> params = new ArrayList<>(left);
    params.addAll(right);
    List<Expr> operands = new ArrayList<>(locals());
    operands.addAll(other.locals());
    return mapped(scope, length(), params, operands, body);
  }

  private Diagnostic unequal(String verb, Vec<?> other) {
    return Diagnostic.of(Code.TYPE, scope().here(), verb + " of " + describe() + ", which has " + count(length()) + ", and "
            + other.describe() + ", which has " + count(other.length()))
        .hint("vectors of one length, for instance slice(0, " + Math.min(length(), other.length()) + ")");
  }

  static <R extends Value> Vec<R> mapped(
      Builder scope, int length, List<LaneParam> params, List<Expr> operands, R body) {
    checkResult(scope, body);
    DataType<Vec<R>> type = type(length, DataType.of(body));
    List<Expr> nodes = new ArrayList<>();
    for (Expr leaf : body.locals()) nodes.add(mapped(length, params, operands, leaf));
    return scope.made(nodes, type);
  }

  /// A function that just picks a field of its lane gives all lanes of that field as they are: `streams.map(s -> s.ready)`
  /// can be driven. The same constant in every lane is a constant vector, which no engine has to make again and again.
  private static Expr mapped(int length, List<LaneParam> params, List<Expr> operands, Expr body) {
    if (operands.isEmpty() && length <= MOST_CONSTANTS && body instanceof Literal constant) {
      return new VecLiteral(new VecType(length, constant.type()), Constants.filled(length, constant.value()));
    }
    for (int i = 0; i < params.size(); i++) {
      if (params.get(i) == body) return operands.get(i);
    }
    return new MapLanes(length, params, operands, body);
  }

  /// All lanes combined by a balanced tree of a function of two, such as `SInt::add`. Every level has its exact range.
  ///
  /// A tree of bundles has as many functions as it has pairs: there the function is called for each.
  public T reduceTree(BinaryOperator<T> function) {
    scope().required(function, "the function of the tree");
    return element.isLeaf() ? new TreeBuilder<>(this, function).build() : composed(() -> unrolledTree(function));
  }

  private T unrolledTree(BinaryOperator<T> function) {
    List<T> level = lanes();
    while (level.size() > 1) {
      List<T> next = new ArrayList<>();
      for (int i = 0; i + 1 < level.size(); i += 2) next.add(function.apply(level.get(i), level.get(i + 1)));
      if (level.size() % 2 == 1) next.add(level.getLast());
      level = next;
    }
    return level.getFirst();
  }

  /// All lanes one place down: lane 0 is dropped and `value` enters as the last lane.
  public Vec<T> shiftIn(T value) {
    Builder scope = Ops.common(this, value);
    DataType<T> joined = joined("shiftIn", DataType.of(value));
    return scope.made(pairs(locals(), value.locals(), ShiftIn::new), type(length(), joined));
  }

  static void checkResult(Builder scope, Value body) {
    if (body == null) throw scope.isNull("the result of the lane function", "a value for every lane");
    Ops.common(scope, body);
  }

  private static List<Expr> pairs(List<Expr> first, List<Expr> second, BinaryOperator<Expr> node) {
    List<Expr> nodes = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) nodes.add(node.apply(first.get(i), second.get(i)));
    return nodes;
  }

  /// The type of lanes that may also be of type `other`.
  private DataType<T> joined(String verb, DataType<T> other) {
    if (element.isAlike(other)) return element.or(other);
    throw scope().fatal(Diagnostic.of(Code.TYPE, scope().here(),
            "the lanes of " + describe() + " are " + element + ", but " + verb + " is given " + other)
        .hint("lanes of one kind"));
  }

  /// `length` lanes from lane `from` on.
  public Vec<T> slice(int from, int length) {
    if (from < 0 || length < 1 || from > length() - length) {
      String lanes = from + " to " + ((long) from + length - 1);
      throw scope().fatal(outside(length < 1 ? "a slice of " + count(length) : "there are no lanes " + lanes));
    }
    if (length == length()) return this;
    return scope().made(each(leaf -> new Slice(leaf, from, length)), type(length, element));
  }

  /// These lanes and then those of the other.
  public Vec<T> concat(Vec<T> other) {
    Builder scope = Ops.common(this, other);
    DataType<T> joined = joined("concat", other.element);
    DataType.checkLanes((long) length() + other.length(), joined);
    List<Expr> nodes = pairs(locals(), other.locals(), (first, then) -> new Concat(List.of(first, then)));
    return scope.made(nodes, type(length() + other.length(), joined));
  }

  /// The lanes in the opposite order.
  public Vec<T> reverse() {
    return gather(lane -> length() - 1 - lane, length());
  }

  /// Lane `i` of the result is lane `sources[i]`.
  public Vec<T> gather(int... sources) {
    if (sources == null) throw scope().nullOperand();
    return gather(lane -> sources[lane], sources.length);
  }

  private Vec<T> gather(IntUnaryOperator source, int length) {
    int[] sources = IntStream.range(0, length).map(source).toArray();
    for (int lane : sources) {
      if (lane < 0 || lane >= length()) throw scope().fatal(noLane(lane));
    }
    if (length == 0) throw scope().fatal(outside("nothing is gathered"));
    var chosen = ImmutableIntArray.copyOf(sources);
    return scope().made(each(leaf -> new Gather(leaf, chosen)), type(length, element));
  }

  /// As [#gather], for every lane of a permutation once.
  public Vec<T> permute(int... sources) {
    if (sources == null) throw scope().nullOperand();
    boolean[] used = new boolean[length()];
    for (int lane : sources) {
      if (lane < 0 || lane >= length() || used[lane] || sources.length != length()) {
        throw scope().fatal(Diagnostic.of(Code.BOUNDS, scope().here(),
                sources.length + " lanes are no permutation of the " + length() + " lanes of " + describe())
            .hint("every number in [0, " + (length() - 1) + "] once, or gather(...)"));
      }
      used[lane] = true;
    }
    return gather(sources);
  }

  /// Lane `i` is lanes 0 to `i` combined from the left; each has its own range.
  public Vec<T> scan(BinaryOperator<T> function) {
    scope().required(function, "the function of the scan");
    return composed(() -> {
      List<T> sums = new ArrayList<>();
      for (T lane : lanes()) sums.add(sums.isEmpty() ? lane : function.apply(sums.getLast(), lane));
      return of(scope(), sums);
    });
  }

  /// Rows become columns: lane `c` of lane `r` becomes lane `r` of lane `c`.
  public static <T extends Value> Vec<Vec<T>> transpose(Vec<Vec<T>> matrix) {
    if (matrix == null) throw DataType.wrong(Code.NULL, "an operand is null", "a vector of vectors");
    int columns = matrix.element.leaves().getFirst().ir() instanceof VecType row ? row.length() : 0;
    return matrix.composed(() -> matrix.scope().lanes(columns).map(column -> matrix.map(row -> row.get(column))));
  }

  /// This vector but for the lane that `index` chooses, which is `value`.
  public Vec<T> with(UInt index, T value) {
    scope().given(index, "index");
    scope().given(value, "value");
    Builder scope = Ops.common(Ops.common(this, index), value);
    Expr lane = checked(scope, index);
    DataType<T> joined = joined("with", DataType.of(value));
    List<Expr> nodes = pairs(locals(), value.locals(), (whole, changed) -> {
      Type type = Types.join(Types.vec(whole.type()).element(), changed.type());
      return new Update(whole, lane, changed, new VecType(length(), type));
    });
    return scope.made(nodes, type(length(), joined));
  }

  public Vec<T> with(int index, T value) {
    if (0 <= index && index < length()) return with(new UInt(scope(), Literal.number(index)), value);
    throw scope().fatal(noLane(index));
  }

  /// A list of the lanes, to be handled one by one in Java.
  public List<T> lanes() {
    return IntStream.range(0, length()).mapToObj(this::get).toList();
  }

  static <T extends Value> Vec<T> of(Builder scope, int length, IntFunction<T> lane) {
    scope.required(lane, "the function that makes the lanes");
    return of(scope, IntStream.range(0, length).mapToObj(lane).toList());
  }

  static <T extends Value> Vec<T> of(Builder scope, List<T> lanes) {
    if (lanes == null) throw scope.nullOperand();
    if (lanes.isEmpty()) {
      throw scope.fatal(Diagnostic.of(Code.SIZE, scope.here(), "a vector without lanes").hint("at least one lane"));
    }
    DataType<T> type = null;
    for (T lane : lanes) {
      if (lane == null) throw scope.isNull("lane " + lanes.indexOf(null), "a value for every lane");
      Ops.common(scope, lane);
      DataType<T> own = DataType.of(lane);
      if (type != null && !type.isAlike(own)) {
        throw scope.fatal(Diagnostic.of(Code.TYPE, scope.here(), "a vector of " + type + " and " + own)
            .hint("lanes of one kind"));
      }
      type = type == null ? own : type.or(own);
    }
    DataType<Vec<T>> vec = type(lanes.size(), type);
    List<List<Expr>> leaves = lanes.stream().map(Value::locals).toList();
    List<Expr> nodes = new ArrayList<>();
    for (int i = 0; i < type.leaves().size(); i++) {
      int leaf = i;
      nodes.add(new VecOf(leaves.stream().map(lane -> lane.get(leaf)).toList()));
    }
    return scope.made(nodes, vec);
  }

  /// All bits, lane 0 in the least significant.
  @Override
  public Bits asBits() {
    if (!element.isLeaf()) return composed(() -> map(lane -> lane.asBits()).asBits());
    return Ops.convert(this, expr -> new Cast(expr, new BitsType(width())), Bits::new);
  }

  /// Gives an output, a wire or an input of an instance its value, lane by lane.
  public void drive(Vec<T> value) {
    Ops.connect(this, value);
  }

  /// Gives a register the value that it takes at the next clock edge, lane by lane.
  public void next(Vec<T> value) {
    Ops.next(this, value);
  }
}
