package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.Given;
import burin.diag.UserError;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Range;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.source.Callers;
import burin.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The type of a signal, such as `uint(8)`. It makes the handles of its signals.
///
/// Within a [Module] the verbs of the same names are at hand; elsewhere, for instance in a library or a [Bundle], the
/// static ones here do the same.
///
/// Every type comes down to *leaves*, which are what the circuit is made of: a number, a bool, bits or a vector of them is
/// one leaf, a bundle has those of its fields.
public final class DataType<T extends Value> {
  /// @param name what is added to a signal's name; empty for a type that is a leaf itself
  /// @param flipped whether a port of it goes the other way
  /// @param point the bits behind the point of a fixed-point number; 0 for all else
  record Leaf(String name, Type ir, boolean flipped, int point) {
    static Leaf whole(Type ir) {
      return new Leaf("", ir, false, 0);
    }

    Leaf under(String prefix, boolean flip) {
      return new Leaf(name.isEmpty() ? prefix : prefix + "_" + name, ir, flipped ^ flip, point);
    }

    Leaf withIr(Type other) {
      return new Leaf(name, other, flipped, point);
    }

    Leaf oneWay() {
      return new Leaf(name, ir, false, point);
    }

    /// The name of this leaf of a signal.
    String of(String signal) {
      if (name.isEmpty()) return signal;
      return signal.isEmpty() ? name : signal + "_" + name;
    }

    boolean isAlike(Leaf other) {
      return name.equals(other.name) && point == other.point && Types.sameKind(ir, other.ir);
    }

    private String spelled() {
      return point == 0 ? ir.toString() : spelled(ir);
    }

    private String spelled(Type type) {
      if (type instanceof VecType vec) return "vec(" + vec.length() + ", " + spelled(vec.element()) + ")";
      boolean whole = type instanceof IntType number && number.isSigned() && number.range().isWhole();
      return whole ? "fixed(" + type.width() + ", " + point + ")" : type + " / 2^" + point;
    }
  }

  /// Makes a handle of a module, given an expression for each leaf.
  interface Maker<T extends Value> {
    T make(DataType<T> type, Builder builder, List<Expr> exprs);
  }

  /// Makes a handle of a type that is a leaf itself.
  interface LeafMaker<T extends Value> {
    T make(Builder builder, Expr expr);
  }

  private final List<Leaf> leaves;
  private final Class<?> kind;
  private final Maker<T> maker;

  DataType(List<Leaf> leaves, Class<?> kind, Maker<T> maker) {
    this.leaves = List.copyOf(leaves);
    this.kind = kind;
    this.maker = maker;
  }

  static <T extends Value> DataType<T> leaf(Type ir, Class<?> kind, LeafMaker<T> maker) {
    return leaf(Leaf.whole(ir), kind, maker);
  }

  static <T extends Value> DataType<T> leaf(Leaf leaf, Class<?> kind, LeafMaker<T> maker) {
    return new DataType<>(List.of(leaf), kind, (_, builder, exprs) -> maker.make(builder, exprs.getFirst()));
  }

  // The types

  public static DataType<Bool> bool() {
    return Bool.TYPE;
  }

  /// An unsigned number of `bits` bits: `[0, 2^bits - 1]`.
  public static DataType<UInt> uint(int bits) {
    return UInt.type(Range.unsigned(width("an unsigned number", bits)));
  }

  /// A signed number of `bits` bits: `[-2^(bits-1), 2^(bits-1) - 1]`.
  public static DataType<SInt> sint(int bits) {
    return SInt.type(Range.signed(width("a signed number", bits)));
  }

  /// An unsigned number in `[lo, hi]`, both included.
  public static DataType<UInt> range(long lo, long hi) {
    if (lo < 0) {
      throw wrong(Code.RANGE, "range(" + lo + ", " + hi + ") has negative numbers", "signedRange(" + lo + ", " + hi + ")");
    }
    return UInt.type(interval("range", lo, hi));
  }

  /// A signed number in `[lo, hi]`, both included.
  public static DataType<SInt> signedRange(long lo, long hi) {
    return SInt.type(interval("signedRange", lo, hi));
  }

  /// A number that tells `count` things apart: `[0, count - 1]`.
  public static DataType<UInt> index(int count) {
    return UInt.type(Range.of(0, size("the number of things for an index", count) - 1));
  }

