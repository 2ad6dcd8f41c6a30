package burin.lib.logic;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Module;

/// Makes every pulse last for at least `cycles` cycles, counted from the last one in which `in` is high.
///
/// Latency 0. Reset ends a pulse.
public final class PulseStretcher extends Module {
  public record Config(int cycles) {
    public Config {
      checkArgument(cycles >= 1, "cycles is %s, must be at least 1", cycles);
    }
  }

  private final Config config;

  public final Bool in = input(bool());
  public final Bool out = output(bool());

  public PulseStretcher(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var left = reg(range(0, config.cycles() - 1), 0);
    when(in, () -> left.next(config.cycles() - 1)).elseWhen(left.ne(0), () -> left.next(left.decrementWrapping()));
    out.drive(in.or(left.ne(0)));
  }
}
