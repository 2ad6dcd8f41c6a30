package burin.random;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Mux;
import burin.ir.Range;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.VecType;
import burin.ir.Wrap;
import com.google.common.primitives.ImmutableIntArray;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Finds or makes, from what a scope has, expressions of the types that an operation needs.
final class Adapt {
  private final Choice choice;
  private final Size size;
  final RandomTypes types;

  Adapt(Choice choice, Size size) {
    this.choice = choice;
    this.size = size;
    this.types = new RandomTypes(choice, size);
  }

  Expr any(Scope scope) {
    List<Expr> all = scope.matching(choice, _ -> true);
    return all.isEmpty() || choice.chance(5) ? constant(types.any()) : choice.of(all);
  }

  Expr number(Scope scope) {
    List<Expr> numbers = scope.matching(choice, type -> type instanceof IntType);
    if (!numbers.isEmpty() && choice.chance(95)) return choice.of(numbers);
    return choice.chance(50) ? constant(new IntType(types.range())) : numberOf(bits(scope));
  }

  /// Another number that is about as large, so that to compare the two says something.
  Expr partner(Scope scope, Expr number) {
    int width = number.type().width();
    List<Expr> numbers = scope.matching(
        choice, type -> type instanceof IntType && Math.abs(type.width() - width) <= 2);
    return numbers.isEmpty() || choice.chance(25) ? number(scope) : choice.of(numbers);
  }

  Expr bool(Scope scope) {
    List<Expr> bools = scope.matching(choice, type -> type instanceof BoolType);
    if (!bools.isEmpty() && choice.chance(80)) return choice.of(bools);
    if (choice.chance(5)) return constant(BoolType.BOOL);
    Expr number = number(scope);
    return new Binary(choice.of(BinaryOp.LT, BinaryOp.GE), number, limit(number.type()));
  }

  /// A constant that splits the numbers of a type in two.
  private Literal limit(Type type) {
    Range range = Types.range(type);
    return Literal.number(choice.chance(30) ? choice.in(range) : range.lo().add(range.hi()).shiftRight(1));
  }

  Expr bits(Scope scope) {
    List<Expr> bits = scope.matching(choice, type -> type instanceof BitsType);
    if (!bits.isEmpty() && choice.chance(80)) return choice.of(bits);
    Expr any = any(scope);
    return any.type() instanceof BitsType ? any : new Cast(any, new BitsType(any.type().width()));
  }

  Expr vec(Scope scope) {
    List<Expr> vecs = scope.matching(choice, type -> type instanceof VecType);
    return !vecs.isEmpty() && choice.chance(85) ? choice.of(vecs) : make(scope, types.vec());
  }

  private Expr numberOf(Expr bits) {
    return new Cast(bits, types.whole(bits.type().width()));
  }

  /// An expression whose values are all values of `type`.
  Expr fitting(Scope scope, Type type) {
    List<Expr> fitting = scope.matching(choice, t -> Types.fits(t, type));
    return !fitting.isEmpty() && choice.chance(60) ? choice.of(fitting) : make(scope, type);
  }

  /// An expression of `type`'s kind, whatever its range.
  Expr like(Scope scope, Type type) {
    List<Expr> alike = scope.matching(choice, t -> Types.sameKind(t, type));
    return !alike.isEmpty() && choice.chance(70) ? choice.of(alike) : make(scope, type);
  }

  /// A new expression whose values are all values of `type`.
  Expr make(Scope scope, Type type) {
    return switch (type) {
      case BoolType _ -> bool(scope);
      case BitsType bits -> ofWidth(scope, bits.width());
      case IntType number -> choice.chance(8) ? constant(type) : within(number(scope), number.range());
      case EnumType names -> member(scope, names);
      case VecType vec -> lanes(scope, vec);
    };
  }

  private Expr member(Scope scope, EnumType type) {
    Expr constant = constant(type);
    List<Expr> others = scope.matching(choice, type::equals);
    if (!others.isEmpty()) return new Mux(bool(scope), choice.of(others), constant);
    if (choice.chance(30)) return new Mux(bool(scope), constant(type), constant);
    int count = choice.between(2, 5);
    var table = new VecLiteral(new VecType(count, type), types.constants(type, count));
    return new Index(table, within(number(scope), Range.of(0, count - 1)));
  }

