package burin.flow;

import burin.apu.Apu;
import burin.apu.ApuConfig;
import burin.apu.ApuFormulas;
import burin.apu.ApuLayer;
import burin.apu.ApuLayerWords;
import burin.apu.ApuProgram;
import burin.apu.ApuProgram.Place;
import burin.apu.ApuTarget;
import burin.apu.PeImage;
import burin.sim.Pin;
import burin.sim.Simulator;
import com.google.common.primitives.ImmutableIntArray;
import java.util.List;

/// Runs a program on a simulated [Apu] through its ports, as the software of a chip would.
public final class ApuHost implements Host {
  /// A machine that has not ended after this many times the cycles of the formula never will.
  private static final int PATIENCE = 8;

  private final Simulator simulator;
  private final ApuProgram program;
  private final ApuConfig config;
  private final Place[] outputs;

  private final Pin write;
  private final Pin target;
  private final Pin pe;
  private final Pin address;
  private final Pin data;
  private final Pin start;
  private final Pin lastLayer;
  private final Pin busy;
  private final Pin readPe;
  private final Pin readAddress;
  private final Pin result;

  /// A host for `apu`, which `simulator` simulates; nothing has been loaded yet.
  public ApuHost(Apu apu, Simulator simulator, ApuProgram program) {
    this.simulator = simulator;
    this.program = program;
    this.config = program.config();
    this.outputs = program.outputs().toArray(Place[]::new);
    write = simulator.pin(apu.write);
    target = simulator.pin(apu.target);
    pe = simulator.pin(apu.pe);
    address = simulator.pin(apu.address);
    data = simulator.pin(apu.data);
    start = simulator.pin(apu.start);
    lastLayer = simulator.pin(apu.lastLayer);
    busy = simulator.pin(apu.busy);
    readPe = simulator.pin(apu.readPe);
    readAddress = simulator.pin(apu.readAddress);
    result = simulator.pin(program.raw() ? apu.readRaw : apu.readOutput);
  }

  /// Resets the machine and writes the program into its memories.
  public void load() {
    simulator.reset();
    List<ApuLayer> layers = program.layers();
    for (int i = 0; i < layers.size(); i++) {
      write(ApuTarget.LAYER_SHAPE, 0, i, ApuLayerWords.shape(layers.get(i)));
      write(ApuTarget.LAYER_SCALE, 0, i, ApuLayerWords.scale(layers.get(i)));
    }
    for (int i = 0; i < config.pes(); i++) load(i, program.pes().get(i));
    write.set(0);
    lastLayer.set(layers.size() - 1);
  }

  /// @throws CheckFailure if the machine does not come to an end
  @Override
  public Result run(int[] input) {
    place(input);
    long cycles = compute();
    return new Result(read(), cycles);
  }

  private void load(int element, PeImage image) {
    for (int row = 0; row < image.weights().size(); row++) {
      loadRow(element, row, image.weights().get(row));
      write(ApuTarget.BIAS, element, row, image.bias().get(row));
    }
    for (int slot = 0; slot < image.selects().length(); slot++) {
      write(ApuTarget.SELECT, element, slot, image.selects().get(slot));
    }
  }

  /// Shifts a row into the buffer, the first lanes first, and has it written.
  private void loadRow(int element, int row, ImmutableIntArray weights) {
    int lanes = Long.SIZE / config.weightBits();
    for (int from = 0; from < weights.length(); from += lanes) {
      write(ApuTarget.WEIGHT_CHUNK, 0, 0, chunk(weights, from, Math.min(weights.length(), from + lanes)));
    }
    write(ApuTarget.WEIGHT_ROW, element, row, 0);
  }

  private long chunk(ImmutableIntArray weights, int from, int to) {
    long word = 0;
    long mask = (1L << config.weightBits()) - 1;
    for (int i = to - 1; i >= from; i--) word = word << config.weightBits() | weights.get(i) & mask;
    return word;
  }

  private void place(int[] input) {
    List<ImmutableIntArray> banks = program.place(input);
    write.set(1);
    target.set(ApuTarget.ACTIVATION.code());
    for (int i = 0; i < banks.size(); i++) {
      ImmutableIntArray bank = banks.get(i);
      pe.set(i);
      for (int a = 0; a < bank.length(); a++) {
        address.set(a);
        data.set(bank.get(a));
        simulator.step();
      }
    }
    write.set(0);
  }

  private long compute() {
    long limit = PATIENCE * ApuFormulas.cyclesPerImage(program);
    start.set(1);
    simulator.step();
    start.set(0);
    long cycles = 0;
    while (busy.get() != 0) {
      if (cycles == limit) throw new CheckFailure(
          "the machine is still busy after %d cycles, %d times as many as it should take".formatted(cycles, PATIENCE));
      simulator.step();
      cycles++;
    }
    return cycles;
  }

  /// A word appears one step after its address.
  private int[] read() {
    int[] values = new int[outputs.length];
    for (int i = 0; i < values.length; i++) {
      readPe.set(outputs[i].pe());
      readAddress.set(outputs[i].address());
      simulator.step();
      values[i] = (int) result.get();
    }
    return values;
  }

  private void write(ApuTarget where, int element, int word, long value) {
    write.set(1);
    target.set(where.code());
    pe.set(element);
    address.set(word);
    data.set(value);
    simulator.step();
  }
}
