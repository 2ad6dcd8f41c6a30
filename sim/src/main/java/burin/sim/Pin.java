package burin.sim;

import com.google.common.primitives.UnsignedLong;
import java.math.BigInteger;

/// One scalar port of a simulator, found once: for loops in which every nanosecond counts.
///
/// Bits may have 64 of them; a `long` then is their pattern, so that it is negative where the top bit is set.
public final class Pin {
  private final Model model;
  private final int port;
  private final boolean wide;

  /// @param wide whether some values of the port lie above those of a `long`
  Pin(Model model, int port, boolean wide) {
    this.model = model;
    this.port = port;
    this.wide = wide;
  }

  /// Gives an input a value, which must lie in its range: unlike [Simulator#poke], this does not check it.
  public void set(long value) {
    if (wide) model.pokeBits(port, unsigned(value));
    else model.poke(port, value);
  }

  public long get() {
    return wide ? model.peekBits(port).longValue() : model.peek(port);
  }

  private static BigInteger unsigned(long pattern) {
    return pattern >= 0 ? BigInteger.valueOf(pattern) : UnsignedLong.fromLongBits(pattern).bigIntegerValue();
  }
}
