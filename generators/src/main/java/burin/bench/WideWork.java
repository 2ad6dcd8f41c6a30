package burin.bench;

import burin.examples.WideWords;
import burin.hdl.Module;
import burin.sim.Pin;
import burin.sim.Simulator;
import burin.sim.VecPin;

/// Words of 512 bits, each cycle another: pokes of sixteen lanes and of three scalars, a step and a peek.
final class WideWork implements Work {
  private static final int LANES = 16;

  private final WideWords words = new WideWords(new WideWords.Config(LANES));

  @Override
  public Module top() {
    return words;
  }

  @Override
  public Drive drive(Simulator sim) {
    return new WideDrive(sim);
  }

  private final class WideDrive extends Drive {
    private final VecPin in;
    private final Pin shift;
    private final Pin write;
    private final Pin address;
    private final Pin digest;
    private final long[] lanes = new long[LANES];

    WideDrive(Simulator sim) {
      super(sim);
      in = sim.pin(words.in);
      shift = sim.pin(words.shift);
      write = sim.pin(words.write);
      address = sim.pin(words.address);
      digest = sim.pin(words.digest);
    }

    @Override
    void cycle() {
      for (int i = 0; i < LANES; i += 2) {
        long word = next();
        lanes[i] = word & 0xffff_ffffL;
        lanes[i + 1] = word >>> 32;
      }
      in.set(lanes);
      long control = next();
      shift.set(control & 511);
      write.set(control >>> 9 & 1);
      address.set(control >>> 10 & 15);
      sim.step();
      sum = sum * 31 + digest.get();
    }
  }

  @Override
  public CppText cpp() {
    return new CppText("", """
        for (int i = 0; i < 8; i++) {
          uint64_t w = next();
          dut.in[2 * i] = (uint32_t)w;
          dut.in[2 * i + 1] = (uint32_t)(w >> 32);
        }
        uint64_t r = next();
        dut.shift = r & 511; dut.write = r >> 9 & 1; dut.address = r >> 10 & 15;
        step();
        sum = sum * 31 + dut.digest;
        """);
  }
}
