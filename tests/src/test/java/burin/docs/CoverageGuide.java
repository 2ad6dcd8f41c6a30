package burin.docs;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;

/// The module of `docs/guide/coverage.md`.
final class CoverageGuide {
  private CoverageGuide() {}

  // region lock
  public enum Step { LOCKED, ONE, OPEN }

  /// Opens after the digits 4 and 2.
  public static final class Lock extends Module {
    public final Bool press = input(bool());
    public final UInt digit = input(range(0, 9));
    public final Bool open = output(bool());

    public Lock() {
      var step = reg(enumeration(Step.class), Step.LOCKED);
      var tries = reg(uint(2), 0);
      open.drive(step.is(Step.OPEN));
      when(press, () ->
          select(step)
              .is(Step.LOCKED, () ->
                  when(digit.eq(4), () -> step.next(Step.ONE)))
              .is(Step.ONE, () ->
                  when(digit.eq(2), () -> step.next(Step.OPEN))
                      .otherwise(() -> {
                        step.next(Step.LOCKED);
                        tries.next(mux(tries.eq(3), tries, tries.add(1).wrap(2)));
                      }))
              .is(Step.OPEN, () -> step.next(Step.LOCKED)));
      cover(tries.eq(3), "three wrong tries");
    }
  }
  // endregion

  static Lock lock() {
    return new Lock();
  }
}
