package burin.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import burin.Burin;
import burin.approxconv.Gate;
import burin.approxconv.Isolation;
import burin.approxconv.Structure;
import burin.approxconv.reference.Scheme;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.Dataset;
import burin.nn.DenseLayer;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.Requantiser;
import burin.power.ApproxConvPower.LayerPower;
import burin.power.ApproxConvPower.Variant;
import burin.synth.CellLibrary;
import burin.synth.CellPowers;
import burin.synth.Netlist;
import burin.synth.SynthesisOptions;
import burin.synth.Synthesizer;
import burin.synth.Target;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class PowerTest {
  private static final double MHZ = 100;

  private static RandomGenerator random() {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(3);
  }

  /// A bit that changes in every cycle.
  private static final class Toggle extends Module {
    final Bool out = output(bool());

    Toggle() {
      var bit = reg(bool());
      bit.next(bit.not());
      out.drive(bit);
    }
  }

  private record Unit(Netlist netlist, CellPowers powers) {
    static Unit of(Module module) {
      var synthesizer = new Synthesizer(Target.OSU018, SynthesisOptions.defaults());
      Netlist netlist = synthesizer.netlist(Burin.circuit(module));
      return new Unit(netlist, synthesizer.powers(netlist));
    }

    Power power(GateSimulator simulation) {
      return Power.of(netlist, CellLibrary.osu018(), powers, simulation, MHZ);
    }
  }

  /// Where each net changes in each cycle, power is that of the second run of OpenSTA, and the wire of the clock.
  @Test
  void isThatOfTheToolWhereEveryNetChanges() {
    Unit unit = Unit.of(new Toggle());
    var simulation = new GateSimulator(unit.netlist(), CellLibrary.osu018());
    for (int cycle = 0; cycle < 20; cycle++) {
      if (cycle == 4) simulation.count(64);
      simulation.settle();
      simulation.edge();
    }
    double busy = 0;
    for (double watts : unit.powers().busy()) busy += watts;
    Power power = unit.power(simulation);
    double wire = 0.0279235e-12 * 1.8 * 1.8 * MHZ * 1e6;
    assertThat(power.dynamic() + power.leakage()).isCloseTo(busy + wire, within(1e-9));
    assertThat(power.registers()).isPositive();
    assertThat(power.inputs()).isZero();
  }

  @Test
  void anExampleForTheDocs() {
    RandomGenerator random = random();
    // region use
    var options = SynthesisOptions.defaults();
    var synthesizer = new Synthesizer(Target.OSU018, options);
    Netlist netlist = synthesizer.netlist(Burin.circuit(new Accumulators()));
    var simulation = new GateSimulator(netlist, CellLibrary.osu018());
    for (int cycle = 0; cycle < 120; cycle++) {
      if (cycle == 20) simulation.count(64);
      simulation.set("valid", random.nextLong());
      simulation.set("value", random.longs(8).toArray());
      simulation.settle();
      simulation.edge();
    }
    Power power = Power.of(netlist, CellLibrary.osu018(), synthesizer.powers(netlist), simulation, options.clockMhz());
    // endregion
    assertThat(power.dynamic()).isBetween(1e-4, 1e-2);
  }

  private static Power accumulators(Unit unit, double rate) {
    RandomGenerator random = random();
    var simulation = new GateSimulator(unit.netlist(), CellLibrary.osu018());
    for (int cycle = 0; cycle < 120; cycle++) {
      if (cycle == 20) simulation.count(64);
      long valid = 0;
      for (int run = 0; run < 64; run++) if (random.nextDouble() < rate) valid |= 1L << run;
      simulation.set("valid", valid);
      simulation.set("value", random.longs(8).toArray());
      simulation.settle();
      simulation.edge();
    }
    return unit.power(simulation);
  }

  /// Clock pins behind a gate take what the edges take that come through; those of the two other sums go on.
  @Test
  void gatedClocksTakeWhatComesThrough() {
    Unit unit = Unit.of(new Accumulators());
    Power always = accumulators(unit, 1);
    Power half = accumulators(unit, 0.5);
    Power never = accumulators(unit, 0);
    assertThat(never.clock() / always.clock()).isBetween(0.62, 0.72);
    assertThat(half.clock()).isCloseTo((always.clock() + never.clock()) / 2, within(0.02 * always.clock()));
    assertThat(never.registers()).isZero();
    assertThat(half.registers() / always.registers()).isBetween(0.4, 0.65);
    assertThat(half.dynamic()).isBetween(never.dynamic(), always.dynamic());
  }

  private static ConvNetwork tiny(RandomGenerator random) {
    int[][][][] weights = new int[2][1][2][];
    for (int m = 0; m < 2; m++) for (int r = 0; r < 2; r++) weights[m][0][r] = random.ints(2, -90, 91).toArray();
    var conv = new ConvLayer("conv", 1, 2, 2, 1, 0, weights, new int[] {40, -70}, Pooling.max(2),
        Optional.of(new Requantiser(300, 14)));
    return new ConvNetwork("tiny", new MapShape(1, 7, 7), List.of(conv),
        List.of(new DenseLayer("fc", 18, 2, new int[2][18], new int[2], Optional.empty())));
  }

  /// A whole study of a small network: every result of a netlist is compared with the circuit, and isolation saves what skips.
  @Test
  void ofConvolutionsFallsWhereTheyAreSkipped() {
    RandomGenerator random = random();
    byte[] pixels = new byte[8 * 49];
    random.nextBytes(pixels);
    var digits = new Dataset("tiny digits", 7, 7, pixels, new byte[8]);
    var study = new ApproxConvPower(
        tiny(random), 2, Structure.DEFAULT, List.of(2), 4, digits, SynthesisOptions.defaults(), _ -> {});
    assertThat(study.sample(0)).containsExactlyInAnyOrder(0, 1);
    LayerPower base = study.run(Variant.BASE).getFirst();
    assertThat(base.predictor()).isEqualTo(Power.NONE);
    LayerPower and = study.run(new Variant(Scheme.PROP1, Gate.ENABLE, Isolation.AND)).getFirst();
    LayerPower icg = study.run(new Variant(Scheme.PROP1, Gate.ICG, Isolation.AND)).getFirst();
    assertThat(and.computed()).isBetween(0.05, base.computed());
    assertThat(and.conv().logic()).isLessThan(base.conv().logic());
    assertThat(and.conv().clock()).isCloseTo(base.conv().clock(), within(0.05 * base.conv().clock()));
    assertThat(icg.conv().clock()).isLessThan(base.conv().clock());
    assertThat(and.predictor().dynamic()).isPositive();
  }
}
