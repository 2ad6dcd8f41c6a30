package burin.lib.logic;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;

/// Counts from 0 to `max`, up in cycles in which `up` is high and down in those in which `down` is; both at once cancel each
/// other out. `clear` goes before either.
///
/// At an end it goes on from the other one (`WRAP`) or stays there (`SATURATE`). `value` shows a count in the cycle after.
/// Reset sets it to 0.
public final class Counter extends Module {
  public enum AtEnd { WRAP, SATURATE }

  /// @param max the highest value, at least 1
  public record Config(long max, AtEnd atEnd) {
    public Config {
      Given.notNull(atEnd, "atEnd");
      checkArgument(max >= 1, "max is %s, must be at least 1", max);
    }
  }

  private final Config config;

  public final Bool clear = input(bool());
  public final Bool up = input(bool());
  public final Bool down = input(bool());
  public final UInt value = output(range(0, config.max()));

  public Counter(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var count = reg(range(0, config.max()), 0);
    boolean wraps = config.atEnd() == AtEnd.WRAP;
    var more = wraps ? count.incrementWrapping() : count.add(1).min(config.max());
    var less = wraps ? count.decrementWrapping() : count.sub(1).max(0).toUInt();
    when(clear, () -> count.next(0))
        .elseWhen(up.and(down.not()), () -> count.next(more))
        .elseWhen(down.and(up.not()), () -> count.next(less));
    value.drive(count);
  }
}
