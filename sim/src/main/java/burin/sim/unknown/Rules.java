package burin.sim.unknown;

import burin.ir.Binary;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Cat;
import burin.ir.Expr;
import burin.ir.Type;
import burin.ir.Unary;
import burin.ir.VecType;
import burin.ir.Wrap;
import burin.sim.interp.Operations;
import burin.sim.interp.Value;
import burin.sim.unknown.Word.Scalar;
import java.math.BigInteger;
import java.util.List;

/// How doubts spread. Each rule keeps this true: whatever the state began with, the bits that are not in doubt are as they
/// are here.
final class Rules {
  private Rules() {}

  static Scalar unary(Unary expr, Scalar operand) {
    BigInteger number = Operations.unary(expr, operand.number()).number();
    Doubt doubt = operand.doubt();
    return Word.of(expr.type(), number, switch (expr.op()) {
      case NOT -> doubt;
      case NEG, ABS, PARITY -> doubt.whole();
      case ALL_ONES -> isAnyKnown(operand, expr.operand().type(), false) ? Doubt.NONE : doubt.whole();
      case ANY_ONE -> isAnyKnown(operand, expr.operand().type(), true) ? Doubt.NONE : doubt.whole();
    });
  }

  /// Whether any bit is known to be one, or zero.
  private static boolean isAnyKnown(Scalar bits, Type type, boolean one) {
    BigInteger set = one ? bits.number() : bits.number().not();
    return Value.low(set.andNot(bits.doubt().mask()), type.width()).signum() != 0;
  }

  static Scalar binary(Binary expr, Scalar left, Scalar right) {
    BigInteger number = Operations.binary(expr, left.number(), right.number()).number();
    return left.isKnown() && right.isKnown()
        ? Word.known(number)
        : Word.of(expr.type(), number, doubt(expr, left, right));
  }

  private static Doubt doubt(Binary expr, Scalar left, Scalar right) {
    Doubt either = left.doubt().or(right.doubt());
    return switch (expr.op()) {
      case ADD, SUB, DIV, REM, MIN, MAX, LT, LE, GT, GE -> either.whole();
      case MUL -> left.isKnownZero() || right.isKnownZero() ? Doubt.NONE : either.whole();
      case SHL -> shifted(expr, left, right, 1);
      case SHR -> shifted(expr, left, right, -1);
      case AND -> either.within(knownZeros(left).or(knownZeros(right)).not());
      case OR -> either.within(knownOnes(left).or(knownOnes(right)).not());
      case XOR -> either;
      case EQ, NE -> isKnownToDiffer(left, right) ? Doubt.NONE : either.whole();
    };
  }

  private static Doubt shifted(Binary expr, Scalar operand, Scalar amount, int direction) {
    if (operand.isKnownZero()) return Doubt.NONE;
    if (!amount.isKnown()) return amount.doubt().whole();
    if (!(expr.left().type() instanceof BitsType)) return operand.doubt().whole();
    return operand.doubt().shift(direction * amount.number().intValueExact());
  }

  private static BigInteger knownZeros(Scalar bits) {
    return bits.number().not().andNot(bits.doubt().mask());
  }

  private static BigInteger knownOnes(Scalar bits) {
    return bits.number().andNot(bits.doubt().mask());
  }

  private static boolean isKnownToDiffer(Scalar left, Scalar right) {
    BigInteger mask = left.doubt().mask().or(right.doubt().mask());
    return left.number().xor(right.number()).andNot(mask).signum() != 0;
  }

  static Scalar wrap(Wrap expr, Scalar operand) {
    return Word.of(expr.type(), Operations.wrap(expr, operand.number()).number(), operand.doubt());
  }

  static Scalar extract(Scalar operand, int high, int low) {
    int width = high - low + 1;
    return Word.of(new BitsType(width), Value.low(operand.number().shiftRight(low), width), operand.doubt().shift(-low));
  }

  static Scalar cat(Cat expr, List<Word> parts) {
    BigInteger bits = BigInteger.ZERO;
    Doubt doubt = Doubt.NONE;
    for (int i = 0; i < parts.size(); i++) {
      Expr part = expr.parts().get(i);
      int width = part.type().width();
      bits = bits.shiftLeft(width).or(parts.get(i).scalar().number());
      doubt = doubt.shift(width).or(parts.get(i).scalar().doubt());
    }
    return Word.of(expr.type(), bits, doubt);
  }

  static Scalar and(Scalar left, Scalar right) {
    Doubt either = left.doubt().or(right.doubt());
    Doubt doubt = left.isKnownAs(false) || right.isKnownAs(false) ? Doubt.NONE : either;
    return Word.of(BoolType.BOOL, left.number().and(right.number()), doubt);
  }

  static Scalar not(Scalar bool) {
    return new Scalar(BigInteger.ONE.subtract(bool.number()), bool.doubt());
  }

  /// Where it is in doubt which of two it is, only what both agree on is known.
  static Word select(Type type, Scalar select, Word onTrue, Word onFalse) {
    Word taken = select.isTrue() ? onTrue : onFalse;
    if (select.isKnown()) return taken;
    return merge(type, taken, select.isTrue() ? onFalse : onTrue, select.doubt().cause());
  }

  /// @param cause why it might be the other
  static Word merge(Type type, Word taken, Word other, Cause cause) {
    if (type instanceof VecType vec) {
      return Word.lanes(vec.length(), i -> merge(vec.element(), taken.lane(i), other.lane(i), cause));
    }
    Scalar mine = taken.scalar();
    BigInteger differing = mine.number().xor(other.scalar().number()).or(other.scalar().doubt().mask());
    return Word.of(type, mine.number(), mine.doubt().or(Doubt.whole(cause).within(differing)));
  }

  /// One of many by a number that may be in doubt.
  static Word pick(Type type, List<Word> choices, Scalar index) {
    Word taken = choices.get(index.number().intValueExact());
    if (index.isKnown()) return taken;
    for (Word other : choices) taken = merge(type, taken, other, index.doubt().cause());
    return taken;
  }

  /// Whether a place is the one that an index, which may be in doubt, means.
  static Scalar isAt(Scalar index, int place) {
    BigInteger truth = index.number().intValueExact() == place ? BigInteger.ONE : BigInteger.ZERO;
    return Word.of(BoolType.BOOL, truth, index.doubt());
  }
}
