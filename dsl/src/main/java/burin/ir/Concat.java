package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/// The lanes of several vectors one after the other; the first vector's lanes come first.
public final class Concat extends Expr {
  private final List<Expr> operands;
  private final VecType type;

  public Concat(List<Expr> operands, VecType type) {
    operands = List.copyOf(operands);
    int lanes = 0;
    for (Expr operand : operands) {
      VecType vec = Types.vec(operand.type());
      checkArgument(Types.fits(vec.element(), type.element()), "%s in %s", vec, type);
      lanes += vec.length();
    }
    checkArgument(lanes == type.length(), "%s lanes as %s", lanes, type);
    this.operands = operands;
    this.type = type;
  }

  public Concat(List<Expr> operands) {
    this(operands, joined(operands));
  }

  public List<Expr> operands() {
    return operands;
  }

  @Override
  public VecType type() {
    return type;
  }

  private static VecType joined(List<Expr> operands) {
    Type element = operands.stream().map(o -> Types.vec(o.type()).element()).reduce(Types::join).orElseThrow();
    return new VecType(operands.stream().mapToInt(o -> Types.vec(o.type()).length()).sum(), element);
  }
}