  Expr constant(Type type) {
    Type scalar = Types.scalar(type);
    return type instanceof VecType vec
        ? new VecLiteral(vec, types.constants(scalar, Types.scalarCount(vec)))
        : new Literal(type, types.value(scalar));
  }

  private Expr ofWidth(Scope scope, int width) {
    Expr bits = bits(scope);
    int have = bits.type().width();
    if (have == width) return bits;
    if (have > width) {
      int low = choice.below(have - width + 1);
      return new Extract(bits, low + width - 1, low);
    }
    var more = new Literal(new BitsType(width - have), choice.in(Range.unsigned(width - have)));
    return new Cat(choice.chance(50) ? List.of(bits, more) : List.of(more, bits));
  }

  /// The number brought into the range, in one of many ways.
  Expr within(Expr number, Range range) {
    if (range.contains(Types.range(number.type()))) return number;
    // Clamping a number that is mostly outside makes a constant of it.
    boolean mostlyOutside = number.type().width() > range.width() + 2;
    return switch (choice.below(mostlyOutside ? 20 : 4)) {
      case 0 -> clamped(number, range);
      case 1 -> checked(number, range);
      default -> wrapped(number, range);
    };
  }

  private Expr clamped(Expr number, Range range) {
    Expr low = new Binary(BinaryOp.MAX, number, Literal.number(range.lo()));
    return new Binary(BinaryOp.MIN, low, Literal.number(range.hi()));
  }

  /// A mux whose type is narrower than its arms, since its condition rules the rest out.
  private Expr checked(Expr number, Range range) {
    Expr inside = new Binary(
        BinaryOp.AND,
        new Binary(BinaryOp.GE, number, Literal.number(range.lo())),
        new Binary(BinaryOp.LE, number, Literal.number(range.hi())));
    Literal otherwise = Literal.number(choice.in(range));
    Range either = Types.range(number.type()).union(Types.range(otherwise.type()));
    return new Mux(inside, number, otherwise, new IntType(either.intersect(range)));
  }

  /// The low bits, moved to the range's begin.
  private Expr wrapped(Expr number, Range range) {
    BigInteger count = range.hi().subtract(range.lo()).add(BigInteger.ONE);
    int bits = count.bitLength() - 1;
    if (bits == 0) return Literal.number(choice.in(range));
    Range whole = Range.unsigned(bits);
    if (range.contains(Range.signed(bits))) return new Wrap(number, new IntType(Range.signed(bits)));
    var wrapped = new Wrap(number, new IntType(whole));
    return range.contains(whole) ? wrapped : new Binary(BinaryOp.ADD, wrapped, Literal.number(range.lo()));
  }

  /// Keeps numbers from growing without end.
  Expr capped(Expr number) {
    return number.type().width() <= size.width() ? number : new Wrap(number, types.whole(types.width()));
  }

  private Expr lanes(Scope scope, VecType type) {
    if (type.length() <= 4 && choice.chance(30)) return oneByOne(scope, type);
    if (choice.chance(8)) return constant(type);
    if (choice.chance(25)) return new MapLanes(type.length(), List.of(), List.of(), make(scope, type.element()));
    return laneByLane(scope, type);
  }

  private Expr oneByOne(Scope scope, VecType type) {
    List<Expr> lanes = new ArrayList<>();
    for (int i = 0; i < type.length(); i++) lanes.add(fitting(scope, type.element()));
    return new VecOf(lanes, type);
  }

  /// Adapts each lane of some vector.
  private Expr laneByLane(Scope scope, VecType type) {
    List<Expr> vecs = scope.matching(choice, t -> t instanceof VecType);
    if (vecs.isEmpty()) return oneByOne(scope, type);
    Expr operand = ofLength(choice.of(vecs), type.length());
    var lane = new LaneParam(((VecType) operand.type()).element());
    var body = new Scope(scope);
    body.add(lane);
    return new MapLanes(type.length(), List.of(lane), List.of(operand), fitting(body, type.element()));
  }

  /// The vector with as many lanes, taken from it in any order.
  Expr ofLength(Expr vec, int length) {
    int lanes = ((VecType) vec.type()).length();
    if (lanes == length) return vec;
    int[] sources = new int[length];
    for (int i = 0; i < length; i++) sources[i] = choice.chance(50) ? i % lanes : choice.below(lanes);
    return new Gather(vec, ImmutableIntArray.copyOf(sources));
  }

  boolean fits(Type type) {
    return size.allows(type);
  }
}
