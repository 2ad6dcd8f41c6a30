package burin.ir;

/// True or false; one bit.
public record BoolType() implements Type {
  public static final BoolType BOOL = new BoolType();

  @Override
  public int width() {
    return 1;
  }

  @Override
  public String toString() {
    return "bool";
  }
}
