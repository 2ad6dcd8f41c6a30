package burin.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.apu.Apu;
import burin.apu.ApuConfig;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.ReadUnderWrite;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.ir.Circuit;
import burin.ir.IrText;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Verifier;
import burin.lib.memory.MaskedMemory;
import burin.lib.memory.PortMode;
import burin.lib.memory.SimpleDualPort;
import burin.lib.memory.SinglePort;
import burin.lib.memory.TrueDualPort;
import burin.pass.ExtractMemories.Which;
import burin.random.Joined;
import burin.random.RandomCircuits;
import burin.random.Size;
import burin.random.Stimulus;
import burin.sim.Model;
import burin.sim.interp.InterpModel;
import burin.sim.jvm.JvmModel;
import burin.sim.verilator.VerilatorModel;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Memories that have become modules: which they are, and that the circuit still does the same.
class ExtractMemoriesTest {
  private static final int CYCLES = 60;
  /// Of random circuits, of which there are many.
  private static final int FEW_CYCLES = 30;

  // What the circuit does

  /// Both ways of extracting, on the interpreter and on the JVM, beside one run of the circuit as it was.
  @ParameterizedTest
  @ValueSource(longs = {0, 75})
  void randomCircuitsDoTheSame(long first) {
    Map<Which, Integer> extracted = new EnumMap<>(Which.class);
    for (long seed = first; seed < first + 75; seed++) {
      Circuit circuit = RandomCircuits.circuit(seed, seed % 3 == 0 ? Size.MEDIUM : Size.SMALL);
      Map<String, Model> others = new LinkedHashMap<>();
      for (Which which : Which.values()) {
        var result = ExtractMemories.of(circuit, which);
        extracted.merge(which, result.shapes().size(), Integer::sum);
        if (result.circuit() == circuit) continue;
        check(result.circuit());
        others.put(which + " on interp", InterpModel.of(result.circuit()));
        others.put(which + " on jvm", JvmModel.of(result.circuit()));
      }
      assertSame(circuit, others, seed, FEW_CYCLES);
    }
    assertThat(extracted.values()).as("memories of random circuits that became modules").allMatch(count -> count > 10);
  }

  /// Those that have memories, as one circuit, since a build takes long.
  @Test
  void verilogOfRandomCircuitsDoesTheSame() {
    List<Circuit> circuits = LongStream.range(200, 1000).mapToObj(seed -> RandomCircuits.circuit(seed, Size.SMALL))
        .filter(circuit -> !ExtractMemories.of(circuit, Which.ALL).shapes().isEmpty()).limit(4).toList();
    assertSame(Joined.of(circuits), VerilatorModel::of);
  }

  private static void check(Circuit changed) {
    Verifier.verify(changed);
    Checks.check(changed);
  }

  private static void assertSame(Circuit circuit, Function<Circuit, Model> open) {
    Circuit changed = ExtractMemories.of(circuit, Which.ALL).circuit();
    check(changed);
    assertSame(circuit, Map.of("changed", open.apply(changed)), 1, CYCLES);
  }

  private static void assertSame(Module module, Function<Circuit, Model> open) {
    assertSame(Burin.circuit(module), open);
  }

  /// Compares all outputs before and after each edge.
  ///
  /// @param others models of the changed circuit, by what they are called; closed afterwards
  private static void assertSame(Circuit circuit, Map<String, Model> others, long seed, int cycles) {
    Stimulus random = Stimulus.random(circuit, seed, cycles);
    var stimulus = new Stimulus(random.inputs(), random.cycles(), cycles, List.of());
    var edges = new Random(seed);
    int clocks = circuit.top().clocking().clocks().size();
    try (Model before = InterpModel.of(circuit)) {
      for (int cycle = 0; cycle < cycles; cycle++) {
        stimulus.apply(before, cycle);
        for (Model other : others.values()) stimulus.apply(other, cycle);
        assertSameOutputs(circuit, before, others, "seed " + seed + ", cycle " + cycle);
        long some = clocks == 1 ? 1 : 1 + edges.nextInt((1 << clocks) - 1);
        before.edge(some);
        for (Model other : others.values()) other.edge(some);
        assertSameOutputs(circuit, before, others, "seed " + seed + ", cycle " + cycle);
      }
    } finally {
      others.values().forEach(Model::close);
    }
  }

