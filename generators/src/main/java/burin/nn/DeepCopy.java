package burin.nn;

import java.util.Arrays;

/// Copies of arrays of arrays, to the innermost.
public final class DeepCopy {
  private DeepCopy() {}

  /// @param array of arrays of any depth, the innermost of `int`, `long` or `float`
  public static <T> T[] of(T[] array) {
    T[] copy = array.clone();
    Arrays.setAll(copy, i -> part(array[i]));
    return copy;
  }

  @SuppressWarnings("unchecked") // a copy has the type of what is copied
  private static <T> T part(T part) {
    return (T) switch (part) {
      case Object[] deeper -> of(deeper);
      case int[] numbers -> numbers.clone();
      case long[] numbers -> numbers.clone();
      case float[] numbers -> numbers.clone();
      default -> throw new IllegalArgumentException("no array of numbers: " + part);
    };
  }
}
