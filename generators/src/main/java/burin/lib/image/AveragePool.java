package burin.lib.image;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.UInt;

/// The average of each tile, of each lane, rounded to the nearest, halves up: `(sum + n/2) / n` for the `n` values of a tile.
/// Everything else as in [Pool].
public final class AveragePool extends Pool<UInt> {
  public AveragePool(Config<UInt> config) {
    Given.notNull(config, "config");
    int values = config.side() * config.side();
    int bits = config.lane().width() + Integer.SIZE - Integer.numberOfLeadingZeros(values - 1);
    super(config, new Operation<>(
        DataType.uint(bits), (a, b) -> a.add(b).wrap(bits), sum -> average(sum, values, config.lane().width())));
  }

  private static UInt average(UInt sum, int values, int bits) {
    boolean power = Integer.bitCount(values) == 1;
    UInt average = power
        ? sum.roundHalfUpShift(Integer.numberOfTrailingZeros(values)) : sum.add(values / 2).div(values);
    return average.wrap(bits);
  }
}
