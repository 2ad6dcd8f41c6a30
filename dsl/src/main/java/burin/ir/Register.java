package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import burin.source.Place;
import java.util.Optional;

/// A value that is kept from one rising edge of its domain to the next; where no statement drives it, it keeps its value.
///
/// With a reset value, it takes that at an edge at which the reset is active, whatever else drives it, or, where the reset is
/// asynchronous, for as long as it is active; the type of one without must have a 0. When simulation begins, every scalar
/// of a register is the value of its type that is nearest to 0.
public final class Register extends Signal {
  private final String name;
  private final Type type;
  private final Optional<Expr> reset;
  private final Domain domain;
  private final boolean crossing;
  private final Place place;

  /// A register of the main clock.
  ///
  /// @param reset a [Literal] or [VecLiteral] that fits in `type`
  public Register(String name, Type type, Optional<Expr> reset, Place place) {
    this(name, type, reset, Clock.MAIN, false, place);
  }

  /// @param crossing whether it may take what belongs to another clock: its author has seen to it that this is safe
  public Register(String name, Type type, Optional<Expr> reset, Domain domain, boolean crossing, Place place) {
    reset.ifPresent(value -> {
      checkArgument(value instanceof Literal || value instanceof VecLiteral, "%s: reset is no constant", name);
      checkArgument(Types.fits(value.type(), type), "%s: reset %s is no %s", name, value.type(), type);
    });
    checkArgument(
        reset.isPresent() || Types.nearestToZero(Types.scalar(type)).signum() == 0, "%s: without reset, but %s has no 0",
        name, type);
    this.name = name;
    this.type = type;
    this.reset = reset;
    this.domain = domain;
    this.crossing = crossing;
    this.place = place;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Type type() {
    return type;
  }

  public Optional<Expr> reset() {
    return reset;
  }

  public Domain domain() {
    return domain;
  }

  public boolean isCrossing() {
    return crossing;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public String toString() {
    return "reg " + name + " : " + type;
  }
}
