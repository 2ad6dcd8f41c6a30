package burin.docs;

import burin.hdl.Bool;
import burin.hdl.EnumValue;
import burin.hdl.Module;
import burin.hdl.UInt;

/// The modules of `docs/guide/checks.md`.
final class ChecksGuide {
  private ChecksGuide() {}

  // region tank
  public enum Phase { FILL, DRAIN }

  /// A tank that is filled and drained; it must not run over.
  public static final class Tank extends Module {
    public final EnumValue<Phase> phase = input(enumeration(Phase.class));
    public final UInt amount = input(uint(4));
    public final Bool full = output(bool());

    public Tank() {
      var level = reg(range(0, 115), 0);
      full.drive(level.ge(100));

      assumeAlways(amount.le(10), "nobody pours {} at once", amount);
      select(phase)
          .is(Phase.FILL, () -> {
            level.next(level.add(amount).min(115));
            assertAlways(full.not(), "filling at level {}", level);
          })
          .is(Phase.DRAIN, () -> level.next(level.sub(amount).clamp(0, 115)));
      cover(level.eq(100), "exactly full");
      when(level.gt(90), () -> print("{}: level {}", phase, level));
    }
  }
  // endregion

  static Tank tank() {
    return new Tank();
  }
}
