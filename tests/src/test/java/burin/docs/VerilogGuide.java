package burin.docs;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.ResetStyle;

/// The circuits of the page on the emitted Verilog.
public final class VerilogGuide {
  private VerilogGuide() {}

  // region meter
  /// Sums up what it is given at the edges of a clock that comes from outside, while `run` is high.
  public static final class Meter extends Module {
    public final ClockDomain pixel = clockDomain(ResetStyle.ASYNC_LOW);
    public final Bool run = input(bool());
    public final UInt step = input(uint(4));
    public final UInt total = output(uint(8));

    public Meter() {
      in(pixel.gated(run), () -> {
        var sum = reg(uint(8), 0);
        sum.next(sum.add(step).wrap(8));
        total.drive(sum);
        assertAlways(step.le(9), "step {} after {}", step, sum);
      });
    }
  }
  // endregion

  // region bytes
  /// Words of four bytes, each with an enable of its own.
  public static final class Bytes extends Module {
    public final UInt address = input(index(64));
    public final Vec<Bits> data = input(vec(4, bits(8)));
    public final Vec<Bool> enables = input(vec(4, bool()));
    public final Vec<Bits> word = output(vec(4, bits(8)));

    public Bytes() {
      var words = memory(vec(4, bits(8)), 64);
      words.write(address, data, enables);
      word.drive(words.readSync(address));
    }
  }
  // endregion

  public static Module meter() {
    return new Meter();
  }

  public static Module bytes() {
    return new Bytes();
  }
}
