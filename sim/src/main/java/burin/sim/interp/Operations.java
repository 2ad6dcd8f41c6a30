package burin.sim.interp;

import burin.ir.Binary;
import burin.ir.BitsType;
import burin.ir.Cat;
import burin.ir.Expr;
import burin.ir.Type;
import burin.ir.Unary;
import burin.ir.Wrap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// What the operations on scalars mean.
public final class Operations {
  private Operations() {}

  public static Value unary(Unary expr, BigInteger operand) {
    int width = expr.operand().type().width();
    return switch (expr.op()) {
      case NOT -> Value.of(Value.low(operand.not(), width));
      case NEG -> Value.of(operand.negate());
      case ABS -> Value.of(operand.abs());
      case ALL_ONES -> Value.of(operand.bitCount() == width);
      case ANY_ONE -> Value.of(operand.signum() != 0);
      case PARITY -> Value.of(operand.bitCount() % 2 == 1);
    };
  }

  public static Value binary(Binary expr, BigInteger left, BigInteger right) {
    return switch (expr.op()) {
      case ADD -> Value.of(left.add(right));
      case SUB -> Value.of(left.subtract(right));
      case MUL -> Value.of(left.multiply(right));
      case DIV -> Value.of(left.divide(right));
      case REM -> Value.of(left.remainder(right));
      case MIN -> Value.of(left.min(right));
      case MAX -> Value.of(left.max(right));
      case SHL -> Value.of(shiftLeft(expr.left().type(), left, right.intValueExact()));
      case SHR -> Value.of(left.shiftRight(right.intValueExact()));
      case AND -> Value.of(left.and(right));
      case OR -> Value.of(left.or(right));
      case XOR -> Value.of(left.xor(right));
      case EQ -> Value.of(left.equals(right));
      case NE -> Value.of(!left.equals(right));
      case LT -> Value.of(left.compareTo(right) < 0);
      case LE -> Value.of(left.compareTo(right) <= 0);
      case GT -> Value.of(left.compareTo(right) > 0);
      case GE -> Value.of(left.compareTo(right) >= 0);
    };
  }

  /// Bits stay at their width, numbers grow.
  private static BigInteger shiftLeft(Type type, BigInteger operand, int amount) {
    BigInteger shifted = operand.shiftLeft(amount);
    return type instanceof BitsType ? Value.low(shifted, type.width()) : shifted;
  }

  public static Value wrap(Wrap expr, BigInteger operand) {
    return Value.ofBits(expr.type(), Value.low(operand, expr.type().width()));
  }

  static Value extract(BigInteger operand, int high, int low) {
    return Value.of(Value.low(operand.shiftRight(low), high - low + 1));
  }

  static Value cat(Cat expr, List<Value> parts) {
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < parts.size(); i++) {
      Expr part = expr.parts().get(i);
      bits = bits.shiftLeft(part.type().width()).or(parts.get(i).number());
    }
    return Value.of(bits);
  }

  static Value iota(int length) {
    List<Value> lanes = new ArrayList<>();
    for (int i = 0; i < length; i++) lanes.add(Value.of(i));
    return Value.of(lanes);
  }

  static Value shiftIn(Value operand, Value value) {
    List<Value> lanes = new ArrayList<>(operand.asLanes());
    lanes.removeFirst();
    lanes.add(value);
    return Value.of(lanes);
  }
}
