package burin.examples;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Module;
import burin.hdl.UInt;

/// Sums that depend on each other in one long chain, without a register between them: link `i` adds `i mod 251` to what
/// the link before gives, every third one `x` instead, modulo `2^16`. `y` is what the last link gives, in the same cycle.
public final class LongChain extends Module {
  private static final int BITS = 16;
  private static final int CONSTANTS = 251;

  public final UInt x = input(uint(BITS));
  public final UInt y = output(uint(BITS));

  /// @param links sums one after the other
  public LongChain(int links) {
    checkArgument(links >= 1, "links is %s, must be at least 1", links);
    super();
    UInt value = x;
    for (int i = 0; i < links; i++) value = (i % 3 == 0 ? value.add(x) : value.add(i % CONSTANTS)).truncate(BITS);
    y.drive(value);
  }
}
