package burin.lib.logic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.lib.Engines;
import burin.sim.Engine;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Codes, tried on every input.
class CodesTest {

  /// @param count how many things there are, at least 2
  private record Config(int count) {}

  static final class Codes extends Module {
    private final Config config;
    final UInt index = input(index(config.count()));
    final Bits bits = input(bits(config.count()));
    final Bool isOneHot = output(bool());
    final UInt lowest = output(index(config.count()));
    final Bits gray = output(bits(index.width()));
    final UInt back = output(uint(index.width()));

    Codes(Config config) {
      this.config = config;
      super();
      isOneHot.drive(OneHot.isOneHot(bits));
      lowest.drive(Priority.lowest(bits));
      gray.drive(Gray.encode(index));
      back.drive(Gray.decode(gray));
    }
  }

  static Stream<Arguments> sizes() {
    var quick = Engines.quick().flatMap(engine -> IntStream.of(1, 2, 3, 5, 8, 11).mapToObj(n -> Arguments.of(engine, n)));
    return Stream.concat(quick, Stream.of(Arguments.of(Engine.LOCKSTEP, 6)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void codes(Engine engine, int count) {
    var codes = new Codes(new Config(count));
    try (var sim = engine.open(codes)) {
      for (int i = 0; i < count; i++) {
        sim.poke(codes.index, i);
        assertEquals(i ^ i >> 1, sim.peek(codes.gray));
        assertEquals(i, sim.peek(codes.back));
      }
      for (int bits = 0; bits < 1 << count; bits++) {
        sim.poke(codes.bits, bits);
        assertEquals(Integer.bitCount(bits) == 1, sim.peek(codes.isOneHot) == 1, "bits " + bits);
        int lowest = bits == 0 ? count - 1 : Integer.numberOfTrailingZeros(bits);
        assertEquals(lowest, sim.peek(codes.lowest), "bits " + bits);
      }
    }
  }
}
