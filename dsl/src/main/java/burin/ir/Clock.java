package burin.ir;

import burin.source.Place;
import java.util.List;

/// A clock that a module gets from outside, with its reset. Every module has [#MAIN], and those that it declares beside it.
///
/// A module that uses a clock has an implicit input for it, `clock` or `<name>_clock`; likewise for its reset, `reset` or
/// `<name>_reset`, with `_n` at the end where it is active low. How the reset acts is a property of the module, since it is
/// the same as in the module around it; see [ModuleDef#reset].
public final class Clock implements Domain {
  /// The clock that everything belongs to of which nothing else is said.
  public static final Clock MAIN = new Clock("", Place.NONE);

  private final String name;
  private final Place place;

  public Clock(String name, Place place) {
    this.name = name;
    this.place = place;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public Clock clock() {
    return this;
  }

  private String prefix() {
    return name.isEmpty() ? "" : name + "_";
  }

  /// What its line is called.
  public String line() {
    return prefix() + "clock";
  }

  public String resetLine(ResetStyle style) {
    return prefix() + style.suffix();
  }

  /// What the line is called that says at which edges of it something happens; see [ModuleDef#isEnabled].
  public String enableLine() {
    return prefix() + "clock_enable";
  }

  /// All the names that its lines can have.
  public List<String> lines() {
    return List.of(line(), resetLine(ResetStyle.SYNC_HIGH), resetLine(ResetStyle.SYNC_LOW), enableLine());
  }

  @Override
  public String toString() {
    return "clock " + label();
  }
}
