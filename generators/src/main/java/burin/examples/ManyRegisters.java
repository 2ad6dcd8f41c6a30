package burin.examples;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;

/// A shift register of single registers, each with a reset value, a condition and a statement of its own: what is `x` in a
/// cycle with `enable` is `y` after as many such cycles as there are registers. A reset sets register `i` to `i mod 256`.
public final class ManyRegisters extends Module {
  private static final int BITS = 8;

  public final Bool enable = input(bool());
  public final UInt x = input(uint(BITS));
  public final UInt y = output(uint(BITS));

  public ManyRegisters(int count) {
    checkArgument(count >= 1, "count is %s, must be at least 1", count);
    super();
    var last = x;
    for (int i = 0; i < count; i++) {
      var stage = reg(uint(BITS), i % (1 << BITS));
      var before = last;
      when(enable, () -> stage.next(before));
      last = stage;
    }
    y.drive(last);
  }
}
