package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/// A vector of values that were computed one by one; the first is lane 0.
public final class VecOf extends Expr {
  private final List<Expr> elements;
  private final VecType type;

  public VecOf(List<Expr> elements, VecType type) {
    elements = List.copyOf(elements);
    checkArgument(elements.size() == type.length(), "%s values for %s", elements.size(), type);
    for (Expr element : elements) {
      checkArgument(Types.fits(element.type(), type.element()), "%s in %s", element.type(), type);
    }
    this.elements = elements;
    this.type = type;
  }

  public VecOf(List<Expr> elements) {
    this(elements, joined(elements));
  }

  public List<Expr> elements() {
    return elements;
  }

  @Override
  public VecType type() {
    return type;
  }

  private static VecType joined(List<Expr> elements) {
    return new VecType(elements.size(), elements.stream().map(Expr::type).reduce(Types::join).orElseThrow());
  }
}
