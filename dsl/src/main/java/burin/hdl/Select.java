package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.source.Place;
import java.math.BigInteger;
import java.util.Set;
import java.util.TreeSet;

/// What follows a [Module#select]: one block of statements for each value that the selector can have.
///
/// Where the cases cover all values of the selector's range, the last of them needs no condition, and what all of them drive
/// is driven on every path. Where they do not, `otherwise` says what is done for the rest; a select with neither is a
/// mistake.
public final class Select {
  /// Ranges larger than this are not counted through; such a select needs its `otherwise`.
  private static final int MOST_VALUES = 1 << 16;

  private final Builder builder;
  private final Num selector;
  private final Place place;
  private final Set<BigInteger> missing;
  private final Set<BigInteger> covered = new TreeSet<>();
  private When when;
  private boolean closed;

  Select(Builder builder, Num selector, Place place) {
    this.builder = builder;
    this.selector = selector;
    this.place = place;
    this.missing = values(selector);
  }

  private static Set<BigInteger> values(Num selector) {
    Set<BigInteger> values = new TreeSet<>();
    BigInteger lo = selector.range().lo();
    BigInteger count = selector.range().hi().subtract(lo).add(BigInteger.ONE);
    if (count.compareTo(BigInteger.valueOf(MOST_VALUES)) > 0) return values;
    for (int i = 0; i < count.intValue(); i++) values.add(lo.add(BigInteger.valueOf(i)));
    return values;
  }

  private boolean isCountable() {
    return !missing.isEmpty() || !covered.isEmpty();
  }

  /// What is done where the selector is `value`.
  public Select is(long value, Runnable body) {
    return is(new long[] {value}, body);
  }

  /// What is done where the selector is one of `values`.
  public Select is(long[] values, Runnable body) {
    builder.checkOpen();
    if (closed) throw builder.afterOtherwise();
    boolean countable = isCountable();
    for (long value : values) check(BigInteger.valueOf(value), countable);
    if (countable && missing.isEmpty() && when != null) {
      closed = true;
      when.otherwise(body);
      return this;
    }
    Bool condition = condition(values);
    if (when == null) when = builder.when(condition, body);
    else when.elseWhen(condition, body);
    return this;
  }

  private void check(BigInteger value, boolean countable) {
    if (!covered.add(value)) {
      throw builder.fatal(Diagnostic.of(Code.CASES, builder.here(),
              "the value " + value + " of " + selector.describe() + " has a case already")
          .note("the select begins here", place)
          .hint("one case for each value"));
    }
    if (!selector.range().contains(value)) {
      throw builder.fatal(Diagnostic.of(Code.CASES, builder.here(),
              "a case for " + value + ", but " + selector.describe() + " is " + selector.range())
          .hint("a value in " + selector.range()));
    }
    if (countable) missing.remove(value);
  }

  private Bool condition(long[] values) {
    Bool any = null;
    for (long value : values) any = any == null ? selector.eq(value) : any.or(selector.eq(value));
    if (any != null) return any;
    throw builder.fatal(Diagnostic.of(Code.CASES, builder.here(), "a case without a value").hint("is(value, ...)"));
  }

  /// What is done for all other values.
  public void otherwise(Runnable body) {
    builder.checkOpen();
    if (closed) throw builder.afterOtherwise();
    if (when == null) {
      throw builder.fatal(Diagnostic.of(Code.CASES, builder.here(), "a select without a case").hint("is(value, ...) first"));
    }
    closed = true;
    when.otherwise(body);
  }

  /// Called when the module is finished.
  void finish() {
    if (closed) return;
    String rest = missing.isEmpty() ? "other values" : list();
    builder.report(Diagnostic.of(Code.CASES, place, "the select over " + selector.describe() + " says nothing for " + rest)
        .hint("otherwise(() -> {}) where nothing is to be done for them"));
  }

  private String list() {
    var text = new StringBuilder();
    int shown = 0;
    for (BigInteger value : missing) {
      if (shown++ == 5) return text + " and " + (missing.size() - 5) + " more";
      text.append(text.isEmpty() ? "" : ", ").append(value);
    }
    return text.toString();
  }
}
