package burin.examples;

import burin.sim.Simulator;
import java.math.BigInteger;

/// Drives an [ApuArray] of 4 elements of 64 lanes of 4 bits as the drivers in the other languages do, and sums up what comes
/// out, so that equal circuits give equal sums.
final class ApuArrayDriver {
  static final ApuArray.Config CONFIG = new ApuArray.Config(4, 64, 4);

  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(Long.SIZE);

  private final ApuArray array;
  private final Simulator sim;
  private final Xorshift random = new Xorshift();

  ApuArrayDriver(ApuArray array, Simulator sim) {
    this.array = array;
    this.sim = sim;
  }

  long checksum(int cycles) {
    sim.reset().reset();
    load();
    long sum = 0;
    for (int cycle = 0; cycle < cycles; cycle++) {
      drive(random.next());
      for (long result : sim.step().peek(array.result)) sum = sum * 31 + result;
    }
    return sum;
  }

  /// Weights and select words of all elements, one row of each a cycle.
  private void load() {
    sim.poke(array.wen, true).poke(array.sen, true);
    for (int pe = 0; pe < CONFIG.pes(); pe++) {
      for (int address = 0; address < CONFIG.lanes(); address++) {
        sim.poke(array.wpe, pe).poke(array.waddr, address).poke(array.wdata, weights());
        sim.poke(array.spe, pe).poke(array.saddr, address).poke(array.sdata, Xorshift.bits(random.next(), 13, 4));
        sim.step();
      }
    }
    sim.poke(array.wen, false).poke(array.sen, false).step(2);
  }

  private BigInteger weights() {
    BigInteger row = BigInteger.ZERO;
    for (int i = 0; i < CONFIG.pe().rowBits(); i += Long.SIZE) {
      row = row.or(BigInteger.valueOf(random.next()).mod(WORD).shiftLeft(i));
    }
    return row;
  }

  private void drive(long word) {
    sim.poke(array.row, Xorshift.bits(word, 0, 64));
    sim.poke(array.slot, Xorshift.bits(word, 6, 64));
    sim.poke(array.capture, Xorshift.bits(word, 12, 2));
    sim.poke(array.swap, Xorshift.bits(word, 16, 32) == 0);
    sim.poke(array.shift, Xorshift.bits(word, 24, 8));
    sim.poke(array.ext, word << 28 >> 60);
    sim.poke(array.extSel, Xorshift.bits(word, 40, 4) == 0);
  }
}
