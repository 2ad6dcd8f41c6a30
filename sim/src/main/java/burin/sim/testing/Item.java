package burin.sim.testing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What a stream transfers in one cycle: the scalars of its payload, field after field, lane after lane. A bool is 0 or 1.
public record Item(List<BigInteger> scalars) {
  public Item {
    scalars = List.copyOf(scalars);
  }

  public static Item of(long... scalars) {
    return new Item(Arrays.stream(scalars).mapToObj(BigInteger::valueOf).toList());
  }

  public static Item of(BigInteger... scalars) {
    return new Item(List.of(scalars));
  }

  /// Items of one scalar each.
  public static List<Item> each(long... values) {
    return Arrays.stream(values).mapToObj(Item::of).toList();
  }

  /// Scalar `index` as a `long`.
  ///
  /// @throws ArithmeticException where it does not fit
  public long get(int index) {
    return scalars.get(index).longValueExact();
  }

  /// `5`, or `[1, 2]` of more than one scalar.
  @Override
  public String toString() {
    if (scalars.size() == 1) return scalars.getFirst().toString();
    return scalars.stream().map(BigInteger::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
