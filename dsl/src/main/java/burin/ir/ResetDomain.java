package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import burin.source.Place;

/// The edges of another domain with a reset of its own, active high: of a synchronous style any bool; of an asynchronous
/// one a register, since anything else may have glitches.
public final class ResetDomain implements Domain {
  private final String name;
  private final Domain source;
  private final Expr reset;
  private final boolean async;
  private final Place place;

  public ResetDomain(String name, Domain source, Expr reset, boolean async, Place place) {
    checkArgument(reset.type() instanceof BoolType, "%s: the reset is %s, not bool", name, reset.type());
    checkArgument(
        !async || reset instanceof Ref ref && ref.signal() instanceof Register,
        "%s: an asynchronous reset that is no register", name);
    this.name = name;
    this.source = source;
    this.reset = reset;
    this.async = async;
    this.place = place;
  }

  @Override
  public String name() {
    return name;
  }

  public Domain source() {
    return source;
  }

  public Expr reset() {
    return reset;
  }

  public boolean isAsync() {
    return async;
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
    return "domain " + name + " : " + source.label() + (async ? " with an asynchronous reset" : " with a reset");
  }
}
