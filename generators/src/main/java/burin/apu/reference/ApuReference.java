package burin.apu.reference;

import burin.apu.ApuConfig;
import burin.apu.ApuFormulas;
import burin.apu.ApuLayer;
import burin.apu.ApuProgram.Place;
import burin.apu.ApuProgram;
import burin.apu.PeImage;
import burin.nn.DeepCopy;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The model of the machine: it executes the memory contents of an [ApuProgram] as that class defines, slot by slot and
/// row by row, and knows nothing of the network.
public final class ApuReference {
  private final ApuProgram program;
  private final ApuConfig config;
  private final int[][][] weights;
  private final int[][] outputMemory;
  private final long[][] rawMemory;
  private final int[][] latch;

  /// What one run gives.
  ///
  /// @param outputs the network's outputs in natural order
  /// @param layers the memories after each layer
  /// @param cycles by formula
  public record Run(int[] outputs, List<Snapshot> layers, long cycles) {}

  /// The state of all PEs after a layer.
  ///
  /// @param latch `[pe][lane]` as the layer's route phase filled it
  /// @param outputMemory `[pe][address]`
  /// @param rawMemory `[pe][address]`
  public record Snapshot(int[][] latch, int[][] outputMemory, long[][] rawMemory) {}

  /// A machine that holds `program`; its output memories are zero.
  public ApuReference(ApuProgram program) {
    this.program = program;
    this.config = program.config();
    this.weights = program.pes().stream().map(ApuReference::rows).toArray(int[][][]::new);
    this.outputMemory = new int[config.pes()][config.outputRows()];
    this.rawMemory = new long[config.pes()][config.blockOutputs()];
    this.latch = new int[config.pes()][config.blockInputs()];
  }

  /// Runs the machine on one input vector and keeps the state after every layer.
  ///
  /// @param input one value an input of the network, in natural order
  /// @throws IllegalArgumentException if `input` is not what the network takes
  public Run run(int[] input) {
    var layers = new ArrayList<Snapshot>();
    load(input);
    for (ApuLayer layer : program.layers()) {
      step(layer);
      layers.add(new Snapshot(DeepCopy.of(latch), DeepCopy.of(outputMemory), DeepCopy.of(rawMemory)));
    }
    return new Run(collect(), List.copyOf(layers), ApuFormulas.cyclesPerImage(program));
  }

  /// Runs the machine on one input vector and gives the network's outputs only.
  public int[] outputs(int[] input) {
    load(input);
    for (ApuLayer layer : program.layers()) step(layer);
    return collect();
  }

  /// An accumulator after quantisation: scaled, rounded half up, and kept in `0..max`.
  static int quantise(long accumulator, int multiplier, int shift, int max) {
    long half = shift == 0 ? 0 : 1L << (shift - 1);
    return Math.clamp((accumulator * multiplier + half) >> shift, 0, max);
  }

  private void load(int[] input) {
    List<ImmutableIntArray> banks = program.place(input);
    for (int pe = 0; pe < banks.size(); pe++) {
      for (int a = 0; a < banks.get(pe).length(); a++) outputMemory[pe][a] = banks.get(pe).get(a);
    }
  }

  private void step(ApuLayer layer) {
    route(layer);
    for (int pe = 0; pe < config.pes(); pe++) compute(layer, pe);
  }

  private void route(ApuLayer layer) {
    int[] sent = new int[config.pes()];
    int[] captured = new int[config.pes()];
    for (int[] lanes : latch) Arrays.fill(lanes, 0);
    for (int t = 0; t < layer.slots(); t++) {
      int[] bus = drive(layer.selectBase() + t, sent);
      capture(layer.selectBase() + t, bus, captured);
    }
  }

  /// What every PE puts on its bus, or -1 where it does not send and nobody may take.
  private int[] drive(int slot, int[] sent) {
    int[] bus = new int[config.pes()];
    for (int pe = 0; pe < bus.length; pe++) {
      if (program.pes().get(pe).sends(config, slot)) bus[pe] = outputMemory[pe][sent[pe]++];
      else bus[pe] = -1;
    }
    return bus;
  }

  private void capture(int slot, int[] bus, int[] captured) {
    for (int pe = 0; pe < bus.length; pe++) {
      int select = program.pes().get(pe).select(config, slot);
      if (select == config.idleSelect()) continue;
      if (bus[select] < 0) throw new IllegalStateException(
          "slot %d: PE %d takes from PE %d, which does not send".formatted(slot, pe, select));
      latch[pe][captured[pe]++] = bus[select];
    }
  }

  private void compute(ApuLayer layer, int pe) {
    for (int r = 0; r < layer.rows(); r++) {
      long accumulator = accumulate(pe, layer.weightBase() + r);
      if (layer.raw()) rawMemory[pe][r] = accumulator;
      else outputMemory[pe][r] = quantise(accumulator, layer.multiplier(), layer.shift(), layer.outputMax());
    }
  }

  private long accumulate(int pe, int row) {
    int[] weight = weights[pe][row];
    int[] activation = latch[pe];
    long sum = program.pes().get(pe).bias().get(row);
    for (int i = 0; i < weight.length; i++) sum += (long) weight[i] * activation[i];
    return sum;
  }

  private int[] collect() {
    return program.outputs().stream().mapToInt(this::read).toArray();
  }

  private int read(Place place) {
    if (program.raw()) return Math.toIntExact(rawMemory[place.pe()][place.address()]);
    return outputMemory[place.pe()][place.address()];
  }

  private static int[][] rows(PeImage image) {
    return image.weights().stream().map(ImmutableIntArray::toArray).toArray(int[][]::new);
  }
}
