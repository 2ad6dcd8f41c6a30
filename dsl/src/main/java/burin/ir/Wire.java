package burin.ir;

import burin.source.Place;

/// A named value within a module, driven by statements.
public final class Wire extends Signal {
  private final String name;
  private final Type type;
  private final Place place;

  public Wire(String name, Type type, Place place) {
    this.name = name;
    this.type = type;
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

  @Override
  public Place place() {
    return place;
  }

  @Override
  public String toString() {
    return "wire " + name + " : " + type;
  }
}
