package burin.verilog;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.Mux;
import burin.ir.Range;
import burin.ir.Ref;
import burin.ir.Signal;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import java.math.BigInteger;
import java.util.function.Function;

/// What the ranges alone decide: comparisons that always hold or never do, numbers that have one value only. Written out,
/// they would be the subject of warnings.
final class Known {
  private Known() {}

  /// @param known what is known of an operand, or null
  /// @return the value, or null where it has to be computed
  static BigInteger value(Expr expr, Function<Expr, BigInteger> known) {
    BigInteger value = switch (expr) {
      case Literal literal -> literal.value();
      case Binary binary when binary.type() instanceof BoolType -> binary(binary, known);
      case Unary unary when unary.op() == UnaryOp.NOT && unary.type() instanceof BoolType ->
          not(known.apply(unary.operand()));
      case Mux mux -> mux(mux, known);
      default -> null;
    };
    if (value != null) return value;
    boolean stored = expr instanceof Ref || expr instanceof LaneParam;
    return !stored && expr.type() instanceof IntType number && number.range().isPoint() ? number.range().lo() : null;
  }

  private static BigInteger not(BigInteger operand) {
    return operand == null ? null : bool(operand.signum() == 0);
  }

  private static BigInteger mux(Mux mux, Function<Expr, BigInteger> known) {
    BigInteger select = known.apply(mux.select());
    if (select == null) return null;
    return known.apply(select.signum() != 0 ? mux.onTrue() : mux.onFalse());
  }

  private static BigInteger binary(Binary binary, Function<Expr, BigInteger> known) {
    BigInteger left = known.apply(binary.left());
    BigInteger right = known.apply(binary.right());
    if (binary.op().isComparison()) return compare(binary, left, right);
    if (binary.op() == BinaryOp.AND && (isZero(left) || isZero(right))) return BigInteger.ZERO;
    if (binary.op() == BinaryOp.OR && (isOne(left) || isOne(right))) return BigInteger.ONE;
    if (left == null || right == null) return null;
    return switch (binary.op()) {
      case AND -> left.and(right);
      case OR -> left.or(right);
      default -> left.xor(right);
    };
  }

  private static boolean isZero(BigInteger value) {
    return value != null && value.signum() == 0;
  }

  private static boolean isOne(BigInteger value) {
    return value != null && value.signum() != 0;
  }

  private static BigInteger compare(Binary binary, BigInteger left, BigInteger right) {
    if (isSame(binary.left(), binary.right())) return bool(holdsOfEqual(binary.op()));
    Range l = range(binary.left(), left);
    Range r = range(binary.right(), right);
    if (l == null || r == null) return null;
    boolean below = l.hi().compareTo(r.lo()) < 0;
    boolean notAbove = l.hi().compareTo(r.lo()) <= 0;
    boolean above = r.hi().compareTo(l.lo()) < 0;
    boolean notBelow = r.hi().compareTo(l.lo()) <= 0;
    boolean equal = l.isPoint() && l.equals(r);
    return switch (binary.op()) {
      case LT -> decided(below, notBelow);
      case LE -> decided(notAbove, above);
      case GT -> decided(above, notAbove);
      case GE -> decided(notBelow, below);
      case EQ -> decided(equal, below || above);
      default -> decided(below || above, equal);
    };
  }

  private static boolean isSame(Expr a, Expr b) {
    return a == b || a instanceof Ref(Signal one) && b instanceof Ref(Signal other) && one == other;
  }

  private static boolean holdsOfEqual(BinaryOp op) {
    return op == BinaryOp.EQ || op == BinaryOp.LE || op == BinaryOp.GE;
  }

  private static Range range(Expr expr, BigInteger known) {
    if (known != null) return Range.point(known);
    return expr.type() instanceof IntType number ? number.range() : null;
  }

  private static BigInteger decided(boolean always, boolean never) {
    return always ? BigInteger.ONE : never ? BigInteger.ZERO : null;
  }

  private static BigInteger bool(boolean value) {
    return value ? BigInteger.ONE : BigInteger.ZERO;
  }
}
