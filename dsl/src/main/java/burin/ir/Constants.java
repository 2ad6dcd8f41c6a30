package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// Many constant scalars: the lanes of a constant vector (nested ones row after row) or the contents of a memory.
public final class Constants {
  /// Exactly one of the two is set; almost all constants fit in a `long`.
  private final long[] small;
  private final BigInteger[] big;

  private Constants(long[] small, BigInteger[] big) {
    this.small = small;
    this.big = big;
  }

  public static Constants of(long... values) {
    return new Constants(values.clone(), null);
  }

  public static Constants of(List<BigInteger> values) {
    if (values.stream().allMatch(value -> value.bitLength() < Long.SIZE)) {
      return new Constants(values.stream().mapToLong(BigInteger::longValue).toArray(), null);
    }
    return new Constants(null, values.toArray(BigInteger[]::new));
  }

  public int size() {
    return small != null ? small.length : big.length;
  }

  public boolean fitLong() {
    return small != null;
  }

  public long getLong(int index) {
    checkArgument(fitLong(), "some constants need more than 64 bits");
    return small[index];
  }

  public BigInteger get(int index) {
    return small != null ? BigInteger.valueOf(small[index]) : big[index];
  }

  /// The constants from `from` on, `count` of them.
  public Constants slice(int from, int count) {
    return small != null
        ? new Constants(Arrays.copyOfRange(small, from, from + count), null)
        : of(List.of(big).subList(from, from + count));
  }

  /// The range of the `count` constants from `from` on.
  public Range range(int from, int count) {
    if (small == null) {
      var part = List.of(big).subList(from, from + count);
      return Range.of(part.stream().min(BigInteger::compareTo).get(), part.stream().max(BigInteger::compareTo).get());
    }
    long lowest = small[from];
    long highest = small[from];
    for (int i = from; i < from + count; i++) {
      lowest = Math.min(lowest, small[i]);
      highest = Math.max(highest, small[i]);
    }
    return Range.of(lowest, highest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Constants that && Arrays.equals(small, that.small) && Arrays.equals(big, that.big);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(small) + Arrays.hashCode(big);
  }

  @Override
  public String toString() {
    return small != null ? Arrays.toString(small) : Arrays.toString(big);
  }
}