  public static DataType<Bits> bits(int width) {
    return Bits.type(width("bits", width));
  }

  /// A signed number of `bits` bits in all, `point` of them behind the binary point.
  public static DataType<Fixed> fixed(int bits, int point) {
    return Fixed.type(Range.signed(width("a fixed-point number", bits)), Fixed.checkPoint(point));
  }

  /// One of the constants of a Java enum, numbered in their order.
  public static <E extends Enum<E>> DataType<EnumValue<E>> enumeration(Class<E> type) {
    return enumeration(type, Encoding.BINARY);
  }

  /// One of the constants of a Java enum, in bits as `encoding` says.
  public static <E extends Enum<E>> DataType<EnumValue<E>> enumeration(Class<E> type, Encoding encoding) {
    Given.notNull(type, "type");
    Given.notNull(encoding, "encoding");
    size(type.getSimpleName() + " with a number of constants", type.getEnumConstants().length);
    return EnumValue.type(type, encoding);
  }

  public static <T extends Value> DataType<Vec<T>> vec(int length, DataType<T> element) {
    if (element == null) throw wrong(Code.NULL, "the type of the lanes is null", "the declaration of the type above its use");
    return Vec.type(length, element);
  }

  /// A bundle, given its constructor: `bundle(Pixel::new)`.
  public static <B extends Bundle> DataType<B> bundle(Function<Fields, B> constructor) {
    if (constructor == null) throw wrong(Code.NULL, "the constructor of the bundle is null", "bundle(Pixel::new)");
    var described = Fields.describing();
    B sample = constructor.apply(described);
    if (sample == null) throw wrong(Code.NULL, "the constructor of the bundle gives null", "bundle(Pixel::new)");
    if (described.leaves().isEmpty()) {
      throw wrong(Code.SIZE, "`" + sample.getClass().getSimpleName() + "` has no fields", "fields.of(type) in its constructor");
    }
    return new DataType<>(described.leaves(), sample.getClass(),
        (type, builder, exprs) -> constructor.apply(Fields.made(type, builder, exprs)));
  }

  /// The type of a value; what `value.type()` gives, but known to be that of the value's own class.
  @SuppressWarnings("unchecked")
  public static <T extends Value> DataType<T> of(T value) {
    Given.notNull(value, "value");
    return (DataType<T>) value.type();
  }

  private static Range interval(String verb, long lo, long hi) {
    if (lo <= hi) return Range.of(lo, hi);
    throw wrong(Code.SIZE, verb + "(" + lo + ", " + hi + ") is empty", "the lower bound first");
  }

  /// Numbers and rows of bits that are wider than this are no circuit but a mistake.
  static final int MOST_BITS = 1 << 20;

  private static int width(String what, int bits) {
    if (1 <= bits && bits <= MOST_BITS) return bits;
    throw wrong(Code.SIZE, "the width of " + what + " is " + bits, "a width in [1, " + MOST_BITS + "]");
  }

  static int size(String what, int size) {
    if (size >= 1) return size;
    throw wrong(Code.SIZE, what + " is " + size, "at least 1");
  }

  static void checkLanes(long lanes, DataType<?> element) {
    for (Leaf leaf : element.leaves) checkLanes(lanes, leaf.ir());
  }

  static void checkLanes(long lanes, Type element) {
    if (lanes < 1) throw wrong(Code.SIZE, "the number of lanes is " + lanes, "at least 1");
    if (lanes * element.width() <= Integer.MAX_VALUE) return;
    throw wrong(Code.SIZE, "a vector of " + lanes + " lanes of " + element + " has more than " + Integer.MAX_VALUE + " bits",
        "fewer lanes, or a memory");
  }

  static UserError wrong(Code code, String message, String hint) {
    Place here = Callers.outside(DataType.class).place();
    return new UserError(Diagnostic.of(code, here, message).hint(hint));
  }

  // What it is made of

  List<Leaf> leaves() {
    return leaves;
  }

  boolean isLeaf() {
    return leaves.size() == 1 && leaves.getFirst().name().isEmpty();
  }

