package burin.lib.stream;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.DataType;
import burin.hdl.Value;

/// What the configurations of the parts have in common.
final class Items {
  private Items() {}

  /// The type of items that registers and memories can keep: they begin at 0, so its ranges are made to hold that too.
  static <T extends Value> DataType<T> kept(DataType<T> type) {
    return type.holdingZero();
  }

  static void atLeast(String what, int value, int least) {
    checkArgument(value >= least, "%s is %s, must be at least %s", what, value, least);
  }
}
