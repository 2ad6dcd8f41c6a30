package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/// Bits one beside the other; the first part is the most significant.
public final class Cat extends Expr {
  private final List<Expr> parts;
  private final BitsType type;

  public Cat(List<Expr> parts, BitsType type) {
    parts = List.copyOf(parts);
    int width = 0;
    for (Expr part : parts) {
      checkArgument(part.type() instanceof BitsType || part.type() instanceof BoolType, "cat of %s", part.type());
      width += part.type().width();
    }
    checkArgument(width == type.width(), "cat of %s bits as %s", width, type);
    this.parts = parts;
    this.type = type;
  }

  public Cat(List<Expr> parts) {
    this(parts, new BitsType(parts.stream().mapToInt(part -> part.type().width()).sum()));
  }

  public List<Expr> parts() {
    return parts;
  }

  @Override
  public BitsType type() {
    return type;
  }
}
