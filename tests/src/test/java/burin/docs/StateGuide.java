package burin.docs;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// The modules of `docs/guide/state.md`.
final class StateGuide {
  private StateGuide() {}

  // region registers
  /// Follows a measurement and what was largest since the last `clear`.
  public static final class Watcher extends Module {
    public final Bool valid = input(bool());
    public final Bool clear = input(bool());
    public final SInt sample = input(sint(8));
    public final SInt last = output(sint(8));
    public final SInt largest = output(sint(8));
    public final SInt change = output(sint(9));
    public final Vec<SInt> history = output(vec(3, sint(8)));

    public Watcher() {
      last.drive(regEnabled(sample, valid));                  // keeps its value while `valid` is low; no reset
      change.drive(sample.sub(regNext(sample, 0)));           // against the cycle before

      var most = reg(sint(8), -128);                          // a reset sets it to -128
      when(valid, () -> most.next(most.max(sample)));
      when(clear, () -> most.next(-128));                     // the last one in program order wins
      largest.drive(most);

      var past = reg(vec(3, sint(8)), 0);                     // one register of three lanes
      when(valid, () -> past.next(past.shiftIn(sample)));
      history.drive(past);
    }
  }
  // endregion

  // region counters
  /// Minutes and seconds of a stopwatch.
  public static final class Stopwatch extends Module {
    public final Bool tick = input(bool());                   // once a second
    public final Bool clear = input(bool());
    public final UInt seconds = output(range(0, 59));
    public final UInt minutes = output(range(0, 99));

    public Stopwatch() {
      var second = reg(range(0, 59), 0);
      var minute = reg(range(0, 99), 0);
      when(tick, () -> {
        second.next(second.incrementWrapping());              // after 59 comes 0
        when(second.eq(59), () -> minute.next(minute.add(1).min(99)));      // stays at 99
      });
      when(clear, () -> {
        second.next(0);
        minute.next(0);
      });
      seconds.drive(second);
      minutes.drive(minute);
    }
  }
  // endregion

  // region memory
  public static final class Table extends Module {
    public final Bool write = input(bool());
    public final UInt address = input(index(100));
    public final UInt value = input(uint(8));
    public final UInt now = output(uint(8));
    public final UInt later = output(uint(8));

    public Table() {
      var words = memory(uint(8), 100);
      when(write, () -> words.write(address, value));
      now.drive(words.read(address));                         // in the same cycle
      later.drive(words.readSync(address));                   // one cycle later, as a block RAM does
    }
  }
  // endregion

  static Watcher watcher() {
    return new Watcher();
  }

  static Stopwatch stopwatch() {
    return new Stopwatch();
  }

  static Table table() {
    return new Table();
  }
}
