package burin.docs;

import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.ir.ResetStyle;
import burin.lib.clock.AsyncFifo;
import burin.lib.clock.Synchronizer;
import burin.lib.stream.Stream;

/// The modules of `docs/guide/clocks.md`.
final class ClocksGuide {
  private ClocksGuide() {}

  // region first
  /// Counts pixels with the pixel clock, and button presses with the main clock.
  public static final class TwoCounters extends Module {
    public final ClockDomain pixel = clockDomain();
    public final Bool button = input(bool());
    public final UInt presses = output(uint(8));
    public final UInt pixels = output(uint(12));

    public TwoCounters() {
      var pressed = reg(uint(8), 0);
      when(button, () -> pressed.next(pressed.incrementWrapping()));
      presses.drive(pressed);

      in(pixel, () -> {
        var seen = reg(uint(12), 0);
        seen.next(seen.incrementWrapping());
        pixels.drive(seen);
      });
    }
  }
  // endregion

  static TwoCounters twoCounters() {
    return new TwoCounters();
  }

  // region crossing
  /// Takes samples with the clock of a converter, and gives them to a circuit with the main clock while it is switched on.
  public static final class Capture extends Module {
    public final ClockDomain converter = clockDomain(ResetStyle.ASYNC_LOW);
    public final Bool on = input(bool());
    public final UInt sample = input(uint(12));
    public final Stream<UInt> out = output(Stream.of(uint(12)));

    public Capture() {
      var wanted = regNext(on, 0);
      var isOn = Synchronizer.of(wanted, converter);
      var taken = in(converter, () -> wire(Stream.of(uint(12))));
      taken.valid.drive(isOn);
      taken.payload.drive(sample);
      var samples = AsyncFifo.of(taken, 16, converter, mainDomain());
      out.drive(samples);
    }
  }
  // endregion

  static Capture capture() {
    return new Capture();
  }

  // region instance
  /// A part with two clocks of its own.
  public static final class Bridge extends Module {
    public final ClockDomain left = clockDomain();
    public final ClockDomain right = clockDomain();
    public final Stream<UInt> in = input(Stream.of(uint(8)));
    public final Stream<UInt> out = output(Stream.of(uint(8)));

    public Bridge() {
      out.drive(AsyncFifo.of(in, 4, left, right));
    }
  }

  public static final class Board extends Module {
    public final ClockDomain radio = clockDomain();
    public final Stream<UInt> in = input(Stream.of(uint(8)));
    public final Stream<UInt> out = output(Stream.of(uint(8)));

    public Board() {
      var bridge = instance(new Bridge());
      bridge.left.drive(radio);
      bridge.right.drive(mainDomain());
      bridge.in.drive(in);
      out.drive(bridge.out);
    }
  }
  // endregion

  static Board board() {
    return new Board();
  }

  // region resets
  /// Resets of three kinds over one clock.
  public static final class Resets extends Module {
    public final Bool restart = input(bool());
    public final UInt plain = output(uint(8));
    public final UInt own = output(uint(8));
    public final UInt safe = output(uint(8));

    public Resets() {
      mainReset(ResetStyle.ASYNC_LOW);
      plain.drive(count());
      var restarted = mainDomain().withReset(restart);
      own.drive(in(restarted, () -> count()));
      var released = mainDomain().withSynchronizedReset();
      safe.drive(in(released, () -> count()));
    }

    private UInt count() {
      var value = reg(uint(8), 0);
      value.next(value.incrementWrapping());
      return value;
    }
  }
  // endregion

  static Resets resets() {
    return new Resets();
  }

  // region gates
  /// An accumulator whose clock stands still while there is nothing to add, as a gate and as an enable.
  public static final class Gated extends Module {
    public final Bool valid = input(bool());
    public final UInt value = input(uint(8));
    public final UInt gatedSum = output(uint(16));
    public final UInt enabledSum = output(uint(16));

    public Gated() {
      var busy = mainDomain().gated(valid);
      gatedSum.drive(in(busy, () -> sum()));
      var slot = mainDomain().enabled(valid);
      enabledSum.drive(in(slot, () -> sum()));
    }

    private UInt sum() {
      var sum = reg(uint(16), 0);
      sum.next(sum.add(value).wrap(16));
      return sum;
    }
  }
  // endregion

  static Gated gated() {
    return new Gated();
  }
}
