package burin.lib.axi;

import burin.diag.Given;

import static com.google.common.base.Preconditions.checkArgument;

/// The size of a master that reads or writes in bursts.
///
/// @param bus whose addresses are wider than those within a word
/// @param maxWords the most words of a transfer, 1..2^32
/// @param maxBurst the most words of a burst, 1..256
/// @param outstanding the most bursts that were asked for and are not answered yet, at least 1
public record MasterConfig(Axi4.Config bus, long maxWords, int maxBurst, int outstanding) {
  private static final long MOST_WORDS = 1L << 32;

  public MasterConfig {
    Given.notNull(bus, "bus");
    checkArgument(bus.addressBits() > bus.size(), "addressBits is %s, must be over %s", bus.addressBits(), bus.size());
    checkArgument(maxWords >= 1 && maxWords <= MOST_WORDS, "maxWords is %s, allowed 1..%s", maxWords, MOST_WORDS);
    checkArgument(maxBurst >= 1 && maxBurst <= Axi4.MAX_BURST, "maxBurst is %s, allowed 1..%s", maxBurst, Axi4.MAX_BURST);
    checkArgument(outstanding >= 1, "outstanding is %s, must be at least 1", outstanding);
  }
}
