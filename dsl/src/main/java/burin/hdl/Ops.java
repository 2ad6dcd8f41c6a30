package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Mux;
import burin.ir.Range;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.VecType;
import burin.ir.Wrap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/// What the operators of all kinds of values share: finding the module, checking, building the node, keeping its name.
final class Ops {
  private Ops() {}

  static <T extends Value> T unary(UnaryOp op, Value operand, DataType.LeafMaker<T> maker) {
    return convert(operand, expr -> new Unary(op, expr), maker);
  }

  static Bool unary(UnaryOp op, Value operand, DataType<Bool> type) {
    return unary(op, operand, Bool::new);
  }

  static Bool binary(BinaryOp op, Value left, Value right, DataType<Bool> type) {
    return binary(op, left, right, Bool::new);
  }

  static Bool binary(BinaryOp op, Value left, long right, DataType<Bool> type) {
    return binary(op, left, right, Bool::new);
  }

  static <T extends Value> T binary(BinaryOp op, Value left, long right, DataType.LeafMaker<T> maker) {
    return left.scope().made(new Binary(op, left.local(), Literal.number(right)), maker);
  }

  static <T extends Value> T binary(BinaryOp op, Value left, BigInteger right, DataType.LeafMaker<T> maker) {
    return left.scope().made(new Binary(op, left.local(), Literal.number(right)), maker);
  }

  /// `value + 2^(amount-1) - less`: what is added before a shift that rounds to nearest.
  static <T extends Num> T plusHalf(T value, int amount, int less, DataType.LeafMaker<T> maker) {
    BigInteger half = BigInteger.ONE.shiftLeft(amount - 1).subtract(BigInteger.valueOf(less));
    return binary(BinaryOp.ADD, value, half, maker);
  }

  /// An amount that is refused, or 0, leaves nothing to round.
  static <T extends Num> T roundHalfUp(T value, int amount, DataType.LeafMaker<T> maker) {
    if (amount <= 0 || amount > DataType.MOST_BITS) return shift(BinaryOp.SHR, value, amount, maker);
    return value.composed(() -> shift(BinaryOp.SHR, plusHalf(value, amount, 0, maker), amount, maker));
  }

  static <T extends Value> T binary(BinaryOp op, Value left, Value right, DataType.LeafMaker<T> maker) {
    Builder scope = common(left, right);
    Expr a = left.local();
    Expr b = right.local();
    if (!op.isShift() && a.type() instanceof BitsType && !a.type().equals(b.type())) {
      scope.report(Diagnostic.of(Code.TYPE, scope.here(),
              op.name().toLowerCase(Locale.ROOT) + " of " + left.describe() + ", which is " + a.type() + ", and "
                  + right.describe() + ", which is " + b.type())
          .hint("operands of one width, for instance with slice(high, low) or cat(...)"));
      b = a;
    }
    return scope.made(new Binary(op, a, b), maker);
  }

  static <T extends Value> T divide(BinaryOp op, Value left, long right, DataType.LeafMaker<T> maker) {
    return divide(op, left, left.scope().number(right), maker);
  }

  static <T extends Value> T divide(BinaryOp op, Value left, Value right, DataType.LeafMaker<T> maker) {
    common(left, right);
    Range divisor = Types.range(right.expr().type());
    if (!divisor.contains(0)) return binary(op, left, right, maker);
    Builder scope = common(left, right);
    scope.report(divisor.isPoint()
        ? Diagnostic.of(Code.DIVISION, scope.here(), "a division by 0").hint("another divisor")
        : Diagnostic.of(Code.DIVISION, scope.here(), right.describe("the divisor") + " is " + divisor + ", which holds 0")
            .hint("a divisor that cannot be 0, for instance divisor.max(1)"));
    return maker.make(scope, left.local());
  }

