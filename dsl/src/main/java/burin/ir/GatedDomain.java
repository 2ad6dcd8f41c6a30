package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import burin.source.Place;

/// Those edges of another domain before which `enable` is high. Its reset is the other's; a synchronous one acts only at
/// the edges that there are.
public final class GatedDomain implements Domain {
  /// How it is built; what it does is the same.
  public enum Form {
    /// A clock of its own behind an integrated clock gate.
    GATE,
    /// The same clock, with an enable at every register.
    ENABLE
  }

  private final String name;
  private final Domain source;
  private final Expr enable;
  private final Form form;
  private final Place place;

  public GatedDomain(String name, Domain source, Expr enable, Form form, Place place) {
    checkArgument(enable.type() instanceof BoolType, "%s: the enable is %s, not bool", name, enable.type());
    this.name = name;
    this.source = source;
    this.enable = enable;
    this.form = form;
    this.place = place;
  }

  @Override
  public String name() {
    return name;
  }

  public Domain source() {
    return source;
  }

  public Expr enable() {
    return enable;
  }

  public Form form() {
    return form;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public Clock clock() {
    return source.clock();
  }

  @Override
  public String toString() {
    return "domain " + name + " : " + source.label() + (form == Form.GATE ? " gated" : " enabled");
  }
}
