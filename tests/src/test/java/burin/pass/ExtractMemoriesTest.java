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
import burin.random.RandomCircuits;
import burin.random.Size;
import burin.random.Stimulus;
import burin.sim.Model;
import burin.sim.interp.InterpModel;
import burin.sim.jvm.JvmModel;
import burin.sim.verilator.VerilatorModel;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Memories that have become modules: which they are, and that the circuit still does the same.
class ExtractMemoriesTest {
  private static final int CYCLES = 60;

  // What the circuit does

  @ParameterizedTest
  @EnumSource(Which.class)
  void randomCircuitsDoTheSame(Which which) {
    int extracted = 0;
    for (long seed = 0; seed < 150; seed++) {
      Circuit circuit = RandomCircuits.circuit(seed, seed % 3 == 0 ? Size.MEDIUM : Size.SMALL);
      var result = ExtractMemories.of(circuit, which);
      extracted += result.shapes().size();
      if (result.circuit() != circuit) assertSame(circuit, result.circuit(), seed, InterpModel::of);
      if (result.circuit() != circuit) assertSame(circuit, result.circuit(), seed, JvmModel::of);
    }
    assertThat(extracted).as("memories of random circuits that became modules").isGreaterThan(20);
  }

  @Test
  void verilogOfRandomCircuitsDoesTheSame() {
    int run = 0;
    for (long seed = 200; run < 4; seed++) {
      Circuit circuit = RandomCircuits.circuit(seed, Size.SMALL);
      var result = ExtractMemories.of(circuit, Which.ALL);
      if (result.shapes().isEmpty()) continue;
      assertSame(circuit, result.circuit(), seed, VerilatorModel::of);
      run++;
    }
  }

  /// Compares all outputs before and after each edge.
  private static void assertSame(Circuit circuit, Circuit changed, long seed, Function<Circuit, Model> open) {
    Verifier.verify(changed);
    Checks.check(changed);
    Stimulus random = Stimulus.random(circuit, seed, CYCLES);
    var stimulus = new Stimulus(random.inputs(), random.cycles(), CYCLES, List.of());
    var edges = new Random(seed);
    int clocks = circuit.top().clocking().clocks().size();
    try (Model before = InterpModel.of(circuit); Model after = open.apply(changed)) {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        stimulus.apply(before, cycle);
        stimulus.apply(after, cycle);
        assertSame(circuit, before, after, seed, cycle);
        long some = clocks == 1 ? 1 : 1 + edges.nextInt((1 << clocks) - 1);
        before.edge(some);
        after.edge(some);
        assertSame(circuit, before, after, seed, cycle);
      }
    }
  }

  private static void assertSame(Circuit circuit, Model before, Model after, long seed, int cycle) {
    List<Port> ports = circuit.top().ports();
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i).isInput()) continue;
      assertEquals(before.peekBits(i), after.peekBits(i), "seed " + seed + ", cycle " + cycle + ", " + ports.get(i));
    }
  }

  private static void assertSame(Module module, Function<Circuit, Model> open) {
    Circuit circuit = Burin.circuit(module);
    assertSame(circuit, ExtractMemories.of(circuit, Which.ALL).circuit(), 1, open);
  }

  private static final DataType<Vec<UInt>> LANES = DataType.vec(4, DataType.range(0, 100));

  @ParameterizedTest
  @EnumSource(Masking.class)
  void masksAndClocksDoTheSame(Masking engine) {
    for (PortMode mode : PortMode.values()) {
      assertSame(new SinglePort<>(new SinglePort.Config<>(LANES, 5, true, mode)), engine.open);
      for (TrueDualPort.Clocks clocks : TrueDualPort.Clocks.values()) {
        var config = new TrueDualPort.Config<>(LANES, 5, true, mode, PortMode.OLD, clocks);
        assertSame(new TrueDualPort<>(config), engine.open);
      }
    }
    assertSame(new SimpleDualPort<>(new SimpleDualPort.Config<>(LANES, 5, true, ReadUnderWrite.OLD,
        SimpleDualPort.Clocks.TWO)), engine.open);
    assertSame(new MaskedMemory<>(new MaskedMemory.Config<>(DataType.uint(8), 4, 6)), engine.open);
  }

  private enum Masking {
    INTERP(InterpModel::of),
    JVM(JvmModel::of),
    VERILATOR(VerilatorModel::of);

    private final Function<Circuit, Model> open;

    Masking(Function<Circuit, Model> open) {
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
    assertSame(new Kinds(), InterpModel::of);
    assertSame(new Kinds(), JvmModel::of);
    assertSame(new Kinds(), VerilatorModel::of);
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
