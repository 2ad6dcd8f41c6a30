package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// What a memory holds at an address, before the writes of this cycle.
public final class MemoryRead extends Expr {
  private final Memory memory;
  private final Expr address;

  public MemoryRead(Memory memory, Expr address) {
    checkArgument(memory.holdsAddress(address.type()), "address %s of %s words", address.type(), memory.depth());
    this.memory = memory;
    this.address = address;
  }

  public Memory memory() {
    return memory;
  }

  public Expr address() {
    return address;
  }

  @Override
  public Type type() {
    return memory.element();
  }
}
