package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/// A vector of values that were computed one by one; the first is lane 0.
public record VecOf(List<Expr> elements, VecType type) implements Expr {
  public VecOf {
    elements = List.copyOf(elements);
    checkArgument(elements.size() == type.length(), "%s values for %s", elements.size(), type);
    for (Expr element : elements) {
      checkArgument(Types.fits(element.type(), type.element()), "%s in %s", element.type(), type);
    }
  }

  public VecOf(List<Expr> elements) {
    this(elements, joined(elements));
  }

  private static VecType joined(List<Expr> elements) {
    return new VecType(elements.size(), elements.stream().map(Expr::type).reduce(Types::join).orElseThrow());
  }
}
