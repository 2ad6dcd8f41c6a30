package burin.pass;

import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Cast;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.MapLanes;
import burin.ir.Range;
import burin.ir.Type;
import burin.ir.VecType;
import burin.ir.Wrap;
import java.util.List;
import java.util.function.UnaryOperator;

/// Words of any type as bits and back.
final class WordBits {
  private WordBits() {}

  /// All bits of a value that has been made as wide as `type`.
  static Expr packed(Expr value, Type type) {
    Expr wide = widened(value, type);
    return type instanceof BitsType ? wide : new Cast(wide, new BitsType(type.width()));
  }

  /// What [#packed] was made of: only values of the type occur.
  static Expr unpacked(Expr bits, Type type) {
    return type instanceof BitsType ? bits : new Cast(bits, type);
  }

  /// As [#packed], lane by lane.
  static Expr packedLanes(Expr value, VecType type) {
    return each(value, lane -> packed(lane, type.element()));
  }

  static Expr unpackedLanes(Expr bits, VecType type) {
    return type.element() instanceof BitsType ? bits : each(bits, lane -> unpacked(lane, type.element()));
  }

  private static Expr each(Expr vec, UnaryOperator<Expr> function) {
    var type = (VecType) vec.type();
    var lane = new LaneParam(type.element());
    Expr body = function.apply(lane);
    return body == lane ? vec : new MapLanes(type.length(), List.of(lane), List.of(vec), body);
  }

  private static Expr widened(Expr value, Type type) {
    return switch (type) {
      case BoolType _, BitsType _, EnumType _ -> value;
      case IntType to when to.width() == value.type().width() -> value;
      case IntType to -> new Wrap(value, new IntType(to.isSigned() ? Range.signed(to.width()) : Range.unsigned(to.width())));
      case VecType to when to.width() == value.type().width() -> value;
      case VecType to -> each(value, lane -> widened(lane, to.element()));
    };
  }
}
