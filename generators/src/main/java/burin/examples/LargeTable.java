package burin.examples;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Module;
import burin.hdl.UInt;
import java.util.Arrays;

/// A vector of constants and one reader: `value` is `31 * at mod 1000` in the same cycle.
public final class LargeTable extends Module {
  private static final int VALUES = 1000;
  private static final long FACTOR = 31;

  private final int entries;

  public final UInt at;
  public final UInt value = output(range(0, VALUES - 1));

  public LargeTable(int entries) {
    checkArgument(entries >= 2, "entries is %s, must be at least 2", entries);
    this.entries = entries;
    super();
    at = input(index(entries));
    value.drive(constants(value.type(), contents()).get(at));
  }

  private long[] contents() {
    long[] contents = new long[entries];
    Arrays.setAll(contents, i -> FACTOR * i % VALUES);
    return contents;
  }
}
