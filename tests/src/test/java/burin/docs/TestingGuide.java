package burin.docs;

import burin.hdl.Module;
import burin.hdl.UInt;
import burin.lib.stream.Stream;

/// The module of `docs/guide/testing.md`.
final class TestingGuide {
  private TestingGuide() {}

  public enum Phase { IDLE, SUM, SEND }

  // region adder
  /// Adds up items until one is 0, then sends the sum.
  public static final class Totals extends Module {
    public final Stream<UInt> in = input(Stream.of(uint(4)));
    public final Stream<UInt> out = output(Stream.of(uint(8)));

    public Totals() {
      var phase = stateMachine(Phase.IDLE);
      var sum = reg(uint(8), 0);
      in.ready.drive(phase.is(Phase.SEND).not());
      out.valid.drive(phase.is(Phase.SEND));
      out.payload.drive(sum);
      phase.in(Phase.IDLE, () -> when(in.valid, () -> {
        sum.next(in.payload);
        phase.go(Phase.SUM);
      }));
      phase.in(Phase.SUM, () -> when(in.valid, () -> {
        assertAlways(sum.le(200), "a sum of {} and more to come", sum);
        sum.next(sum.add(in.payload).wrap(8));
        when(in.payload.eq(0), () -> phase.go(Phase.SEND));
      }));
      phase.in(Phase.SEND, () -> when(out.ready, () -> phase.go(Phase.IDLE)));
    }
  }
  // endregion
}
