package burin.pass;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.Cast;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.MapLanes;
import burin.ir.Range;
import burin.ir.ReduceLanes;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.VecType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which bits changed between two values of a type. The lanes of a vector are looked at together: a bit rose where it rose
/// in any lane.
final class CoverageToggles {
  private CoverageToggles() {}

  /// Enumerations are looked at by their constants.
  static boolean applies(Type type) {
    return !(Types.scalar(type) instanceof EnumType);
  }

  /// More than a word of a computer.
  static boolean isLarge(Type type) {
    return type.width() > Long.SIZE;
  }

  /// How many bits can change at all, from the least significant on: of a number, those above are the same in all of its
  /// range.
  static int bits(Type type) {
    Type scalar = Types.scalar(type);
    if (!(scalar instanceof IntType number)) return scalar.width();
    BigInteger difference = number.range().lo().xor(number.range().hi());
    return difference.signum() < 0 ? scalar.width() : difference.bitLength();
  }

  /// The type of a register that has held a value of a type: a register without reset must have a 0.
  static Type kept(Type type) {
    return switch (type) {
      case VecType vec -> new VecType(vec.length(), kept(vec.element()));
      case IntType number -> new IntType(number.range().union(Range.point(BigInteger.ZERO)));
      default -> type;
    };
  }

  /// The bits that are set in `now` and are not in `before`.
  static Expr set(Expr now, Expr before) {
    if (!(now.type() instanceof VecType vec)) {
      return new Binary(BinaryOp.AND, bits(now), new Unary(UnaryOp.NOT, bits(before)));
    }
    var one = new LaneParam(vec.element());
    var other = new LaneParam(((VecType) before.type()).element());
    return any(new MapLanes(vec.length(), List.of(one, other), List.of(now, before), set(one, other)));
  }

  /// Whether two values are different.
  static Expr differ(Expr now, Expr before) {
    if (!(now.type() instanceof VecType vec)) return new Binary(BinaryOp.NE, now, before);
    var one = new LaneParam(vec.element());
    var other = new LaneParam(((VecType) before.type()).element());
    return any(new MapLanes(vec.length(), List.of(one, other), List.of(now, before), differ(one, other)));
  }

  private static Expr bits(Expr value) {
    return value.type() instanceof BitsType ? value : new Cast(value, new BitsType(value.type().width()));
  }

  /// What is set in any lane.
  private static Expr any(Expr lanes) {
    VecType vec = (VecType) lanes.type();
    List<ReduceLanes.Level> levels = new ArrayList<>();
    boolean tail = false;
    for (int left = vec.length(); left > 1; left = (left + 1) / 2) {
      boolean joins = tail && left % 2 == 0;
      int pairs = left / 2 - (joins ? 1 : 0);
      levels.add(new ReduceLanes.Level(orWhere(pairs > 0, vec.element()), orWhere(joins, vec.element())));
      tail = tail || left % 2 == 1;
    }
    return new ReduceLanes(lanes, levels, vec.element());
  }

  private static Optional<ReduceLanes.Combine> orWhere(boolean present, Type type) {
    if (!present) return Optional.empty();
    var left = new LaneParam(type);
    var right = new LaneParam(type);
    return Optional.of(new ReduceLanes.Combine(left, right, new Binary(BinaryOp.OR, left, right)));
  }
}
