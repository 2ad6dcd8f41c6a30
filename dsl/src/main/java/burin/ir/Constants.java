package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;
import static com.google.common.base.Preconditions.checkPositionIndexes;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// Many constant scalars: the lanes of a constant vector (nested ones row after row) or the contents of a memory.
///
/// Where all of them are equal, one is kept, so that a constant in every lane costs no more than one.
public final class Constants {
  private final int size;
  /// Exactly one of the two is set; almost all constants fit in a `long`. An array of one stands for all.
  private final long[] small;
  private final BigInteger[] big;

  private Constants(int size, long[] small, BigInteger[] big) {
    this.size = size;
    this.small = small;
    this.big = big;
  }

  public static Constants of(long... values) {
    boolean alike = values.length > 0 && Arrays.stream(values).allMatch(value -> value == values[0]);
    return new Constants(values.length, alike ? new long[] {values[0]} : values.clone(), null);
  }

  public static Constants of(List<BigInteger> values) {
    if (values.stream().allMatch(Constants::isSmall)) return of(values.stream().mapToLong(BigInteger::longValue).toArray());
    boolean alike = values.stream().allMatch(values.getFirst()::equals);
    return new Constants(values.size(), null, (alike ? values.subList(0, 1) : values).toArray(BigInteger[]::new));
  }

  /// The same value `size` times.
  public static Constants filled(int size, BigInteger value) {
    checkArgument(size >= 1, "%s constants", size);
    return isSmall(value)
        ? new Constants(size, new long[] {value.longValue()}, null)
        : new Constants(size, null, new BigInteger[] {value});
  }

  private static boolean isSmall(BigInteger value) {
    return value.bitLength() < Long.SIZE;
  }

  public int size() {
    return size;
  }

  public boolean fitLong() {
    return small != null;
  }

  public long getLong(int index) {
    checkArgument(fitLong(), "some constants need more than 64 bits");
    return small[at(index)];
  }

  public BigInteger get(int index) {
    return small != null ? BigInteger.valueOf(small[at(index)]) : big[at(index)];
  }

  private int at(int index) {
    checkElementIndex(index, size);
    return isFilled() ? 0 : index;
  }

  /// Whether one value stands for all.
  private boolean isFilled() {
    return (small != null ? small.length : big.length) == 1;
  }

  /// The constants from `from` on, `count` of them.
  public Constants slice(int from, int count) {
    checkPositionIndexes(from, from + count, size);
    if (isFilled()) return new Constants(count, small, big);
    return small != null
        ? of(Arrays.copyOfRange(small, from, from + count))
        : of(List.of(big).subList(from, from + count));
  }

  /// The range of the `count` constants from `from` on.
  public Range range(int from, int count) {
    if (isFilled()) return Range.point(get(from));
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
    return other instanceof Constants that
        && size == that.size
        && Arrays.equals(small, that.small)
        && Arrays.equals(big, that.big);
  }

  @Override
  public int hashCode() {
    return (31 * Arrays.hashCode(small) + Arrays.hashCode(big)) * 31 + size;
  }

  /// `[1, 2, 3]`, or `3 x [7]`.
  @Override
  public String toString() {
    String values = small != null ? Arrays.toString(small) : Arrays.toString(big);
    return isFilled() && size > 1 ? size + " x " + values : values;
  }
}
