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
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.Wrap;
import java.math.BigInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What the ranges alone decide: comparisons that always hold or never do, numbers that have one value only. Written out,
/// they would be the subject of warnings.
///
/// @param worth what is known of an operand, or null
/// @param origin the expression that an operand always equals
record Known(Function<Expr, BigInteger> worth, UnaryOperator<Expr> origin) {

  /// The value, or null where it has to be computed.
  BigInteger value(Expr expr) {
    BigInteger value = switch (expr) {
      case Literal literal -> literal.value();
      case Binary binary -> binary(binary);
      case Unary unary when unary.op() == UnaryOp.NOT && unary.type() instanceof BoolType ->
          not(worth.apply(unary.operand()));
      case Mux mux -> mux(mux);
      default -> null;
    };
    if (value != null) return value;
    boolean stored = expr instanceof Ref || expr instanceof LaneParam;
    return !stored && expr.type() instanceof IntType number && number.range().isPoint() ? number.range().lo() : null;
  }

  /// The operand that an expression always equals, or null.
  Expr same(Expr expr) {
    return switch (expr) {
      case Binary binary when binary.op() == BinaryOp.MIN || binary.op() == BinaryOp.MAX -> extreme(binary);
      case Mux mux when worth.apply(mux.select()) != null ->
          worth.apply(mux.select()).signum() != 0 ? mux.onTrue() : mux.onFalse();
      case Mux mux when isSame(mux.onTrue(), mux.onFalse()) -> mux.onTrue();
      case Wrap wrap when wrap.type().range().contains(Types.range(wrap.operand().type())) -> wrap.operand();
      default -> null;
    };
  }

  private Expr extreme(Binary binary) {
    if (isSame(binary.left(), binary.right())) return binary.left();
    Expr lower = order(binary.left(), binary.right());
    if (lower == null) return null;
    return binary.op() == BinaryOp.MIN ? lower : lower == binary.left() ? binary.right() : binary.left();
  }

  /// The one of two numbers that is never above the other, or null.
  private Expr order(Expr left, Expr right) {
    Range l = range(left);
    Range r = range(right);
    return l.hi().compareTo(r.lo()) <= 0 ? left : r.hi().compareTo(l.lo()) <= 0 ? right : null;
  }

  private static BigInteger not(BigInteger operand) {
    return operand == null ? null : bool(operand.signum() == 0);
  }

  private BigInteger mux(Mux mux) {
    BigInteger select = worth.apply(mux.select());
    if (select == null) return null;
    return worth.apply(select.signum() != 0 ? mux.onTrue() : mux.onFalse());
  }

  private BigInteger binary(Binary binary) {
    if (binary.op().isComparison()) return compare(binary);
    if (isNothing(binary)) return BigInteger.ZERO;
    return binary.type() instanceof BoolType ? logic(binary) : null;
  }

  /// Whether an operand makes the result zero, whatever the other one is, or the two cancel each other out.
  private boolean isNothing(Binary binary) {
    boolean left = isZero(worth.apply(binary.left()));
    return switch (binary.op()) {
      case SUB, XOR -> isSame(binary.left(), binary.right());
      case MUL, AND -> left || isZero(worth.apply(binary.right()));
      case DIV, REM, SHL, SHR -> left;
      default -> false;
    };
  }

  private BigInteger logic(Binary binary) {
    BigInteger left = worth.apply(binary.left());
    BigInteger right = worth.apply(binary.right());
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

  private BigInteger compare(Binary binary) {
    if (isSame(binary.left(), binary.right())) return bool(holdsOfEqual(binary.op()));
    Range l = range(binary.left());
    Range r = range(binary.right());
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

  private boolean isSame(Expr left, Expr right) {
    Expr a = origin.apply(left);
    Expr b = origin.apply(right);
    return a == b || a instanceof Ref one && b instanceof Ref other && one.signal() == other.signal();
  }

  private static boolean holdsOfEqual(BinaryOp op) {
    return op == BinaryOp.EQ || op == BinaryOp.LE || op == BinaryOp.GE;
  }

  /// Null for what is no number and not known.
  private Range range(Expr expr) {
    BigInteger known = worth.apply(expr);
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
