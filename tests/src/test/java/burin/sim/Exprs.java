package burin.sim;

import static burin.ir.BinaryOp.ADD;
import static burin.ir.BinaryOp.AND;
import static burin.ir.BinaryOp.DIV;
import static burin.ir.BinaryOp.EQ;
import static burin.ir.BinaryOp.GE;
import static burin.ir.BinaryOp.GT;
import static burin.ir.BinaryOp.LE;
import static burin.ir.BinaryOp.LT;
import static burin.ir.BinaryOp.MAX;
import static burin.ir.BinaryOp.MIN;
import static burin.ir.BinaryOp.MUL;
import static burin.ir.BinaryOp.NE;
import static burin.ir.BinaryOp.OR;
import static burin.ir.BinaryOp.REM;
import static burin.ir.BinaryOp.SHL;
import static burin.ir.BinaryOp.SHR;
import static burin.ir.BinaryOp.SUB;
import static burin.ir.BinaryOp.XOR;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Memory;
import burin.ir.Range;
import burin.ir.ReduceLanes;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.VecType;
import burin.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Writes types, expressions and statements of the IR briefly, for tests.
public final class Exprs {
  private Exprs() {}

  public static IntType uint(int bits) {
    return new IntType(Range.unsigned(bits));
  }

  public static IntType sint(int bits) {
    return new IntType(Range.signed(bits));
  }

  public static IntType range(long low, long high) {
    return IntType.of(low, high);
  }

  public static BitsType bits(int width) {
    return new BitsType(width);
  }

  public static VecType vec(int lanes, Type element) {
    return new VecType(lanes, element);
  }

  public static Literal lit(long value) {
    return Literal.number(value);
  }

  public static Binary op(Expr left, BinaryOp op, Expr right) {
    return new Binary(op, left, right);
  }

  public static Unary op(UnaryOp op, Expr operand) {
    return new Unary(op, operand);
  }

  public static Stmt.Drive drive(Signal signal, Expr value) {
    return new Stmt.Drive(signal, value, Place.NONE);
  }

  public static Stmt.Drive drive(Signal signal, List<Expr> path, Expr value) {
    return new Stmt.Drive(signal, path, value, Place.NONE);
  }

  public static Stmt.Branch branch(Expr condition, Stmt... body) {
    return new Stmt.Branch(condition, List.of(body), Place.NONE);
  }

  public static Stmt when(Expr condition, Stmt... body) {
    return new Stmt.When(List.of(branch(condition, body)), List.of(), Place.NONE);
  }

  public static Stmt when(List<Stmt.Branch> branches, Stmt... otherwise) {
    return new Stmt.When(branches, List.of(otherwise), Place.NONE);
  }

  public static Stmt write(Memory memory, Expr address, Expr value) {
    return new Stmt.Write(memory, address, value, Place.NONE);
  }

  /// What an operation gives.
  public static long computed(BinaryOp op, long a, long b) {
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case REM -> a % b;
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case SHL -> a << b;
      case SHR -> a >> b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case EQ -> a == b ? 1 : 0;
      case NE -> a != b ? 1 : 0;
      case LT -> a < b ? 1 : 0;
      case LE -> a <= b ? 1 : 0;
      case GT -> a > b ? 1 : 0;
      case GE -> a >= b ? 1 : 0;
    };
  }

  public static MapLanes map(Expr vec, UnaryOperator<Expr> body) {
    return map(vec, Types.vec(vec.type()).element(), body);
  }

  /// @param param the type of the function's parameter
  public static MapLanes map(Expr vec, Type param, UnaryOperator<Expr> body) {
    var lane = new LaneParam(param);
    return new MapLanes(Types.vec(vec.type()).length(), List.of(lane), List.of(vec), body.apply(lane));
  }

  public static MapLanes zip(Expr a, Expr b, BinaryOperator<Expr> body) {
    var left = new LaneParam(Types.vec(a.type()).element());
    var right = new LaneParam(Types.vec(b.type()).element());
    return new MapLanes(Types.vec(a.type()).length(), List.of(left, right), List.of(a, b), body.apply(left, right));
  }

  public static ReduceLanes tree(Expr vec, BinaryOp op) {
    return reduce(vec, (x, y) -> op(x, op, y));
  }

  /// A balanced tree, full lanes and tail with their own types.
  public static ReduceLanes reduce(Expr vec, BinaryOperator<Expr> function) {
    VecType type = Types.vec(vec.type());
    List<ReduceLanes.Level> levels = new ArrayList<>();
    Type full = type.element();
    Type tail = null;
    for (int n = type.length(); n > 1; n = (n + 1) / 2) {
      int fullLanes = tail == null ? n : n - 1;
      Optional<ReduceLanes.Combine> pair = Optional.empty();
      Optional<ReduceLanes.Combine> atTail = Optional.empty();
      if (fullLanes >= 2) pair = Optional.of(combine(full, full, function));
      if (fullLanes % 2 == 1 && tail != null) atTail = Optional.of(combine(full, tail, function));
      if (fullLanes % 2 == 1) tail = atTail.map(combine -> combine.body().type()).orElse(full);
      levels.add(new ReduceLanes.Level(pair, atTail));
      full = pair.map(combine -> combine.body().type()).orElse(full);
    }
    return new ReduceLanes(vec, levels, tail == null ? full : tail);
  }

  public static ReduceLanes.Combine combine(Type left, Type right, BinaryOperator<Expr> function) {
    var x = new LaneParam(left);
    var y = new LaneParam(right);
    return new ReduceLanes.Combine(x, y, function.apply(x, y));
  }
}
