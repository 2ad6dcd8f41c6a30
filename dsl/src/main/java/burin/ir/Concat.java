package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/// The lanes of several vectors one after the other; the first vector's lanes come first.
public record Concat(List<Expr> operands, VecType type) implements Expr {
  public Concat {
    operands = List.copyOf(operands);
    int lanes = 0;
    for (Expr operand : operands) {
      VecType vec = Types.vec(operand.type());
      checkArgument(Types.fits(vec.element(), type.element()), "%s in %s", vec, type);
      lanes += vec.length();
    }
    checkArgument(lanes == type.length(), "%s lanes as %s", lanes, type);
  }

  public Concat(List<Expr> operands) {
    this(operands, joined(operands));
  }

  private static VecType joined(List<Expr> operands) {
    Type element = operands.stream().map(o -> Types.vec(o.type()).element()).reduce(Types::join).orElseThrow();
    return new VecType(operands.stream().mapToInt(o -> Types.vec(o.type()).length()).sum(), element);
  }
}
