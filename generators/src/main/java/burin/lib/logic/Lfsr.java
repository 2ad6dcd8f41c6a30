package burin.lib.logic;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import java.math.BigInteger;

/// A linear feedback shift register in Galois form: pseudo-random bits, a new value in each cycle in which `advance` is high.
///
/// One step shifts `value` to the right and, where a one falls out, flips the bits of `taps`. With the taps of
/// [Config#maximal] all `2^width - 1` values but 0 come before one comes again. `steps` at a time make as many new bits.
///
/// `value` changes in the cycle after `advance`. Reset sets it to `seed`.
public final class Lfsr extends Module {
  /// The exponents of a primitive polynomial for each width from 2 on, but for the width itself and 0.
  private static final int[][] EXPONENTS = {
    {1}, {2}, {3}, {3}, {5}, {6}, {6, 5, 4}, {5}, {7}, {9}, {6, 4, 1}, {4, 3, 1}, {5, 3, 1}, {14}, {15, 13, 4}, {14}, {11},
    {6, 2, 1}, {17}, {19}, {21}, {18}, {23, 22, 17}, {22}, {6, 2, 1}, {5, 2, 1}, {25}, {27}, {6, 4, 1}, {28}, {22, 2, 1},
    {20}, {27, 2, 1}, {33}, {25}, {5, 4, 3, 2, 1}, {6, 5, 1}, {35}, {38, 21, 19}, {38}, {41, 20, 19}, {42, 38, 37},
    {43, 18, 17}, {44, 42, 41}, {45, 26, 25}, {42}, {47, 21, 20}, {40}, {49, 24, 23}, {50, 36, 35}, {49}, {52, 38, 37},
    {53, 18, 17}, {31}, {55, 35, 34}, {50}, {39}, {58, 38, 37}, {59}, {60, 46, 45}, {61, 6, 5}, {62}, {63, 61, 60},
  };
  private static final int MOST_BITS = EXPONENTS.length + 1;

  /// @param taps bit `i` is the coefficient of `x^(i+1)` of the polynomial; its highest bit is one
  /// @param seed not 0, below `2^width`
  /// @param steps steps in a cycle, 1 to `width`
  public record Config(int width, BigInteger taps, BigInteger seed, int steps) {
    public Config {
      Given.notNull(taps, "taps");
      Given.notNull(seed, "seed");
      checkArgument(width >= 2, "width is %s, must be at least 2", width);
      boolean isWide = taps.signum() > 0 && taps.bitLength() == width;
      checkArgument(isWide, "taps is %s, its highest one must be bit %s", taps, width - 1);
      checkArgument(seed.signum() > 0 && seed.bitLength() <= width, "seed is %s, allowed 1..2^%s-1", seed, width);
      checkArgument(steps >= 1 && steps <= width, "steps is %s, allowed 1..%s", steps, width);
    }

    /// Taps with which no value comes again before all others have come; any width from 2 to 64.
    public static Config maximal(int width) {
      checkArgument(width >= 2 && width <= MOST_BITS, "width is %s, allowed 2..%s", width, MOST_BITS);
      var taps = BigInteger.ZERO.setBit(width - 1);
      for (int exponent : EXPONENTS[width - 2]) taps = taps.setBit(exponent - 1);
      return new Config(width, taps, BigInteger.ONE, 1);
    }

    public Config withSeed(long seed) {
      return new Config(width, taps, BigInteger.valueOf(seed), steps);
    }

    public Config withSteps(int steps) {
      return new Config(width, taps, seed, steps);
    }
  }

  private final Config config;

  public final Bool advance = input(bool());
  public final Bits value = output(bits(config.width()));

  public Lfsr(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var state = reg(bits(config.width()), litBits(config.width(), config.seed()));
    var taps = litBits(config.width(), config.taps());
    Bits next = state;
    for (int i = 0; i < config.steps(); i++) next = next.shr(1).xor(next.slice(0, 0).repeat(config.width()).and(taps));
    Bits last = next;
    when(advance, () -> state.next(last));
    value.drive(state);
  }
}
