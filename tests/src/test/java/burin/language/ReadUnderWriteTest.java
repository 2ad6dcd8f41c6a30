package burin.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.ReadUnderWrite;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.sim.Engine;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a read port gives of a word that is written at the same edge.
class ReadUnderWriteTest {
  private static final int DEPTH = 5;
  private static final int CYCLES = 400;
  private static final long SEED = 3;

  /// Three writes under conditions of every kind, and a port of each kind.
  private static final class Several extends Module {
    final UInt choice = input(uint(2));
    final UInt first = input(index(DEPTH));
    final UInt second = input(index(DEPTH));
    final SInt data = input(signedRange(-3, 9));
    final UInt address = input(index(DEPTH));
    final Bool enable = input(bool());
    final SInt old = output(signedRange(-3, 9));
    final SInt fresh = output(signedRange(-3, 9));
    final SInt kept = output(signedRange(-3, 9));
    final SInt same = output(signedRange(-3, 9));

    Several() {
      var words = memory(signedRange(-3, 9), DEPTH);
      when(choice.eq(0), () -> words.write(first, data))
          .elseWhen(choice.eq(1), () -> when(enable, () -> words.write(second, data.neg().max(-3).min(9))))
          .otherwise(() -> words.write(second, data));
      when(choice.eq(3), () -> words.write(first, lit(7)));
      old.drive(words.readSync(address, ReadUnderWrite.OLD));
      fresh.drive(words.readSync(address, ReadUnderWrite.NEW));
      kept.drive(words.readSync(address, enable, ReadUnderWrite.NEW));
      same.drive(words.readSync(first, ReadUnderWrite.NEW));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aPortGivesWhatTheLastWriteLeaves(Engine engine) {
    var top = new Several();
    var random = new Random(SEED);
    long[] words = new long[DEPTH];
    long kept = 0;
    try (var sim = engine.open(top)) {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        int choice = random.nextInt(4);
        int first = random.nextInt(DEPTH);
        int second = random.nextInt(DEPTH);
        int address = random.nextInt(DEPTH);
        long data = random.nextInt(13) - 3;
        boolean enable = random.nextBoolean();
        sim.poke(top.choice, choice).poke(top.first, first).poke(top.second, second).poke(top.data, data)
            .poke(top.address, address).poke(top.enable, enable).step();
        long old = words[address];
        if (choice == 0) words[first] = data;
        else if (choice > 1) words[second] = data;
        else if (enable) words[second] = Math.min(9, Math.max(-3, -data));
        if (choice == 3) words[first] = 7;
        if (enable) kept = words[address];
        String where = "seed " + SEED + ", cycle " + cycle;
        assertEquals(old, sim.peek(top.old), where);
        assertEquals(words[address], sim.peek(top.fresh), where);
        assertEquals(kept, sim.peek(top.kept), where);
        assertEquals(words[first], sim.peek(top.same), where);
      }
    }
  }

  private static final class Masked extends Module {
    final Bool whole = input(bool());
    final Vec<Bool> mask = input(vec(3, bool()));
    final UInt to = input(index(DEPTH));
    final Vec<UInt> data = input(vec(3, uint(4)));
    final UInt from = input(index(DEPTH));
    final Vec<UInt> word = output(vec(3, uint(4)));

    Masked() {
      var words = memory(vec(3, uint(4)), DEPTH);
      when(whole, () -> words.write(to, constants(uint(4), 1, 2, 3)));
      words.write(to, data, mask);
      var read = words.readSync(from, ReadUnderWrite.NEW);
      word.drive(read);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void lanesAreForwardedOneByOne(Engine engine) {
    var top = new Masked();
    var random = new Random(SEED);
    long[][] words = new long[DEPTH][3];
    try (var sim = engine.open(top)) {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        boolean whole = random.nextInt(4) == 0;
        long[] mask = random.longs(3, 0, 2).toArray();
        long[] data = random.longs(3, 0, 16).toArray();
        int to = random.nextInt(DEPTH);
        int from = random.nextInt(DEPTH);
        sim.poke(top.whole, whole).poke(top.mask, mask).poke(top.data, data).poke(top.to, to).poke(top.from, from).step();
        if (whole) words[to] = new long[] {1, 2, 3};
        for (int i = 0; i < 3; i++) words[to][i] = mask[i] == 1 ? data[i] : words[to][i];
        assertArrayEquals(words[from], sim.peek(top.word), "seed " + SEED + ", cycle " + cycle);
      }
    }
  }

  /// A write behind a gate, and one of another clock, which is not forwarded.
  private static final class Gated extends Module {
    final ClockDomain other = clockDomain();
    final Bool open = input(bool());
    final Bool write = input(bool());
    final UInt data = input(uint(4));
    final UInt late = input(uint(4));
    final UInt word = output(uint(4));
    final Memory<UInt> words = memory(uint(4), 2);

    Gated() {
      var gate = mainDomain().gated(open);
      in(gate, () -> when(write, () -> words.write(ulit(0), data)));
      in(other, () -> words.write(ulit(1), late));
      var address = reg(uint(1));
      address.next(address.add(1).wrap(1));
      word.drive(crossing(() -> words.readSync(address, ReadUnderWrite.NEW)));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void onlyEdgesThatThereAreForward(Engine engine) {
    var top = new Gated();
    try (var sim = engine.open(top)) {
      sim.poke(top.write, true).poke(top.data, 5).poke(top.late, 9).step();
      assertEquals(0, sim.peek(top.word), "the gate is closed");
      sim.step();
      assertEquals(9, sim.peek(top.word), "written at the edge before");
      sim.poke(top.open, true).step();
      assertEquals(5, sim.peek(top.word));
      sim.poke(top.late, 3).step();
      assertEquals(9, sim.peek(top.word), "two clocks have no edge in common");
    }
  }
}
