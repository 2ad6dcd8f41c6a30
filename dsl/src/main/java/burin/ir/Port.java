package burin.ir;

import burin.source.Place;

/// An input or output of a module. Clock and reset are not among the ports: a module that needs them has them
/// implicitly.
public final class Port extends Signal {
  /// Which way a port's value goes, seen from inside the module.
  public enum Direction {
    IN,
    OUT
  }

  private final String name;
  private final Direction direction;
  private final Type type;
  private final Place place;

  public Port(String name, Direction direction, Type type, Place place) {
    this.name = name;
    this.direction = direction;
    this.type = type;
    this.place = place;
  }

  @Override
  public String name() {
    return name;
  }

  public Direction direction() {
    return direction;
  }

  public boolean isInput() {
    return direction == Direction.IN;
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
    return (isInput() ? "input " : "output ") + name + " : " + type;
  }
}