  private static void assertSameOutputs(Circuit circuit, Model before, Map<String, Model> others, String when) {
    List<Port> ports = circuit.top().ports();
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i).isInput()) continue;
      BigInteger expected = before.peekBits(i);
      for (var other : others.entrySet()) {
        assertEquals(expected, other.getValue().peekBits(i), other.getKey() + ", " + when + ", " + ports.get(i));
      }
    }
  }

  private static final DataType<Vec<UInt>> LANES = DataType.vec(4, DataType.range(0, 100));

  /// All as one circuit, since some engines take long to build one.
  @ParameterizedTest
  @EnumSource(Opener.class)
  void masksAndClocksDoTheSame(Opener engine) {
    List<Module> modules = new ArrayList<>();
    for (PortMode mode : PortMode.values()) {
      modules.add(new SinglePort<>(new SinglePort.Config<>(LANES, 5, true, mode)));
      for (TrueDualPort.Clocks clocks : TrueDualPort.Clocks.values()) {
        modules.add(new TrueDualPort<>(new TrueDualPort.Config<>(LANES, 5, true, mode, PortMode.OLD, clocks)));
      }
    }
    modules.add(new SimpleDualPort<>(new SimpleDualPort.Config<>(LANES, 5, true, ReadUnderWrite.OLD,
        SimpleDualPort.Clocks.TWO)));
    modules.add(new MaskedMemory<>(new MaskedMemory.Config<>(DataType.uint(8), 4, 6)));
    List<Circuit> circuits = new ArrayList<>();
    for (Module module : modules) {
      ModuleDef top = Burin.circuit(module).top();
      circuits.add(Circuit.of(top.renamed(top.name() + circuits.size())));
    }
    assertSame(Joined.of(circuits), engine.open);
  }

  private enum Opener {
    INTERP(InterpModel::of),
    JVM(JvmModel::of),
    VERILATOR(VerilatorModel::of);

    private final Function<Circuit, Model> open;

    Opener(Function<Circuit, Model> open) {
      this.open = open;
    }
  }

  @Test
  void theApuDoesTheSame() {
    assertSame(new Apu(ApuConfig.of(2, 8, 4)), JvmModel::of);
  }

  // Which shapes there are

  private static List<String> shapes(Module module, Which which) {
    return ExtractMemories.of(Burin.circuit(module), which).shapes().keySet().stream().map(ModuleDef::name).toList();
  }

  private static void assertShape(String name, Module module) {
    assertThat(shapes(module, Which.CLOCKED)).containsExactly(name);
  }

  @Test
  void shapesAreNamedAfterWhatTheyAre() {
    DataType<UInt> word = DataType.uint(32);
    assertShape("mem_256x32_1r1w", new SimpleDualPort<>(new SimpleDualPort.Config<>(word, 256, ReadUnderWrite.NEW)));
    assertShape("mem_256x32_1r1w_c01", new SimpleDualPort<>(
        new SimpleDualPort.Config<>(word, 256, false, ReadUnderWrite.OLD, SimpleDualPort.Clocks.TWO)));
    assertShape("mem_64x28_1rw_m7", new SinglePort<>(new SinglePort.Config<>(LANES, 64, true, PortMode.NO_CHANGE)));
    assertShape("mem_64x32_2rw", new TrueDualPort<>(new TrueDualPort.Config<>(word, 64, PortMode.OLD)));
    assertShape("mem_64x32_2rw_c01", new TrueDualPort<>(new TrueDualPort.Config<>(
        word, 64, false, PortMode.OLD, PortMode.OLD, TrueDualPort.Clocks.TWO)));
  }

  @Test
  void aMaskedMemoryHasOneShape() {
    assertShape("mem_100x32_1r1w_m8", new MaskedMemory<>(new MaskedMemory.Config<>(DataType.uint(8), 4, 100)));
  }

  /// Memories of every kind that there is.
  private static final class Kinds extends Module {
    final Bool write = input(bool());
    final UInt address = input(index(8));
    final UInt other = input(index(8));
    final UInt data = input(uint(6));

    Kinds() {
      var atOnce = memory(uint(6), 8);
      var filled = memory(uint(6), 8, 1, 2, 3);
      var neverWritten = memory(uint(6), 8);
      var neverRead = memory(uint(6), 8);
      var inLanes = memory(uint(6), 8);
      var first = memory(uint(6), 8);
      var second = memory(sint(6), 8);
      var third = memory(vec(2, bits(3)), 8);
      for (var memory : List.of(atOnce, filled, neverRead, inLanes, first)) when(write, () -> memory.write(address, data));
      second.write(address, data.sub(32));
      third.write(address, data.asBits().as(vec(2, bits(3))));
      show(atOnce.read(other).add(atOnce.read(address)));
      show(filled.readSync(other));
      show(neverWritten.readSync(other));
      show(indices(2).map(i -> inLanes.read(i)));
      show(first.readSync(other));
      show(second.readSync(other));
      show(third.readSync(other));
    }

    private <T extends Value> void show(T value) {
      T shown = output(DataType.of(value));
      drive(shown, value);
    }
  }

  @Test
  void equalShapesShareAModule() {
    assertThat(shapes(new Kinds(), Which.CLOCKED)).containsExactly("mem_8x6_1r1w");
    assertThat(shapes(new Kinds(), Which.ALL)).containsExactly("mem_8x6_2a1w", "mem_8x6_1r1w");
    var result = ExtractMemories.of(Burin.circuit(new Kinds()), Which.CLOCKED);
    assertThat(result.circuit().top().instances()).extracting(i -> i.name()).containsExactly("first", "second", "third");
    assertThat(result.circuit().top().memories()).extracting(m -> m.name())
        .containsExactly("atOnce", "filled", "neverWritten", "neverRead", "inLanes");
    for (Opener engine : Opener.values()) assertSame(new Kinds(), engine.open);
  }

  @Test
  void aPortThatReadsWhileItWritesIsKnown() {
    for (PortMode mode : PortMode.values()) {
      var circuit = Burin.circuit(new SinglePort<>(new SinglePort.Config<>(DataType.uint(8), 16, mode)));
      var result = ExtractMemories.of(circuit, Which.CLOCKED);
      assertThat(result.readingWhileWriting()).hasSize(mode == PortMode.NO_CHANGE ? 0 : 1);
    }
  }

  /// Writes of which some exclude one another.
  private static final class Writes extends Module {
    final UInt choice = input(uint(3));
    final Bool flag = input(bool());
    final UInt address = input(index(8));
    final UInt other = input(index(8));
    final UInt data = input(uint(6));

    Writes() {
      var exclusive = memory(uint(6), 8);
      var several = memory(uint(6), 8);
      var between = memory(uint(6), 8);
      var masked = memory(vec(2, uint(6)), 8);
      var pair = fill(2, data);
      when(choice.eq(0).and(data.ne(3)), () -> {
        exclusive.write(address, data);
        several.write(address, data);
        masked.write(other, pair, data.truncate(2).asBits().as(vec(2, bool())));
      }).elseWhen(choice.eq(1), () -> exclusive.write(other, ulit(7))).otherwise(() -> {
        when(choice.eq(2), () -> exclusive.write(other, data)).otherwise(() -> exclusive.write(ulit(1), data));
        masked.write(address, pair);
      });
      // Wins over what it excludes and over what it does not.
      when(choice.lt(4), () -> several.write(other, ulit(5))).otherwise(() -> several.write(address, ulit(6)));
      when(choice.lt(4).not(), () -> several.write(other, data));
      // The first and the last one exclude one another, but the last one wins over the one between them.
      when(flag, () -> between.write(address, data));
      when(choice.ge(2), () -> between.write(other, ulit(1)));
      when(flag.not(), () -> between.write(other, data));
      var o3 = output(uint(6));
      o3.drive(between.readSync(choice));
      var o0 = output(uint(6));
      o0.drive(exclusive.readSync(other));
      var o1 = output(uint(6));
      o1.drive(several.readSync(choice));
      var o2 = output(vec(2, uint(6)));
      o2.drive(masked.readSync(choice));
    }
  }

  @Test
  void writesThatExcludeOneAnotherAreOnePort() {
    assertThat(shapes(new Writes(), Which.CLOCKED))
        .containsExactly("mem_8x6_1r1w", "mem_8x6_1r3w", "mem_8x12_1r1w_m6");
    assertSame(new Writes(), InterpModel::of);
  }

  @Test
  void theCircuitBeforeStaysAsItIs() {
    Circuit circuit = Burin.circuit(new Kinds());
    String text = IrText.of(circuit);
    ExtractMemories.of(circuit, Which.ALL);
    assertEquals(text, IrText.of(circuit));
  }

  @Test
  void aModuleThatIsCalledLikeAShapeKeepsItsName() {
    assertThat(shapes(new mem_4x8_1r1w(), Which.CLOCKED)).containsExactly("mem_4x8_1r1w_1");
  }

  private static final class mem_4x8_1r1w extends Module {
    final UInt address = input(index(4));
    final UInt data = input(uint(8));
    final UInt word = output(uint(8));

    mem_4x8_1r1w() {
      var words = memory(uint(8), 4);
      words.write(address, data);
      word.drive(words.readSync(ulit(2)));
    }
  }
}
