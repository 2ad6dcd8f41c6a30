package burin.sim.coverage;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;

/// A small machine with something of every kind to cover.
final class Machine extends Module {
  enum Phase { IDLE, RUN, HALT }

  final Bool go = input(bool());
  final Bool stop = input(bool());
  final UInt step = input(uint(2));
  final UInt out = output(uint(4));

  Machine() {
    var phase = reg(enumeration(Phase.class), Phase.IDLE);
    var total = reg(uint(4), 0);
    out.drive(total);
    select(phase)
        .is(Phase.IDLE, () ->
            when(go, () -> phase.next(Phase.RUN)))
        .is(Phase.RUN, () -> {
          total.next(mux(step.eq(0), total, total.add(step).wrap(4)));
          when(stop, () -> phase.next(Phase.HALT))
              .elseWhen(go.not(), () -> phase.next(Phase.IDLE));
          cover(total.eq(15), "full");
        })
        .is(Phase.HALT, () -> {});
  }
}
