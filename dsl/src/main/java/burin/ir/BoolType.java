package burin.ir;

/// True or false; one bit.
public record BoolType() implements Type {
  public static final BoolType BOOL = new BoolType();

  @Override
  public int width() {
    return 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoolType;
  }

  @Override
  public String toString() {
    return "bool";
  }
}
