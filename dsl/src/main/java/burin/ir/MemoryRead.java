package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

/// What a memory holds at an address, before the writes of this cycle.
public record MemoryRead(Memory memory, Expr address) implements Expr {
  public MemoryRead {
    checkArgument(memory.holdsAddress(address.type()), "address %s of %s words", address.type(), memory.depth());
  }

  @Override
  public Type type() {
    return memory.element();
  }
}
