package burin.lib.clock;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.Module;
import burin.hdl.Scope;

/// Pulses from one clock to another: for each cycle of `source` in which `in` is high there is one cycle of this module's
/// clock in which `out` is high, however much faster or slower that is.
///
/// `out` follows after `stages + 1` edges, or one more. Pulses must be so far apart that at least two edges of this clock lie
/// between them; of two that come faster both may be lost. Reset: both sides together; no pulse is under way.
public final class PulseSynchronizer extends Module {
  private final Synchronizer.Config config;

  /// The clock of `in`.
  public final ClockDomain source = clockDomain();
  public final Bool in = input(bool());
  public final Bool out = output(bool());

  /// @param config of the [Synchronizer] within; its reset value does not matter
  public PulseSynchronizer(Synchronizer.Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var toggle = in(source, () -> reg(bool(), false));
    toggle.next(toggle.xor(in));
    var seen = Synchronizer.of(toggle, mainDomain(), new Synchronizer.Config(config.stages(), false));
    var before = regNext(seen, 0);
    out.drive(seen.xor(before));
  }

  /// The pulses of a clock as another clock sees them, through two registers.
  public static Bool of(Bool pulse, ClockDomain source, ClockDomain target) {
    Given.notNull(pulse, "pulse");
    Given.notNull(target, "target");
    return Scope.add(pulse, PulseSynchronizer.class, scope -> scope.in(target, () -> {
      var synchronizer = scope.instance(new PulseSynchronizer(new Synchronizer.Config()));
      synchronizer.source.drive(source);
      synchronizer.in.drive(pulse);
      return synchronizer.out;
    }));
  }
}
