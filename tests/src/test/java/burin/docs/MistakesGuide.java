package burin.docs;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;

/// The modules of `docs/guide/mistakes.md`, most of them wrong.
final class MistakesGuide {
  private MistakesGuide() {}

  // region blinker
  /// Has three mistakes.
  public static final class Blinker extends Module {
    public final UInt mode = input(uint(2));                  // off, on, blinking
    public final UInt period = input(uint(8));
    public final Bool light = output(bool());
    public final UInt left = output(uint(8));

    public Blinker() {
      var count = reg(uint(8), 0);
      count.next(count.add(1));                               // what comes after 255?
      left.drive(period.sub(count));                          // and if the period is over?
      select(mode)                                            // and mode 3?
          .is(0, () -> light.drive(false))
          .is(1, () -> light.drive(true))
          .is(2, () -> light.drive(count.lt(period)));
    }
  }
  // endregion

  // region mended
  /// The same as it was meant.
  public static final class MendedBlinker extends Module {
    public final UInt mode = input(range(0, 2));              // off, on, blinking
    public final UInt period = input(uint(8));
    public final Bool light = output(bool());
    public final UInt left = output(uint(8));

    public MendedBlinker() {
      var count = reg(uint(8), 0);
      count.next(count.incrementWrapping());
      left.drive(period.sub(count).max(0));
      select(mode)
          .is(0, () -> light.drive(false))
          .is(1, () -> light.drive(true))
          .is(2, () -> light.drive(count.lt(period)));
    }
  }
  // endregion

  // region loop
  /// A request is granted unless the grant is busy, which it is while it is granted.
  public static final class Grant extends Module {
    public final Bool request = input(bool());
    public final Bool granted = output(bool());

    public Grant() {
      var busy = wire(bool());
      granted.drive(request.and(busy.not()));
      busy.drive(granted);
    }
  }
  // endregion

  // region crossing
  /// A bit of one clock, taken by a register of another.
  public static final class Sampler extends Module {
    public final Bool pressed = output(bool());

    public Sampler() {
      var button = clockDomain();
      var held = in(button, () -> reg(bool(), false));
      held.next(held.not());
      pressed.drive(regNext(held, 0));
    }
  }
  // endregion

  // region forgotten
  /// Counts, and forgets about it.
  public static final class Forgetful extends Module {
    public final Bool enable = input(bool());
    public final UInt in = input(uint(8));
    public final UInt out = output(uint(8));

    public Forgetful() {
      var count = reg(uint(8), 0);
      count.next(count.incrementWrapping());
      out.drive(in);
    }
  }
  // endregion

  static MendedBlinker mendedBlinker() {
    return new MendedBlinker();
  }
}
