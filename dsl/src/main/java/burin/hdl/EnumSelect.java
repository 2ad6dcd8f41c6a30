package burin.hdl;

import burin.diag.Given;
import burin.source.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A select over the constants of an enumeration.
public final class EnumSelect<E extends Enum<E>> extends Select<E, EnumSelect<E>> {
  private final EnumValue<E> selector;
  private final EnumSet<E> missing;
  private boolean isMachine;

  EnumSelect(Builder builder, EnumValue<E> selector, Place place) {
    super(builder, selector, place);
    this.selector = selector;
    this.missing = EnumSet.allOf(selector.constants());
  }

  /// The cases of a state machine, which has no otherwise.
  EnumSelect<E> ofMachine() {
    isMachine = true;
    return this;
  }

  @Override
  String what() {
    return isMachine ? "the state machine" : super.what();
  }

  @Override
  String remedy() {
    if (!isMachine) return super.remedy();
    return "in(" + possible() + "." + missing.iterator().next() + ", () -> {}) for a state in which nothing is to be done";
  }

  /// What is done where the selector is a constant.
  public EnumSelect<E> is(E constant, Runnable body) {
    Given.notNull(constant, "constant");
    return add(java.util.Collections.singletonList(constant), body);
  }

  /// What is done where the selector is one of several constants.
  public EnumSelect<E> is(List<E> constants, Runnable body) {
    return add(constants, body);
  }

  @Override
  Set<E> missing() {
    return missing;
  }

  @Override
  boolean isCountable() {
    return true;
  }

  @Override
  boolean isPossible(E value) {
    return true;
  }

  @Override
  String possible() {
    return selector.constants().getSimpleName();
  }

  @Override
  Bool test(E value) {
    return selector.is(value);
  }

  @Override
  EnumSelect<E> self() {
    return this;
  }
}
