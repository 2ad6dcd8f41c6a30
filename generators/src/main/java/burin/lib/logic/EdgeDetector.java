package burin.lib.logic;

import burin.hdl.Bool;
import burin.hdl.Module;

/// Tells in the cycle in which a signal has changed since the cycle before: `rising` from low to high, `falling` from high to
/// low, `changed` either.
///
/// Latency 0. After a reset the signal counts as having been low.
public final class EdgeDetector extends Module {
  public final Bool in = input(bool());
  public final Bool rising = output(bool());
  public final Bool falling = output(bool());
  public final Bool changed = output(bool());

  public EdgeDetector() {
    var before = regNext(in, 0);
    rising.drive(in.and(before.not()));
    falling.drive(before.and(in.not()));
    changed.drive(in.ne(before));
  }
}
