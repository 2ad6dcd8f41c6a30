package burin.lib.clock;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.Module;
import burin.hdl.Scope;

/// One bit of another clock, or of none, as this module's clock sees it: `stages` registers in a row, the first of which may
/// catch the bit while it changes and has a whole cycle to settle.
///
/// `out` follows `in` after `stages` edges, or one more. `in` must come straight from a register, since gates have glitches,
/// and must hold each value for longer than a cycle of this clock. Several bits that change together do not arrive together:
/// use [Handshake] or [AsyncFifo] for them. Reset: `out` is `reset`.
public final class Synchronizer extends Module {
  /// @param stages registers in a row, at least 2
  /// @param reset what `out` is after a reset
  public record Config(int stages, boolean reset) {
    public Config {
      checkArgument(stages >= 2, "stages is %s, must be at least 2", stages);
    }

    public Config() {
      this(2, false);
    }
  }

  public final Bool in = input(bool());
  public final Bool out = output(bool());

  public Synchronizer(Config config) {
    Given.notNull(config, "config");
    var caught = crossing(() -> reg(bool(), config.reset()));
    caught.next(in);
    Bool settled = caught;
    for (int i = 1; i < config.stages(); i++) {
      var stage = reg(bool(), config.reset());
      stage.next(settled);
      settled = stage;
    }
    out.drive(settled);
  }

  /// A bit as another clock sees it, through two registers.
  public static Bool of(Bool bit, ClockDomain target) {
    Given.notNull(bit, "bit");
    return of(bit, target, new Config());
  }

  public static Bool of(Bool bit, ClockDomain target, Config config) {
    Given.notNull(bit, "bit");
    Given.notNull(config, "config");
    return Scope.add(bit, Synchronizer.class, scope -> scope.in(target, () -> {
      var synchronizer = scope.instance(new Synchronizer(config));
      synchronizer.in.drive(bit);
      return synchronizer.out;
    }));
  }
}
