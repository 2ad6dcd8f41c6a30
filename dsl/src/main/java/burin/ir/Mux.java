package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// `onTrue` where `select` holds, else `onFalse`; the arms are alike but for the ranges of their numbers.
public record Mux(Expr select, Expr onTrue, Expr onFalse, Type type) implements Expr {
  public Mux {
    checkArgument(select.type() instanceof BoolType, "mux select is %s, not bool", select.type());
    checkArgument(
        Types.sameKind(onTrue.type(), onFalse.type()), "mux arms differ: %s and %s", onTrue.type(), onFalse.type());
    checkArgument(
        Types.fits(type, Types.join(onTrue.type(), onFalse.type())), "mux of %s, %s is no %s",
        onTrue.type(), onFalse.type(), type);
  }

  public Mux(Expr select, Expr onTrue, Expr onFalse) {
    this(select, onTrue, onFalse, Types.join(onTrue.type(), onFalse.type()));
  }
}
