package burin.lib.logic;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.hdl.Vec;

/// The last `length` values of `in` from cycles in which `shift` was high, the oldest in lane 0.
///
/// A value is in the last lane in the cycle after. Without reset.
public final class ShiftRegister<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type, int length) {
    public Config {
      Given.notNull(type, "type");
      checkArgument(length >= 1, "length is %s, must be at least 1", length);
      type = type.holdingZero();
    }
  }

  private final Config<T> config;

  public final Bool shift = input(bool());
  public final T in = input(config.type());
  public final Vec<T> out = output(vec(config.length(), config.type()));

  public ShiftRegister(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var values = reg(vec(config.length(), config.type()));
    when(shift, () -> values.next(values.shiftIn(in)));
    out.drive(values);
  }
}
