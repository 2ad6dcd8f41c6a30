package burin.power;

import burin.Burin;
import burin.approxconv.ApproxConvConfig;
import burin.approxconv.ApproxConvFormulas;
import burin.approxconv.Extras;
import burin.approxconv.Gate;
import burin.approxconv.Isolation;
import burin.approxconv.SingleUnits;
import burin.approxconv.Structure;
import burin.approxconv.reference.GatedNetwork;
import burin.approxconv.reference.Scheme;
import burin.hdl.Module;
import burin.nn.ConvNetwork;
import burin.nn.Dataset;
import burin.synth.CellLibrary;
import burin.synth.Netlist;
import burin.synth.SynthesisOptions;
import burin.synth.Synthesizer;
import burin.synth.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The power of the convolutions of an [burin.approxconv.ApproxConv] and of their predictors, by activity.
///
/// The circuit computes digits in the JVM; what its units see in one image, in a stream of images, is the stimulus of their
/// netlists. Of each layer some outputs stand for all: in the order of how often they are computed, the middles of as many equal
/// parts. Every result of a netlist is compared with that of the circuit.
public final class ApproxConvPower {
  /// Runs side by side, and so images that are measured.
  public static final int MOST_IMAGES = Long.SIZE;

  private final ConvNetwork network;
  private final int levels;
  private final Structure structure;
  private final List<Integer> units;
  private final List<List<int[]>> images;
  private final Synthesizer synthesizer;
  private final double clockMhz;
  private final Consumer<String> progress;
  private final CellLibrary library = CellLibrary.osu018();
  private final Map<String, Mapped> known = new HashMap<>();
  private final Map<Scheme, List<LayerRecording>> recordings = new HashMap<>();

  /// A netlist and the power of its cells.
  private record Mapped(Netlist netlist, burin.synth.CellPowers powers) {}

  /// How convolutions are built and which have predictors.
  public record Variant(Scheme scheme, Gate gate, Isolation isolation) {
    /// All is computed, and nothing is gated.
    public static final Variant BASE = new Variant(Scheme.BASE, Gate.NONE, Isolation.NONE);

    /// What is told of by default: both schemes, gated in each way with each isolation, and between them and the base what gating
    /// gives without predictors, where a window has no place in the image.
    public static List<Variant> all() {
      List<Variant> all = new ArrayList<>();
      all.add(BASE);
      for (Scheme scheme : List.of(Scheme.BASE, Scheme.PROP1, Scheme.PROP2)) {
        for (Gate gate : List.of(Gate.ENABLE, Gate.ICG)) {
          for (Isolation isolation : Isolation.values()) all.add(new Variant(scheme, gate, isolation));
        }
      }
      return all;
    }
  }

  /// The power of one layer, all outputs.
  ///
  /// @param layer counted from 0
  /// @param computed the share of cycles in which an output is computed
  public record LayerPower(Variant variant, int layer, Power conv, Power predictor, double computed) {
    public Power both() {
      return conv.plus(predictor);
    }
  }

  /// @param levels of the predictors
  /// @param structure of which the delay and the places of registers count
  /// @param units outputs that are measured, of each layer; the last number is that of all further layers
  /// @param images that are measured, 1 to [#MOST_IMAGES]; twice as many are computed
  /// @param progress is told what is being done
  public ApproxConvPower(ConvNetwork network, int levels, Structure structure, List<Integer> units, int images, Dataset digits,
      SynthesisOptions options, Consumer<String> progress) {
    if (images < 1 || images > MOST_IMAGES || 2 * images > digits.size()) throw new IllegalArgumentException(
        "images are %d, allowed 1..%d".formatted(images, Math.min(MOST_IMAGES, digits.size() / 2)));
    if (units.isEmpty() || units.stream().anyMatch(count -> count < 1)) throw new IllegalArgumentException(
        "units are %s, must be at least 1".formatted(units));
    this.network = network;
    this.levels = levels;
    this.structure = structure;
    this.units = List.copyOf(units);
    this.images = IntStream.range(0, images).mapToObj(run ->
        List.of(digits.input(images + run, network), digits.input(run, network))).toList();
    this.synthesizer = new Synthesizer(Target.OSU018, options);
    this.clockMhz = options.clockMhz();
    this.progress = progress;
  }

  /// The outputs of a layer that stand for all.
  public List<Integer> sample(int layer) {
    int outputs = network.convolutions().get(layer).outputs();
    LayerRecording seen = recording(Scheme.PROP1).get(layer);
    long[] computed = IntStream.range(0, outputs).mapToLong(output -> computed(seen, output)).toArray();
    List<Integer> order = IntStream.range(0, outputs).boxed().sorted(Comparator.comparingLong(i -> computed[i])).toList();
    int count = Math.min(units.get(Math.min(layer, units.size() - 1)), outputs);
    return IntStream.range(0, count).mapToObj(i -> order.get((2 * i + 1) * outputs / (2 * count))).toList();
  }

  /// The power of each layer in one variant.
  public List<LayerPower> run(Variant variant) {
    List<LayerPower> layers = new ArrayList<>();
    for (int layer = 0; layer < network.convolutions().size(); layer++) layers.add(run(variant, layer));
    return layers;
  }

