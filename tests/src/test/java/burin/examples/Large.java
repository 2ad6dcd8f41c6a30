package burin.examples;

import static org.assertj.core.api.Assertions.assertThat;

import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A circuit of any size, with what it does.
///
/// @param behaviour begins after a reset
record Large<M extends Module>(String name, IntFunction<M> design, Behaviour<M> behaviour) {
  private static final int BITS = 8;
  private static final int MOST_STEPS = 6;
  private static final int MODULUS = 1 << 16;

  interface Behaviour<M> {
    void check(M module, int size, Simulator sim);
  }

  static List<Large<?>> all() {
    return List.of(
        new Large<>("filter by lanes", taps -> new Fir(config(taps)), filter(m -> m.x, m -> m.y)),
        new Large<>("filter tap by tap", taps -> new UnrolledFir(config(taps)), filter(m -> m.x, m -> m.y)),
        new Large<>("tree by lanes", taps -> new Tree(config(taps)), tree(m -> m.x, m -> m.y)),
        new Large<>("tree adder by adder", taps -> new UnrolledTree(config(taps)), tree(m -> m.x, m -> m.y)),
        new Large<>("chain", LongChain::new, Large::chain),
        new Large<>("chain without names", Unnamed::new, Unnamed::check),
        new Large<>("registers", ManyRegisters::new, Large::registers),
        new Large<>("table", LargeTable::new, Large::table),
        new Large<>("equal instances", count -> new ManyInstances(count, ManyInstances.Kind.EQUAL), instances(_ -> 1)),
        new Large<>("different instances", count -> new ManyInstances(count, ManyInstances.Kind.DIFFERENT), instances(i -> i)),
        new Large<>("array of instances", CellArray::new, Large::array));
  }

  /// Simulates one of a size.
  void check(Engine engine, int size) {
    M module = design.apply(size);
    try (var sim = engine.open(module)) {
      behaviour.check(module, size, sim.reset());
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /// Choices within choices: what a stream passes on has no name, so that only the emitter can cut it into lines.
  private static final class Unnamed extends Module {
    final UInt x = input(uint(BITS));
    final UInt y = output(uint(BITS));

    Unnamed(int links) {
      y.drive(IntStream.range(0, links).boxed()
          .reduce(x, (value, i) -> mux(x.eq(i % 100), ulit(i % 200), value), (one, _) -> one));
    }

    /// The last link counts that compares with `x`.
    static void check(Unnamed chain, int links, Simulator sim) {
      for (int x : new int[] {0, 7, 99, 100, 255}) {
        int last = (links - 1 - x) / 100 * 100 + x;
        int expected = x < 100 && x < links ? last % 200 : x;
        assertThat(sim.poke(chain.x, x).peek(chain.y)).isEqualTo(expected);
      }
    }
  }

  private static FilterConfig config(int taps) {
    return new FilterConfig(taps, BITS);
  }

  /// One number goes through it.
  private static <M> Behaviour<M> filter(Function<M, SInt> x, Function<M, SInt> y) {
    return (module, taps, sim) -> {
      long[] coefficients = config(taps).coefficients();
      for (int i = 0; i < Math.min(taps, MOST_STEPS); i++) {
        sim.poke(x.apply(module), i == 0 ? -77 : 0).step();
        assertThat(sim.peek(y.apply(module))).isEqualTo(-77 * coefficients[taps - 1 - i]);
      }
    };
  }

  private static <M> Behaviour<M> tree(Function<M, SInt> x, Function<M, SInt> y) {
    return (module, taps, sim) -> assertThat(sim.poke(x.apply(module), -128).step().peek(y.apply(module)))
        .isEqualTo(-128 * Arrays.stream(config(taps).coefficients()).sum());
  }

  private static void chain(LongChain chain, int links, Simulator sim) {
    for (long x : new long[] {0, 1, 40_000, 65_535}) {
      long expected = x;
      for (int i = 0; i < links; i++) expected = (expected + (i % 3 == 0 ? x : i % 251)) % MODULUS;
      assertThat(sim.poke(chain.x, x).peek(chain.y)).isEqualTo(expected);
    }
  }

  private static void registers(ManyRegisters registers, int count, Simulator sim) {
    sim.poke(registers.x, 0xa5).poke(registers.enable, true);
    for (int i = count - 1; i >= Math.max(0, count - MOST_STEPS); i--) {
      assertThat(sim.peek(registers.y)).isEqualTo(i % 256);
      sim.step();
    }
    long after = count > MOST_STEPS ? (count - MOST_STEPS - 1) % 256 : 0xa5;
    assertThat(sim.peek(registers.y)).isEqualTo(after);
    assertThat(sim.poke(registers.enable, false).step().peek(registers.y)).isEqualTo(after);
  }

  private static void table(LargeTable table, int entries, Simulator sim) {
    for (int at : new int[] {0, 1, entries / 2, entries - 1}) {
      assertThat(sim.poke(table.at, at).peek(table.value)).isEqualTo(at * 31L % 1000);
    }
  }

  /// @param addend what instance `i` adds
  private static Behaviour<ManyInstances> instances(Function<Integer, Integer> addend) {
    return (instances, count, sim) -> {
      sim.poke(instances.x, 500);
      long expected = 0;
      for (int i = count - 1; i >= Math.max(0, count - MOST_STEPS); i--) {
        expected += addend.apply(i);
        long y = sim.step().peek(instances.y);
        assertThat(y).isEqualTo((expected + (i == 0 ? 500 : 0)) % MODULUS);
      }
    };
  }

  private static void array(CellArray array, int count, Simulator sim) {
    long[] lanes = new long[count];
    Arrays.setAll(lanes, i -> i * 7L % MODULUS);
    long[] expected = Arrays.stream(lanes).map(lane -> (lane + 1) % MODULUS).toArray();
    assertThat(sim.poke(array.x, lanes).step().peek(array.y)).containsExactly(expected);
  }
}