  static <T extends Value> T shift(BinaryOp op, Value operand, int amount, DataType.LeafMaker<T> maker) {
    Builder scope = operand.scope();
    if (amount < 0 || amount > DataType.MOST_BITS) {
      scope.report(Diagnostic.of(Code.SIZE, scope.here(), "a shift of " + operand.describe() + " by " + amount)
          .hint("an amount in [0, " + DataType.MOST_BITS + "]"));
      return maker.make(scope, operand.local());
    }
    return binary(op, operand, amount, maker);
  }

  static <T extends Value> T shift(BinaryOp op, Value operand, UInt amount, DataType.LeafMaker<T> maker) {
    Builder scope = common(operand, amount);
    if (amount.range().hi().bitLength() > 20) {
      scope.report(Diagnostic.of(Code.SIZE, scope.here(),
              "a shift of " + operand.describe() + " by " + amount.describe() + ", which can be " + amount.range().hi())
          .hint("a smaller amount, for instance amount.truncate(5)"));
      return maker.make(scope, operand.local());
    }
    return binary(op, operand, amount, maker);
  }

  /// One expression made of another.
  static <T extends Value> T convert(Value operand, UnaryOperator<Expr> node, DataType.LeafMaker<T> maker) {
    return operand.scope().made(node.apply(operand.local()), maker);
  }

  static <T extends Value> T mux(Bool select, T onTrue, T onFalse) {
    Builder scope = common(common(select, onTrue), onFalse);
    DataType<T> type = DataType.of(onTrue);
    if (!type.isAlike(onFalse.type())) {
      scope.report(Diagnostic.of(Code.TYPE, scope.here(),
              "mux between " + onTrue.describe() + ", which is " + onTrue.type() + ", and " + onFalse.describe()
                  + ", which is " + onFalse.type())
          .hint("arms of one kind"));
      return onTrue;
    }
    Expr condition = select.local();
    List<Expr> a = onTrue.locals();
    List<Expr> b = onFalse.locals();
    List<Expr> nodes = new ArrayList<>(a.size());
    for (int i = 0; i < a.size(); i++) nodes.add(new Mux(condition, a.get(i), b.get(i)));
    return scope.made(nodes, type.or(DataType.of(onFalse)));
  }

  /// Bits read as any type of their width: the first leaf is in the most significant, as [Bundle#asBits] puts it.
  static <T extends Value> T unpack(Bits bits, DataType<T> type) {
    Builder scope = bits.scope();
    if (type == null) throw scope.nullOperand();
    boolean whole = type.leaves().stream().allMatch(leaf -> isWhole(leaf.ir()));
    String cannot = bits.describe() + " is " + bits.type() + " and cannot be read as " + type + ", which ";
    if (bits.width() != type.width()) {
      throw scope.fatal(Diagnostic.of(Code.TYPE, scope.here(), cannot + "has " + type.width() + " bits")
          .hint("a type of " + bits.width() + " bits"));
    }
    if (!whole) {
      throw scope.fatal(Diagnostic.of(Code.TYPE, scope.here(), cannot + "does not have every pattern of bits")
          .hint(type.isLeaf() && type.ir() instanceof EnumType
              ? "select(bits.asUInt()).is(code, () -> wire.drive(constant)) for each constant, and otherwise"
              : "a type that has, such as uint(n), and then clamp(lo, hi)"));
    }
    return unpackKnown(bits, type);
  }

  /// As [#unpack], of bits that are known to be made by [#pack].
  static <T extends Value> T unpackKnown(Bits bits, DataType<T> type) {
    Builder scope = bits.scope();
    List<Expr> leaves = new ArrayList<>();
    int high = bits.width();
    for (DataType.Leaf leaf : type.leaves()) {
      int low = high - leaf.ir().width();
      Expr part = type.isLeaf() ? bits.local() : new Extract(bits.local(), high - 1, low);
      leaves.add(part.type().equals(leaf.ir()) ? part : new Cast(part, leaf.ir()));
      high = low;
    }
    return scope.made(leaves, type);
  }

