package burin.bench;

import burin.examples.ApuArray;
import burin.ir.Circuit;
import burin.ir.Port;
import burin.sim.Model;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/// What the benchmark does with an [ApuArray]: random weights, then in every cycle seven pokes, a step and a peek of all
/// results. The drivers in other languages draw the same numbers, so that all print one checksum.
final class ApuStimulus {
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(Long.SIZE);

  private final ApuArray.Config config;
  private final List<Port> ports;
  private final Model model;
  private final long[] results;
  private final int result;
  private final int row;
  private final int slot;
  private final int capture;
  private final int swap;
  private final int shift;
  private final int ext;
  private final int extSel;
  private long random = 88172645463325252L;
  private long checksum;

  ApuStimulus(ApuArray.Config config, Circuit circuit, Model model) {
    this.config = config;
    this.ports = circuit.top().ports();
    this.model = model;
    this.results = new long[config.pes()];
    this.result = port("result");
    this.row = port("row");
    this.slot = port("slot");
    this.capture = port("capture");
    this.swap = port("swap");
    this.shift = port("shift");
    this.ext = port("ext");
    this.extSel = port("extSel");
  }

  private int port(String name) {
    return IntStream.range(0, ports.size()).filter(i -> ports.get(i).name().equals(name)).findFirst().orElseThrow();
  }

  private long next() {
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    return random;
  }

  /// Reset, then a row of weights and a select word of one element in every cycle.
  void load() {
    model.reset(true);
    model.step(2);
    model.reset(false);
    model.poke(port("wen"), 1);
    model.poke(port("sen"), 1);
    for (int pe = 0; pe < config.pes(); pe++) {
      for (int address = 0; address < config.lanes(); address++) load(pe, address);
    }
    model.poke(port("wen"), 0);
    model.poke(port("sen"), 0);
    model.step(2);
  }

  private void load(int pe, int address) {
    model.poke(port("wpe"), pe);
    model.poke(port("waddr"), address);
    model.pokeBits(port("wdata"), weights());
    model.poke(port("spe"), pe);
    model.poke(port("saddr"), address);
    model.poke(port("sdata"), (next() >>> 13 & 0xffff) % config.pes());
    model.step();
  }

  private BigInteger weights() {
    int bits = config.lanes() * config.bits();
    BigInteger weights = BigInteger.ZERO;
    for (int i = 0; i < bits; i += Long.SIZE) weights = weights.or(BigInteger.valueOf(next()).mod(WORD).shiftLeft(i));
    return weights.mod(BigInteger.ONE.shiftLeft(bits));
  }

  void run(int cycles) {
    for (int i = 0; i < cycles; i++) cycle();
  }

  private void cycle() {
    long word = next();
    model.poke(row, (word & 0xff) % config.lanes());
    model.poke(slot, (word >>> 6 & 0xff) % config.lanes());
    model.poke(capture, word >>> 12 & 1);
    model.poke(swap, (word >>> 16 & 31) == 0 ? 1 : 0);
    model.poke(shift, word >>> 24 & 7);
    model.poke(ext, word << 28 >> 60);
    model.poke(extSel, (word >>> 40 & 3) == 0 ? 1 : 0);
    model.step();
    model.peekLanes(result, results);
    for (long value : results) checksum = checksum * 31 + value;
  }

  long checksum() {
    return checksum;
  }
}
