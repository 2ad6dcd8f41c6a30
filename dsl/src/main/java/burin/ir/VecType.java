package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// `length` lanes of one type. Lane 0 takes the least significant bits.
public record VecType(int length, Type element) implements Type {
  public VecType {
    checkArgument(length >= 1, "vec of %s lanes: at least 1", length);
    checkArgument((long) length * element.width() <= Integer.MAX_VALUE, "vec of %s x %s is too wide", length, element);
  }

  @Override
  public int width() {
    return length * element.width();
  }

  @Override
  public String toString() {
    return "vec(" + length + ", " + element + ")";
  }
}