  /// The leaves of a value as bits of the widths that they have in `type`, the first in the most significant.
  static Bits pack(Value value, DataType<?> type) {
    List<Expr> leaves = value.locals();
    List<Expr> parts = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      Type leaf = type.leaves().get(i).ir();
      parts.add(new Cast(widened(leaves.get(i), leaf), new BitsType(leaf.width())));
    }
    return value.scope().made(new Cat(parts), Bits::new);
  }

  /// The same value in as many bits as `type` has.
  private static Expr widened(Expr value, Type type) {
    return switch (type) {
      case BoolType _, BitsType _, EnumType _ -> value;
      case IntType to when to.width() == value.type().width() -> value;
      case IntType to -> new Wrap(value, new IntType(to.isSigned() ? Range.signed(to.width()) : Range.unsigned(to.width())));
      case VecType to when to.width() == value.type().width() -> value;
      case VecType to -> {
        var lane = new LaneParam(Types.vec(value.type()).element());
        yield new MapLanes(to.length(), List.of(lane), List.of(value), widened(lane, to.element()));
      }
    };
  }

  private static boolean isWhole(Type type) {
    return Types.isWhole(Types.scalar(type));
  }

  static Bits cat(Bits high, Bits low) {
    Builder scope = common(high, low);
    return scope.made(new Cat(List.of(high.local(), low.local())), Bits::new);
  }

  static UInt toUnsigned(SInt value) {
    if (!value.range().isSigned()) return convert(value, expr -> expr, UInt::new);
    Builder scope = value.scope();
    scope.report(Diagnostic.of(Code.RANGE, scope.here(),
            value.describe() + " is " + value.range() + ", which has negative numbers")
        .hint("max(0), abs() or truncate(" + value.width() + ") before toUInt()"));
    return convert(value, expr -> new Binary(BinaryOp.MAX, expr, Literal.number(0)), UInt::new);
  }

  /// The module in which both can be used.
  static Builder common(Value left, Value right) {
    if (right == null) throw left.scope().nullOperand();
    return common(left.scope(), right);
  }

  static Builder common(Builder scope, Value value) {
    if (value == null) throw scope.nullOperand();
    if (value.scope() != scope) throw scope.strangers(value);
    return scope;
  }

  static Range width(Value value, int bits, IntFunction<Range> range) {
    if (bits >= 1 && bits <= DataType.MOST_BITS) return range.apply(bits);
    Builder scope = value.scope();
    scope.report(Diagnostic.of(Code.SIZE, scope.here(), "the width of the result is " + bits)
        .hint("a width in [1, " + DataType.MOST_BITS + "]"));
    return range.apply(1);
  }

  static Range interval(Value value, long lo, long hi) {
    if (lo <= hi) return Range.of(lo, hi);
    Builder scope = value.scope();
    scope.report(Diagnostic.of(Code.SIZE, scope.here(), "the interval [" + lo + ", " + hi + "] is empty")
        .hint("the lower bound first"));
    return Range.of(hi, lo);
  }

  /// A constant for an operator of unsigned numbers.
  static long notNegative(Value value, long constant, String verb) {
    return notNegative(value, constant, verb, "toSInt()." + verb + "(" + constant + ")");
  }

  static long notNegative(Value value, long constant, String verb, String instead) {
    if (constant >= 0) return constant;
    Builder scope = value.scope();
    scope.report(Diagnostic.of(Code.RANGE, scope.here(), value.describe() + " is unsigned, but " + verb + " is given " + constant)
        .hint(instead));
    return -Math.max(constant, -Long.MAX_VALUE);
  }

  static void checkSlice(Bits value, int high, int low) {
    if (0 <= low && low <= high && high < value.width()) return;
    String hint = low > high ? "the higher one first: slice(" + low + ", " + high + ")" : indices(value);
    throw value.scope().fatal(outside(value, "there are no bits " + high + " to " + low + " in ").hint(hint));
  }

  private static String indices(Bits value) {
    return "an index in [0, " + (value.width() - 1) + "]";
  }

  private static Diagnostic outside(Bits value, String what) {
    Builder scope = value.scope();
    return Diagnostic.of(Code.BOUNDS, scope.here(), what + value.describe() + ", which is " + value.type());
  }

  /// The index, or 0 where there is no such bit.
  static int bitIndex(Bits value, int index) {
    if (0 <= index && index < value.width()) return index;
    value.scope().report(outside(value, "there is no bit " + index + " in ").hint(indices(value)));
    return 0;
  }

  static Bool bit(Bits value, UInt index) {
    Builder scope = common(value, index);
    int last = value.width() - 1;
    if (Range.of(0, last).contains(index.range())) return value.composed(() -> value.asVec(Bool.TYPE).get(index));
    scope.report(outside(value, index.describe("the index") + " is " + index.range() + ", too large for ")
        .hint(within(last) + ", or an index declared as range(0, " + last + ")"));
    return value.bit(0);
  }

  /// The verbs that make any unsigned number one of at most `last`.
  static String within(int last) {
    boolean bits = last > 0 && Integer.bitCount(last + 1) == 1;
    return "min(" + last + ")" + (bits ? " or truncate(" + Integer.bitCount(last) + ")" : "");
  }

  static int lanes(Bits value, DataType<?> element) {
    Builder scope = value.scope();
    if (element == null) throw scope.nullOperand();
    if (value.width() % element.width() != 0 || !element.isLeaf() || !isWhole(element.ir())) {
      throw scope.fatal(Diagnostic.of(Code.TYPE, scope.here(),
              value.describe() + " is " + value.type() + " and cannot be cut into lanes of " + element)
          .hint("an element that divides the width and has every pattern of bits"));
    }
    return value.width() / element.width();
  }

  static void drive(Value target, Value value) {
    assign(target, value, false);
  }

  static void next(Value target, Value value) {
    assign(target, value, true);
  }

  static void drive(Value target, Literal value) {
    Assignment.add(target.scope(), target, target.local(), value, null, false);
  }

  static void next(Value target, Literal value) {
    Assignment.add(target.scope(), target, target.local(), value, null, true);
  }

  private static void assign(Value target, Value value, boolean next) {
    Builder scope = common(target, value);
    if (!checkAlike(scope, target, value)) return;
    List<Expr> to = target.locals();
    List<Expr> from = value.locals();
    scope.inOneCall(() -> {
      for (int i = 0; i < to.size(); i++) Assignment.add(scope, target, to.get(i), from.get(i), value, next);
    });
  }

  /// Field by field, each the way that it goes; of a vector of bundles, the fields of all lanes at once.
  static void connect(Value target, Value value) {
    Builder scope = common(target, value);
    if (!checkAlike(scope, target, value)) return;
    List<Expr> to = target.locals();
    List<Expr> from = value.locals();
    scope.inOneCall(() -> {
      for (int i = 0; i < to.size(); i++) {
        Expr there = to.get(i);
        Expr here = from.get(i);
        boolean flipped = target.type().leaves().get(i).flipped();
        if (flipped) scope.answer(() -> Assignment.add(scope, value, here, there, target, false));
        else Assignment.add(scope, target, there, here, value, false);
      }
    });
  }

  /// Ranges and widths of single leaves are compared one by one, for messages that name the leaf.
  private static boolean checkAlike(Builder scope, Value target, Value value) {
    boolean single = target.type().isLeaf() && !(target instanceof Vec<?>);
    if (single || target.type().isAlike(value.type())) return true;
    scope.report(Diagnostic.of(Code.TYPE, scope.here(),
            target.describe() + " is " + target.type() + ", but " + value.describe() + " is " + value.type())
        .hint("a value of type " + target.type()));
    return false;
  }

  /// A node like `expr` whose type is known to be narrower; the node itself where that cannot be said of it.
  static Expr narrowed(Expr expr, Range range) {
    Type type = new IntType(range);
    return expr instanceof Binary binary && !type.equals(binary.type())
        ? new Binary(binary.op(), binary.left(), binary.right(), type)
        : expr;
  }
}