  /// The type in the IR of a type that is a leaf; a bundle has none.
  ///
  /// @throws IllegalStateException for a bundle or a vector of bundles
  public Type ir() {
    if (!isLeaf()) throw new IllegalStateException(this + " is no leaf");
    return leaves.getFirst().ir();
  }

  /// The lanes of a word of this type that a memory can write one without the others: those of a vector whose lanes are no
  /// bundles. Empty for all else.
  public OptionalInt maskableLanes() {
    return isLeaf() && ir() instanceof VecType vec ? OptionalInt.of(vec.length()) : OptionalInt.empty();
  }

  /// Bits behind the binary point of a fixed-point number, or of the lanes of a vector of them; 0 of all else.
  public int point() {
    return isLeaf() ? leaves.getFirst().point() : 0;
  }

  /// Bits that a value takes.
  public int width() {
    return leaves.stream().mapToInt(leaf -> leaf.ir().width()).sum();
  }

  /// The same kind of value with other ranges, one type a leaf.
  DataType<T> withIr(List<Type> types) {
    List<Leaf> other = new ArrayList<>(leaves.size());
    for (int i = 0; i < leaves.size(); i++) other.add(leaves.get(i).withIr(types.get(i)));
    return new DataType<>(other, kind, maker);
  }

  /// Whether values of both are alike but for the ranges of their numbers.
  boolean isAlike(DataType<?> other) {
    if (leaves.size() != other.leaves.size()) return false;
    for (int i = 0; i < leaves.size(); i++) {
      if (!leaves.get(i).isAlike(other.leaves.get(i))) return false;
    }
    return true;
  }

  /// A type for what may be a value of this or of the other: numbers of both kinds meet as signed ones. The ranges are those
  /// of this type.
  @SuppressWarnings("unchecked")
  DataType<T> or(DataType<T> other) {
    return kind == UInt.class && other.kind == SInt.class ? (DataType<T>) SInt.type(Types.range(ir())) : this;
  }

  /// The same kind of value, whose numbers can also be `value`.
  DataType<T> including(long value) {
    List<Type> types = new ArrayList<>(leaves.size());
    for (Leaf leaf : leaves) types.add(including(leaf.ir(), Range.point(value)));
    return withIr(types);
  }

  private static Type including(Type type, Range value) {
    return switch (type) {
      case IntType number -> new IntType(number.range().union(value));
      case VecType vec -> new VecType(vec.length(), including(vec.element(), value));
      case BoolType _, BitsType _, EnumType _ -> type;
    };
  }

  /// The same type with ranges that hold 0 too: what a register without reset and a memory begin with.
  public DataType<T> holdingZero() {
    return including(0);
  }

  /// The same type with every field going one way: for a port through which a checker looks at a bundle such as a stream.
  public DataType<T> oneWay() {
    return new DataType<>(leaves.stream().map(Leaf::oneWay).toList(), kind, maker);
  }

  /// The type that holds the values of both this and another of the same kind.
  public DataType<T> union(DataType<T> other) {
    Given.notNull(other, "other");
    if (!isAlike(other)) throw wrong(Code.TYPE, this + " and " + other + " have no common type", "types of one kind");
    List<Type> types = new ArrayList<>(leaves.size());
    for (int i = 0; i < leaves.size(); i++) types.add(Types.join(leaves.get(i).ir(), other.leaves.get(i).ir()));
    return withIr(types);
  }

  T make(Builder builder, List<Expr> exprs) {
    return maker.make(this, builder, exprs);
  }

  /// A handle for parameters of a lane function.
  List<LaneParam> params() {
    return leaves.stream().map(leaf -> new LaneParam(leaf.ir())).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataType<?> that && leaves.equals(that.leaves) && kind.equals(that.kind);
  }

  @Override
  public int hashCode() {
    return leaves.hashCode();
  }

  /// `uint(8)`, or `Pixel(x uint(8), y uint(8))`.
  @Override
  public String toString() {
    if (isLeaf()) return leaves.getFirst().spelled();
    String fields = leaves.stream().map(leaf -> leaf.name() + " " + leaf.spelled()).collect(Collectors.joining(", "));
    return kind.getSimpleName() + "(" + fields + ")";
  }

  /// Whether it is a number, and so has a range.
  boolean isNumber() {
    return isLeaf() && leaves.getFirst().ir() instanceof IntType;
  }
}
