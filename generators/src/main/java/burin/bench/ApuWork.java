package burin.bench;

import burin.examples.ApuArray;
import burin.hdl.Module;
import burin.sim.Pin;
import burin.sim.Simulator;
import burin.sim.VecPin;
import java.math.BigInteger;

/// An array of processing elements with random weights: seven pokes, a step and a peek of each result in every cycle.
final class ApuWork implements Work {
  private static final int BITS = 4;

  private final ApuArray.Config config;
  private final ApuArray array;

  ApuWork(int pes, int lanes) {
    config = new ApuArray.Config(pes, lanes, BITS);
    array = new ApuArray(config);
  }

  @Override
  public Module top() {
    return array;
  }

  @Override
  public Drive drive(Simulator sim) {
    return new ApuDrive(sim);
  }

  private final class ApuDrive extends Drive {
    private final Pin row;
    private final Pin slot;
    private final Pin capture;
    private final Pin swap;
    private final Pin shift;
    private final Pin ext;
    private final Pin extSel;
    private final VecPin result;
    private final long[] results = new long[config.pes()];
    private final int lanes = config.lanes();

    ApuDrive(Simulator sim) {
      super(sim);
      row = sim.pin(array.row);
      slot = sim.pin(array.slot);
      capture = sim.pin(array.capture);
      swap = sim.pin(array.swap);
      shift = sim.pin(array.shift);
      ext = sim.pin(array.ext);
      extSel = sim.pin(array.extSel);
      result = sim.pin(array.result);
    }

    /// A row of weights and a select word of one element in every cycle.
    @Override
    void load() {
      super.load();
      sim.poke(array.wen, true).poke(array.sen, true);
      for (int pe = 0; pe < config.pes(); pe++) {
        for (int address = 0; address < config.lanes(); address++) load(pe, address);
      }
      sim.poke(array.wen, false).poke(array.sen, false).step(2);
    }

    private void load(int pe, int address) {
      sim.poke(array.wpe, pe).poke(array.waddr, address).poke(array.wdata, weights());
      sim.poke(array.spe, pe).poke(array.saddr, address).poke(array.sdata, (next() >>> 13 & 0xffff) % config.pes());
      sim.step();
    }

    private BigInteger weights() {
      int bits = config.lanes() * BITS;
      byte[] bytes = new byte[(bits + Long.SIZE - 1) / Long.SIZE * Long.BYTES];
      for (int i = 0; i < bytes.length; i += Long.BYTES) {
        long word = next();
        for (int k = 0; k < Long.BYTES; k++) bytes[bytes.length - 1 - i - k] = (byte) (word >>> Byte.SIZE * k);
      }
      return new BigInteger(1, bytes).mod(BigInteger.ONE.shiftLeft(bits));
    }

    @Override
    void cycle() {
      long word = next();
      row.set((word & 0xff) % lanes);
      slot.set((word >>> 6 & 0xff) % lanes);
      capture.set(word >>> 12 & 1);
      swap.set((word >>> 16 & 31) == 0 ? 1 : 0);
      shift.set(word >>> 24 & 7);
      ext.set(word << 28 >> 60);
      extSel.set((word >>> 40 & 3) == 0 ? 1 : 0);
      sim.step();
      result.get(results);
      for (long value : results) sum = sum * 31 + value;
    }
  }

  @Override
  public CppText cpp() {
    String before = """
        dut.row = dut.slot = dut.shift = dut.ext = dut.capture = dut.swap = dut.extSel = 0;
        for (int p = 0; p < PES; p++) for (int a = 0; a < LANES; a++) {
          dut.wen = 1; dut.wpe = p; dut.waddr = a;
          for (int i = 0; i < (LANES * 4 + 63) / 64; i++) {
            uint64_t w = next();
            dut.wdata[2 * i] = (uint32_t)w;
            if (2 * i + 1 < LANES * 4 / 32) dut.wdata[2 * i + 1] = (uint32_t)(w >> 32);
          }
          dut.sen = 1; dut.spe = p; dut.saddr = a; dut.sdata = (next() >> 13 & 0xffff) % PES;
          step();
        }
        dut.wen = 0; dut.sen = 0; step(); step();
        """;
    String cycle = """
        uint64_t r = next();
        dut.row = (r & 0xff) % LANES;
        dut.slot = (r >> 6 & 0xff) % LANES;
        dut.capture = r >> 12 & 1;
        dut.swap = (r >> 16 & 31) == 0;
        dut.shift = r >> 24 & 7;
        dut.ext = r >> 32 & 15;
        dut.extSel = (r >> 40 & 3) == 0;
        step();
        for (int p = 0; p < PES; p++) sum = sum * 31 + ((int64_t)(((uint64_t)dut.result >> 4 * p & 15) ^ 8) - 8);
        """;
    return new CppText(sized(before), sized(cycle));
  }

  private String sized(String text) {
    return text.replace("PES", Integer.toString(config.pes())).replace("LANES", Integer.toString(config.lanes()));
  }
}
