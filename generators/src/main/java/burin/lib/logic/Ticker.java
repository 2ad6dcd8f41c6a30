package burin.lib.logic;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Module;

/// A pulse of one cycle in every `period` cycles in which `enable` is high, in the last of them.
///
/// Reset begins a new period.
public final class Ticker extends Module {
  public record Config(long period) {
    public Config {
      checkArgument(period >= 1, "period is %s, must be at least 1", period);
    }
  }

  private final Config config;

  public final Bool enable = input(bool());
  public final Bool tick = output(bool());

  public Ticker(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var count = reg(range(0, config.period() - 1), 0);
    when(enable, () -> count.next(count.incrementWrapping()));
    tick.drive(enable.and(count.eq(config.period() - 1)));
  }
}
