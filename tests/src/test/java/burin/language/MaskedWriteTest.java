package burin.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.sim.Engine;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Words of which only some lanes are written.
class MaskedWriteTest {
  static Stream<Engine> engines() {
    return Stream.of(Engine.values());
  }

  private static final class Bytes extends Module {
    final UInt address = input(index(4));
    final Vec<Bits> data = input(vec(4, bits(8)));
    final Vec<Bool> enables = input(vec(4, bool()));
    final Bool write = input(bool());
    final Vec<Bits> word = output(vec(4, bits(8)));
    final Memory<Vec<Bits>> words = memory(vec(4, bits(8)), 4);

    Bytes() {
      when(write, () -> words.write(address, data, enables));
      word.drive(words.read(address));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void onlyEnabledLanesChange(Engine engine) {
    var top = new Bytes();
    try (var sim = engine.open(top)) {
      sim.poke(top.address, 2).poke(top.data, 1, 2, 3, 4).poke(top.enables, 1, 1, 1, 1).step();
      assertArrayEquals(new long[] {0, 0, 0, 0}, sim.peek(top.word));
      sim.poke(top.write, true).step();
      assertArrayEquals(new long[] {1, 2, 3, 4}, sim.peek(top.word));
      sim.poke(top.data, 9, 8, 7, 6).poke(top.enables, 0, 1, 0, 1).step();
      assertArrayEquals(new long[] {1, 8, 3, 6}, sim.peek(top.word));
      sim.poke(top.enables, 0, 0, 0, 0).step();
      assertArrayEquals(new long[] {1, 8, 3, 6}, sim.peek(top.words, 2));
    }
  }
}
