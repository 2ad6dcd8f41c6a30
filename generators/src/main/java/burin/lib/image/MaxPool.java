package burin.lib.image;

import burin.diag.Given;
import burin.hdl.Num;
import burin.hdl.SInt;
import burin.hdl.UInt;

/// The largest value of each tile, of each lane. Everything else as in [Pool].
public final class MaxPool<T extends Num> extends Pool<T> {
  public MaxPool(Config<T> config) {
    Given.notNull(config, "config");
    super(config, new Operation<>(config.lane(), MaxPool::larger, value -> value));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Num> T larger(T a, T b) {
    return (T) switch (a) {
      case UInt number -> number.max((UInt) b);
      case SInt number -> number.max(b);
    };
  }
}
