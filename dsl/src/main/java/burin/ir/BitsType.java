package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// A row of bits without a meaning as a number.
public record BitsType(int width) implements Type {
  public BitsType {
    checkArgument(width >= 1, "bits(%s): at least 1", width);
  }

  @Override
  public String toString() {
    return "bits(" + width + ")";
  }
}
