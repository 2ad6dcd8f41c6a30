package burin.pass;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Cast;
import burin.ir.Constants;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Mux;
import burin.ir.ReduceLanes;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.VecLiteral;
import burin.ir.VecType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Expressions that say how much of a value is known: for bits and bools each bit, for a number or an enumeration whether it
/// is, for a vector so for each lane. Null stands for all of it.
final class Masks {
  private Masks() {}

  /// Of the mask of a value.
  static Type type(Type of) {
    return switch (of) {
      case BitsType bits -> bits;
      case VecType vec -> new VecType(vec.length(), type(vec.element()));
      case BoolType _, IntType _, EnumType _ -> BoolType.BOOL;
    };
  }

  /// All or nothing of a value.
  static Expr constant(Type of, boolean known) {
    Type mask = type(of);
    BigInteger value = known ? BigInteger.ONE.shiftLeft(Types.scalar(mask).width()).subtract(BigInteger.ONE) : BigInteger.ZERO;
    if (!(mask instanceof VecType vec)) return new Literal(mask, value);
    return new VecLiteral(vec, Constants.filled(Types.scalarCount(vec), value));
  }

  /// The mask as an expression, whatever it is.
  static Expr orAll(Expr mask, Type of) {
    return mask == null ? constant(of, true) : mask;
  }

  static Expr and(Expr a, Expr b) {
    if (a == null || a == b) return b;
    return b == null ? a : combined(BinaryOp.AND, a, b);
  }

  static Expr or(Expr a, Expr b) {
    return a == null || b == null ? null : combined(BinaryOp.OR, a, b);
  }

  static Expr not(Expr mask) {
    return new Unary(UnaryOp.NOT, mask);
  }

  static Expr combined(BinaryOp op, Expr a, Expr b) {
    return a.type() instanceof VecType ? lanes(a, b, (x, y) -> combined(op, x, y)) : new Binary(op, a, b);
  }

  private static Expr lanes(Expr a, Expr b, BinaryOperator<Expr> function) {
    VecType vec = Types.vec(a.type());
    var x = new LaneParam(vec.element());
    var y = new LaneParam(Types.vec(b.type()).element());
    return new MapLanes(vec.length(), List.of(x, y), List.of(a, b), function.apply(x, y));
  }

  private static Expr lanes(Expr a, UnaryOperator<Expr> function) {
    VecType vec = Types.vec(a.type());
    var x = new LaneParam(vec.element());
    return new MapLanes(vec.length(), List.of(x), List.of(a), function.apply(x));
  }

  /// Where two values agree.
  static Expr same(Expr a, Expr b) {
    return switch (a.type()) {
      case VecType _ -> lanes(a, b, Masks::same);
      case BitsType _ -> not(new Binary(BinaryOp.XOR, a, b));
      case BoolType _, IntType _, EnumType _ -> new Binary(BinaryOp.EQ, a, b);
    };
  }

  /// What is known of a value that may be the one or the other.
  static Expr merged(Expr a, Expr maskA, Expr b, Expr maskB) {
    return and(and(maskA, maskB), same(a, b));
  }

  /// What is known of a mux.
  static Expr chosen(Expr select, Expr selectMask, Expr a, Expr maskA, Expr b, Expr maskB) {
    Expr taken = maskA == null && maskB == null
        ? null
        : new Mux(select, orAll(maskA, a.type()), orAll(maskB, b.type()));
    if (selectMask == null) return taken;
    return new Mux(selectMask, orAll(taken, a.type()), merged(a, maskA, b, maskB));
  }

  /// Whether all of it is known: a bool.
  static Expr whole(Expr mask) {
    if (mask == null) return null;
    return switch (mask.type()) {
      case BitsType _ -> new Unary(UnaryOp.ALL_ONES, mask);
      case VecType vec -> tree(BinaryOp.AND, vec.element() instanceof BoolType ? mask : lanes(mask, Masks::whole));
      case BoolType _, IntType _, EnumType _ -> mask;
    };
  }

  /// All of a value where a bool holds, else nothing.
  static Expr spread(Expr known, Type of) {
    if (known == null || type(of) instanceof BoolType) return known;
    return new Mux(known, constant(of, true), constant(of, false));
  }

  /// A mask where a condition holds, else nothing.
  static Expr where(Expr condition, Expr mask, Type of) {
    if (condition == null) return mask;
    return new Mux(condition, orAll(mask, of), constant(of, false));
  }

  /// All lanes combined by an associative operation.
  static Expr tree(BinaryOp op, Expr lanes) {
    VecType vec = Types.vec(lanes.type());
    List<ReduceLanes.Level> levels = new ArrayList<>();
    boolean tail = false;
    for (int left = vec.length(); left > 1; left = (left + 1) / 2) {
      boolean joins = tail && left % 2 == 0;
      int pairs = left / 2 - (joins ? 1 : 0);
      levels.add(new ReduceLanes.Level(pair(pairs > 0, op, vec.element()), pair(joins, op, vec.element())));
      tail = tail || left % 2 == 1;
    }
    return new ReduceLanes(lanes, levels, vec.element());
  }

  private static Optional<ReduceLanes.Combine> pair(boolean present, BinaryOp op, Type type) {
    if (!present) return Optional.empty();
    var left = new LaneParam(type);
    var right = new LaneParam(type);
    return Optional.of(new ReduceLanes.Combine(left, right, combined(op, left, right)));
  }

  /// Of the same bits read as another type.
  static Expr cast(Expr mask, Type from, Type to) {
    if (mask == null || type(from).equals(type(to)) && Types.scalar(from).width() == Types.scalar(to).width()) return mask;
    return ofBits(bits(mask, from), to);
  }

  private static Expr bits(Expr mask, Type of) {
    return switch (of) {
      case BitsType _ -> mask;
      case BoolType _ -> new Cast(mask, new BitsType(1));
      case IntType _, EnumType _ -> spread(mask, new BitsType(of.width()));
      case VecType vec -> new Cast(lanes(mask, lane -> bits(lane, vec.element())), new BitsType(of.width()));
    };
  }

  private static Expr ofBits(Expr bits, Type of) {
    return switch (of) {
      case BitsType _ -> bits;
      case BoolType _ -> new Cast(bits, BoolType.BOOL);
      case IntType _, EnumType _ -> whole(bits);
      case VecType vec -> {
        var rows = new VecType(vec.length(), new BitsType(vec.element().width()));
        yield lanes(new Cast(bits, rows), lane -> ofBits(lane, vec.element()));
      }
    };
  }
}
