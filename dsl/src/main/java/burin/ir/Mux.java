package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// `onTrue` where `select` holds, else `onFalse`; the arms are alike but for the ranges of their numbers.
public final class Mux extends Expr {
  private final Expr select;
  private final Expr onTrue;
  private final Expr onFalse;
  private final Type type;

  public Mux(Expr select, Expr onTrue, Expr onFalse, Type type) {
    checkArgument(select.type() instanceof BoolType, "mux select is %s, not bool", select.type());
    checkArgument(
        Types.sameKind(onTrue.type(), onFalse.type()), "mux arms differ: %s and %s", onTrue.type(), onFalse.type());
    checkArgument(
        Types.fits(type, Types.join(onTrue.type(), onFalse.type())), "mux of %s, %s is no %s",
        onTrue.type(), onFalse.type(), type);
    this.select = select;
    this.onTrue = onTrue;
    this.onFalse = onFalse;
    this.type = type;
  }

  public Mux(Expr select, Expr onTrue, Expr onFalse) {
    this(select, onTrue, onFalse, Types.join(onTrue.type(), onFalse.type()));
  }

  public Expr select() {
    return select;
  }

  public Expr onTrue() {
    return onTrue;
  }

  public Expr onFalse() {
    return onFalse;
  }

  @Override
  public Type type() {
    return type;
  }
}
