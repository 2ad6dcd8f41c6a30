package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.source.Place;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// What follows a `select`: one block of statements for each value that the selector can have.
///
/// Where the cases cover all values, the last of them needs no condition, and what all of them drive is driven on every
/// path. Where they do not, `otherwise` says what is done for the rest; a select with neither is a mistake.
///
/// @param <C> a value that a case is for
/// @param <S> the kind of select itself
public abstract sealed class Select<C, S extends Select<C, S>> permits NumSelect, EnumSelect {
  private final Builder builder;
  private final Value selector;
  private final Place place;
  private final Set<C> covered = new HashSet<>();
  private When when;
  /// Where the last case stands, once nothing can follow; null before.
  private Place closed;

  Select(Builder builder, Value selector, Place place) {
    this.builder = builder;
    this.selector = selector;
    this.place = place;
  }

  /// Values that have no case yet, in their order; empty also where there are too many to count.
  abstract Set<C> missing();

  /// Whether [#missing] knows every value.
  abstract boolean isCountable();

  abstract boolean isPossible(C value);

  abstract String possible();

  abstract Bool test(C value);

  abstract S self();

  final S add(List<C> values, Runnable body) {
    builder.checkStatement("is");
    builder.required(body, "the body");
    if (values == null) throw builder.nullOperand();
    values.forEach(this::check);
    if (closed != null) throw builder.afterOtherwise("select", closed);
    values.forEach(missing()::remove);
    if (isCountable() && missing().isEmpty()) {
      last(body);
    } else if (when != null) {
      when.branch(condition(values), body);
    } else {
      when = builder.when(condition(values), body);
    }
    return self();
  }

  /// What is left needs no condition; a selector that has but one value needs no when.
  private void last(Runnable body) {
    closed = builder.here();
    if (when == null) body.run();
    else when.otherwiseBranch(body);
  }

  private void check(C value) {
    if (value == null) throw builder.nullOperand();
    if (!isPossible(value)) {
      throw wrong("a case for " + value + ", but " + selector.describe() + " is " + possible(), "a value in " + possible());
    }
    if (covered.add(value)) return;
    throw builder.fatal(Diagnostic.of(Code.CASES, builder.here(),
            "the value " + value + " of " + selector.describe() + " has a case already")
        .note("the select begins here", place)
        .hint("one case for each value"));
  }

  private Bool condition(List<C> values) {
    Bool any = null;
    for (C value : values) any = any == null ? test(value) : any.or(test(value));
    if (any != null) return any;
    throw wrong("a case without a value", "is(value, ...)");
  }

  private burin.diag.UserError wrong(String message, String hint) {
    return builder.fatal(Diagnostic.of(Code.CASES, builder.here(), message).hint(hint));
  }

  /// What is done for all other values.
  public final void otherwise(Runnable body) {
    builder.given(body, "body");
    builder.checkStatement("otherwise");
    if (closed != null) throw builder.afterOtherwise("select", closed);
    if (when == null) throw wrong("a select without a case", "is(value, ...) first");
    closed = builder.here();
    when.otherwiseBranch(body);
  }

  /// What it is, in a message.
  String what() {
    return "the select over";
  }

  String remedy() {
    return "otherwise(() -> {}) where nothing is to be done for them";
  }

  /// Called when the module is finished.
  final void finish() {
    if (closed != null) return;
    String rest = isCountable() ? list() : "other values";
    builder.report(Diagnostic.of(Code.CASES, place, what() + " " + selector.describe() + " says nothing for " + rest)
        .hint(remedy()));
  }

  private String list() {
    var text = new StringBuilder();
    Iterator<C> values = missing().iterator();
    for (int shown = 0; values.hasNext() && shown < 5; shown++) {
      text.append(text.isEmpty() ? "" : ", ").append(values.next());
    }
    return values.hasNext() ? text + " and " + (missing().size() - 5) + " more" : text.toString();
  }
}
