package burin.sim.wave;

import burin.hdl.Bool;
import burin.hdl.EnumValue;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// A circuit with something of every kind that waves show.
final class Traffic extends Module {
  enum Light { RED, GREEN, YELLOW }

  final Bool go = input(bool());
  final SInt step = input(sint(4));
  final EnumValue<Light> light = output(enumeration(Light.class));
  final SInt total = output(sint(6));
  final Vec<SInt> history = output(vec(2, sint(4)));
  final UInt kept = output(uint(3));
  final Lane up = instance(new Lane());
  final Lane down = instance(new Lane());

  /// Counts modulo 8 while it is told to.
  static final class Lane extends Module {
    final Bool count = input(bool());
    final UInt value = output(uint(3));
    final UInt number = reg(uint(3), 0);

    Lane() {
      when(count, () -> number.next(number.incrementWrapping()));
      value.drive(number);
    }
  }

  Traffic() {
    var state = reg(enumeration(Light.class), Light.RED);
    when(go, () -> select(state)
        .is(Light.RED, () -> state.next(Light.GREEN))
        .is(Light.GREEN, () -> state.next(Light.YELLOW))
        .is(Light.YELLOW, () -> state.next(Light.RED)));
    light.drive(state);
    var sum = reg(sint(6), 0);
    sum.next(sum.add(step).wrap(6));
    total.drive(sum);
    var last = reg(vec(2, sint(4)));
    last.next(last.shiftIn(step));
    history.drive(last);
    up.count.drive(go);
    down.count.drive(go.not());
    var seen = memory(uint(3), 2);
    seen.write(go.toUInt(), down.value);
    kept.drive(seen.read(go.toUInt()));
  }
}
