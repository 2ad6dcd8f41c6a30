package burin.power;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;

/// The same sum three times: with a gated clock, with an enable, and of zeros where it is not wanted.
final class Accumulators extends Module {
  final Bool valid = input(bool());
  final UInt value = input(uint(8));
  final UInt gatedSum = output(uint(12));
  final UInt enabledSum = output(uint(12));
  final UInt zeroedSum = output(uint(12));

  Accumulators() {
    var gated = mainDomain().gated(valid);
    gatedSum.drive(in(gated, () -> sum(value)));
    var enabled = mainDomain().enabled(valid);
    enabledSum.drive(in(enabled, () -> sum(value)));
    zeroedSum.drive(sum(mux(valid, value, ulit(0))));
  }

  private UInt sum(UInt of) {
    var sum = reg(uint(12), 0);
    sum.next(sum.add(of).wrap(12));
    return sum;
  }
}