  private LayerPower run(Variant variant, int layer) {
    ApproxConvConfig config = config(variant);
    LayerRecording seen = recording(variant.scheme()).get(layer);
    List<Integer> sample = sample(layer);
    double each = network.convolutions().get(layer).outputs() / (double) sample.size();
    boolean predicts = config.plan(layer).predicts();
    Power conv = Power.NONE;
    Power predictor = Power.NONE;
    double computed = 0;
    for (int output : sample) {
      conv = conv.plus(conv(config, layer, output, seen));
      if (predicts) predictor = predictor.plus(approx(config, layer, output, seen));
      computed += computed(seen, output) / (double) (seen.moves.cycles() - interval()) / images.size() / sample.size();
    }
    predictor = predictor.times(each);
    if (predicts) predictor = predictor.plus(decision(config, layer, seen));
    return new LayerPower(variant, layer, conv.times(each), predictor, computed);
  }

  /// In how many cycles, of all runs together, a window enters a convolution that is computed.
  private long computed(LayerRecording seen, int output) {
    long count = 0;
    for (int cycle = interval(); cycle < seen.wanted.cycles(); cycle++) {
      count += Long.bitCount(seen.wanted.at(cycle)[output] & seen.moves.at(cycle)[0]);
    }
    return count;
  }

  private int interval() {
    return (int) ApproxConvFormulas.interval(config(Variant.BASE));
  }

  private ApproxConvConfig config(Variant variant) {
    return ApproxConvConfig.of(GatedNetwork.of(network, variant.scheme(), levels),
        structure.with(variant.gate()).with(variant.isolation()), Extras.NONE);
  }

  /// What units see does not depend on how they are gated.
  private List<LayerRecording> recording(Scheme scheme) {
    return recordings.computeIfAbsent(scheme, _ -> {
      progress.accept("computing images with " + scheme);
      return LayerRecording.of(config(new Variant(scheme, Gate.NONE, Isolation.NONE)), images);
    });
  }

  private Power conv(ApproxConvConfig config, int layer, int output, LayerRecording seen) {
    Structure built = config.structure();
    String name = "convolution %d.%d, %s, %s".formatted(layer + 1, output, built.gate(), built.isolation());
    Mapped unit = mapped(name, () -> SingleUnits.conv(config, layer, output));
    boolean late = built.isolation() == Isolation.REG;
    return power(unit, seen.moves.cycles(), (simulation, cycle) -> {
      simulation.set("move", seen.moves.at(cycle));
      simulation.set("enable", seen.wanted.at(cycle)[output]);
      simulation.set("window", seen.window.at(cycle));
      simulation.settle();
      if (!late && cycle >= interval()) check(name, cycle, simulation.get("result"), seen.results.at(cycle), output);
    });
  }

  /// Bits of runs that there are not count for nothing.
  private void check(String name, int cycle, long[] bits, long[] expected, int output) {
    long runs = images.size() == Long.SIZE ? -1 : (1L << images.size()) - 1;
    for (int bit = 0; bit < bits.length; bit++) {
      boolean same = ((bits[bit] ^ expected[output * bits.length + bit]) & runs) == 0;
      if (!same) throw new IllegalStateException(
          "%s: in cycle %d the netlist gives another result than the circuit".formatted(name, cycle));
    }
  }

  private Power approx(ApproxConvConfig config, int layer, int output, LayerRecording seen) {
    Mapped unit = mapped("predictor %d.%d, %s".formatted(layer + 1, output, config.structure().gate()),
        () -> SingleUnits.approx(config, layer, output));
    return power(unit, seen.moves.cycles(), (simulation, cycle) -> {
      simulation.set("move", seen.moves.at(cycle));
      simulation.set("places", seen.places.orElseThrow().at(cycle));
      simulation.set("window", seen.seen.at(cycle));
      simulation.settle();
    });
  }

  private Power decision(ApproxConvConfig config, int layer, LayerRecording seen) {
    Mapped unit = mapped("decision %d".formatted(layer + 1), () -> SingleUnits.decision(config, layer));
    BitFrames sums = seen.sums.orElseThrow();
    return power(unit, seen.moves.cycles(), (simulation, cycle) -> {
      simulation.set("move", seen.moves.at(cycle));
      simulation.set("sums", sums.at(cycle));
      simulation.settle();
    });
  }

  private Mapped mapped(String name, Supplier<? extends Module> module) {
    Mapped found = known.get(name);
    if (found != null) return found;
    progress.accept("mapping " + name);
    Netlist netlist = synthesizer.netlist(Burin.circuit(Burin.module(module::get)));
    known.put(name, new Mapped(netlist, synthesizer.powers(netlist)));
    return known.get(name);
  }

  /// Gives a netlist its inputs of one cycle and lets it settle.
  private interface Stimulus {
    void apply(GateSimulator simulation, int cycle);
  }

  private Power power(Mapped unit, int cycles, Stimulus stimulus) {
    var simulation = new GateSimulator(unit.netlist(), library);
    for (int cycle = 0; cycle < cycles; cycle++) {
      if (cycle == interval()) simulation.count(images.size());
      stimulus.apply(simulation, cycle);
      simulation.edge();
    }
    return Power.of(unit.netlist(), library, unit.powers(), simulation, clockMhz);
  }
}
