package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import burin.source.Place;
import java.util.Optional;

/// A read port of a memory whose data come one cycle after the address: at a rising edge of its domain it takes the word at
/// `address` as it was before the writes of that edge. With an enable, it keeps its value where the enable is low. When
/// simulation begins, it holds the value of its type that is nearest to 0; reset leaves it alone.
public final class SyncRead extends Signal {
  private final String name;
  private final Memory memory;
  private final Expr address;
  private final Optional<Expr> enable;
  private final Domain domain;
  private final boolean crossing;
  private final Place place;

  /// A read port of the main clock.
  public SyncRead(String name, Memory memory, Expr address, Optional<Expr> enable, Place place) {
    this(name, memory, address, enable, Clock.MAIN, false, place);
  }

  /// @param crossing whether the words may be written by another clock: its author has seen to it that they are not written
  ///     when they are read
  public SyncRead(
      String name, Memory memory, Expr address, Optional<Expr> enable, Domain domain, boolean crossing, Place place) {
    checkArgument(memory.holdsAddress(address.type()), "address %s of %s words", address.type(), memory.depth());
    enable.ifPresent(e -> checkArgument(e.type() instanceof BoolType, "read enable is %s, not bool", e.type()));
    this.name = name;
    this.memory = memory;
    this.address = address;
    this.enable = enable;
    this.domain = domain;
    this.crossing = crossing;
    this.place = place;
  }

  @Override
  public String name() {
    return name;
  }

  public Memory memory() {
    return memory;
  }

  public Expr address() {
    return address;
  }

  public Optional<Expr> enable() {
    return enable;
  }

  public Domain domain() {
    return domain;
  }

  public boolean isCrossing() {
    return crossing;
  }

  @Override
  public Type type() {
    return memory.element();
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public String toString() {
    return "read " + name + " : " + type();
  }
}
