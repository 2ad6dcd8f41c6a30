package burin.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Module;
import burin.sim.Engine;
import burin.synth.CellLibrary;
import burin.synth.Netlist;
import burin.synth.SynthesisOptions;
import burin.synth.Synthesizer;
import burin.synth.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The simulation of cells against that of the circuit, and what it counts.
class GateSimulatorTest {
  private static final int RUNS = 64;
  private static final int CYCLES = 60;

  static GateSimulator of(Module module) {
    return new GateSimulator(netlist(module), CellLibrary.osu018());
  }

  static Netlist netlist(Module module) {
    return new Synthesizer(Target.OSU018, SynthesisOptions.defaults()).netlist(Burin.circuit(module));
  }

  @ParameterizedTest
  @CsvSource({"(A B), 0x8", "(A^B), 0x6", "(!((A B)+C)), 0x07", "(!(!A+B)), 0x2", "(((A B)+(B C))+(C A)), 0xE8",
      "A !B + !A B, 0x6", "A+B^A, 0xE"})
  void functionsAreThoseOfTheLibrary(String text, String truth) {
    CellFunction function = CellFunction.of(text, List.of("A", "B", "C"));
    int inputs = text.contains("C") ? 8 : 4;
    // In run i, the inputs are the bits of i.
    long[] values = {0b10101010, 0b11001100, 0b11110000};
    assertEquals(Long.decode(truth), function.of(values, new int[] {0, 1, 2}) & ((1L << inputs) - 1));
  }

  @Test
  void functionsThatCannotBeReadAreRefused() {
    assertThatThrownBy(() -> CellFunction.of("(A D)", List.of("A", "B"))).hasMessage("cannot read the function (A D) at 3");
    assertThatThrownBy(() -> CellFunction.of("(A B", List.of("A", "B"))).hasMessage("cannot read the function (A B at 4");
  }

  /// Each of 64 runs against a run of the circuit, gated clocks and enables included.
  @Test
  void givesWhatTheCircuitGives() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    long[] valids = random.longs(CYCLES).toArray();
    long[][] values = new long[CYCLES][];
    for (int cycle = 0; cycle < CYCLES; cycle++) values[cycle] = random.longs(8).toArray();
    var gates = of(new Accumulators());
    long[][][] seen = new long[CYCLES][][];
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      gates.set("valid", valids[cycle]);
      gates.set("value", values[cycle]);
      gates.settle();
      seen[cycle] = new long[][] {gates.get("gatedSum"), gates.get("enabledSum"), gates.get("zeroedSum")};
      gates.edge();
    }
    var module = new Accumulators();
    var compiled = Engine.JVM.compile(module);
    for (int run = 0; run < RUNS; run++) {
      try (var sim = compiled.open()) {
        for (int cycle = 0; cycle < CYCLES; cycle++) {
          sim.poke(module.valid, valids[cycle] >>> run & 1).poke(module.value, number(values[cycle], run));
          long[] expected = {sim.peek(module.gatedSum), sim.peek(module.enabledSum), sim.peek(module.zeroedSum)};
          int now = run;
          assertThat(Arrays.stream(seen[cycle]).mapToLong(bits -> number(bits, now))).as("run %d, cycle %d", run, cycle)
              .containsExactly(Arrays.stream(expected).boxed().toArray(Long[]::new));
          sim.step();
        }
      }
    }
  }

  private static long number(long[] bits, int run) {
    long number = 0;
    for (int bit = 0; bit < bits.length; bit++) number |= (bits[bit] >>> run & 1) << bit;
    return number;
  }

  /// A sum of ones: the lowest bit changes in each cycle, the next in every second.
  @Test
  void countsChanges() {
    Netlist netlist = netlist(new Accumulators());
    var gates = new GateSimulator(netlist, CellLibrary.osu018());
    for (int cycle = 0; cycle < 40; cycle++) {
      if (cycle == 8) gates.count(RUNS / 2);
      gates.set("valid", -1);
      gates.set("value", -1, 0, 0, 0, 0, 0, 0, 0);
      gates.settle();
      gates.edge();
    }
    double[] activity = gates.activity();
    for (int[] sum : netlist.outputs().values()) {
      assertThat(Arrays.stream(sum).limit(4).mapToDouble(net -> activity[net])).containsExactly(1.0, 0.5, 0.25, 0.125);
    }
    assertEquals(2.0, activity[netlist.inputs().get("clock")[0]]);
    assertEquals(0.0, activity[netlist.inputs().get("valid")[0]]);
  }

  @Test
  void refusesWhatItCannotSimulate() {
    var loop = new Netlist("loop", 4, Map.of(), Map.of(), List.of(
        new Netlist.Cell("INVX1", Map.of("A", 2, "Y", 3)), new Netlist.Cell("INVX1", Map.of("A", 3, "Y", 2))));
    assertThatThrownBy(() -> new GateSimulator(loop, CellLibrary.osu018())).hasMessage("netlist loop has a loop");
    var falling = new Netlist("falling", 5, Map.of(), Map.of(), List.of(
        new Netlist.Cell("DFFNEGX1", Map.of("D", 2, "CLK", 3, "Q", 4))));
    assertThatThrownBy(() -> new GateSimulator(falling, CellLibrary.osu018())).hasMessage("cell DFFNEGX1 cannot be simulated");
  }
}
