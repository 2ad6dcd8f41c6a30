package burin.lib.logic;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;

/// `in`, exactly `cycles` cycles later.
///
/// `REGISTERS` is a shift register; `MEMORY` a memory of `cycles - 1` words that is written and read in circles, which costs
/// fewer gates for long delays. Without reset: what comes out before anything has come in means nothing.
public final class DelayLine<T extends Value> extends Module {
  public enum Style { REGISTERS, MEMORY }

  /// @param cycles at least 1; with a memory at least 2
  public record Config<T extends Value>(DataType<T> type, int cycles, Style style) {
    public Config {
      Given.notNull(type, "type");
      Given.notNull(style, "style");
      int least = style == Style.MEMORY ? 2 : 1;
      checkArgument(cycles >= least, "cycles is %s, must be at least %s", cycles, least);
      type = type.holdingZero();
    }
  }

  private final Config<T> config;

  public final T in = input(config.type());
  public final T out = output(config.type());

  public DelayLine(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    switch (config.style()) {
      case REGISTERS -> shifted();
      case MEMORY -> circling();
    }
  }

  private void shifted() {
    var values = reg(vec(config.cycles(), config.type()));
    values.next(values.shiftIn(in));
    drive(out, values.get(0));
  }

  /// A word is read in the cycle in which it is written anew: what is read is what was there before.
  private void circling() {
    int words = config.cycles() - 1;
    var values = memory(config.type(), words);
    var place = reg(index(words), 0);
    place.next(place.incrementWrapping());
    values.write(place, in);
    drive(out, values.readSync(place));
  }
}
