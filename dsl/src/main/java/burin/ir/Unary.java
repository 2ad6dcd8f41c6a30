package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// An operation of one operand.
public final class Unary extends Expr {
  private final UnaryOp op;
  private final Expr operand;
  private final Type type;

  public Unary(UnaryOp op, Expr operand, Type type) {
    checkArgument(Types.fits(type, resultType(op, operand.type())), "%s %s is no %s", op, operand.type(), type);
    this.op = op;
    this.operand = operand;
    this.type = type;
  }

  public Unary(UnaryOp op, Expr operand) {
    this.op = op;
    this.operand = operand;
    this.type = resultType(op, operand.type());
  }

  public UnaryOp op() {
    return op;
  }

  public Expr operand() {
    return operand;
  }

  @Override
  public Type type() {
    return type;
  }

  public static Type resultType(UnaryOp op, Type operand) {
    return switch (op) {
      case NOT -> {
        checkArgument(operand instanceof BoolType || operand instanceof BitsType, "NOT of %s", operand);
        yield operand;
      }
      case NEG -> new IntType(Types.range(operand).neg());
      case ABS -> new IntType(Types.range(operand).abs());
      case ALL_ONES, ANY_ONE, PARITY -> {
        checkArgument(operand instanceof BitsType, "%s of %s", op, operand);
        yield BoolType.BOOL;
      }
    };
  }
}
