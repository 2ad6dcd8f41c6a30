package burin.hdl;

import burin.diag.Given;
import burin.ir.Range;
import burin.source.Place;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/// A select over the values of a number.
public final class NumSelect extends Select<Long, NumSelect> {
  /// Ranges larger than this are not counted through; such a select needs its `otherwise`.
  private static final long MOST_VALUES = 1 << 16;

  private final Num selector;
  private final boolean countable;
  private final Set<Long> missing = new TreeSet<>();

  NumSelect(Builder builder, Num selector, Place place) {
    super(builder, selector, place);
    this.selector = selector;
    Range range = selector.range();
    countable = range.hi().subtract(range.lo()).bitLength() < 17 && range.fitsLong()
        && range.hiLong() - range.loLong() < MOST_VALUES;
    if (!countable) return;
    for (long value = range.loLong(); value <= range.hiLong(); value++) missing.add(value);
  }

  /// What is done where the selector is `value`.
  public NumSelect is(long value, Runnable body) {
    return is(new long[] {value}, body);
  }

  /// What is done where the selector is one of `values`.
  public NumSelect is(long[] values, Runnable body) {
    Given.notNull(values, "values");
    return add(Arrays.stream(values).boxed().toList(), body);
  }

  @Override
  Set<Long> missing() {
    return missing;
  }

  @Override
  boolean isCountable() {
    return countable;
  }

  @Override
  boolean isPossible(Long value) {
    return selector.range().contains(value);
  }

  @Override
  String possible() {
    return selector.range().toString();
  }

  @Override
  Bool test(Long value) {
    return selector.eq(value);
  }

  @Override
  NumSelect self() {
    return this;
  }
}
