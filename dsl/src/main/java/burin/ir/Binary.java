package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// An operation of two operands. `type` may be narrower than the operands allow where more is known of the values.
public final class Binary extends Expr {
  private final BinaryOp op;
  private final Expr left;
  private final Expr right;
  private final Type type;

  public Binary(BinaryOp op, Expr left, Expr right, Type type) {
    checkArgument(
        Types.fits(type, resultType(op, left.type(), right.type())),
        "%s %s %s is no %s", left.type(), op, right.type(), type);
    this.op = op;
    this.left = left;
    this.right = right;
    this.type = type;
  }

  public Binary(BinaryOp op, Expr left, Expr right) {
    this.op = op;
    this.left = left;
    this.right = right;
    this.type = resultType(op, left.type(), right.type());
  }

  public BinaryOp op() {
    return op;
  }

  public Expr left() {
    return left;
  }

  public Expr right() {
    return right;
  }

  @Override
  public Type type() {
    return type;
  }

  /// The exact type of the result.
  public static Type resultType(BinaryOp op, Type left, Type right) {
    return switch (op) {
      case ADD -> new IntType(Types.range(left).add(Types.range(right)));
      case SUB -> new IntType(Types.range(left).sub(Types.range(right)));
      case MUL -> new IntType(Types.range(left).mul(Types.range(right)));
      case DIV -> new IntType(Types.range(left).div(Types.range(right)));
      case REM -> new IntType(Types.range(left).rem(Types.range(right)));
      case MIN -> new IntType(Types.range(left).min(Types.range(right)));
      case MAX -> new IntType(Types.range(left).max(Types.range(right)));
      case SHL, SHR -> shifted(op, left, Types.range(right));
      case AND, OR, XOR -> {
        boolean alike = left.equals(right) && (left instanceof BoolType || left instanceof BitsType);
        checkArgument(alike, "%s %s %s", left, op, right);
        yield left;
      }
      case EQ, NE -> {
        checkArgument(
            Types.sameKind(left, right) && !(left instanceof VecType), "%s %s %s", left, op, right);
        yield BoolType.BOOL;
      }
      case LT, LE, GT, GE -> {
        checkArgument(left instanceof IntType && right instanceof IntType, "%s %s %s", left, op, right);
        yield BoolType.BOOL;
      }
    };
  }

  private static Type shifted(BinaryOp op, Type operand, Range amount) {
    checkArgument(!amount.isSigned(), "%s by %s, which may be negative", op, amount);
    if (operand instanceof BitsType) return operand;
    Range range = Types.range(operand);
    return new IntType(op == BinaryOp.SHL ? range.shl(amount) : range.shr(amount));
  }
}
