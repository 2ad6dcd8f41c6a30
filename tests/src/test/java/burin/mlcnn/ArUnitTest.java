package burin.mlcnn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.lib.stream.Stream;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sums of neighbouring half sums, under stalls on all three sides.
class ArUnitTest {
  private static MlcnnConfig config(int pool, int stride) {
    return new MlcnnConfig(NumberFormat.INT8, Mode.MLCNN, Sums.FULL, new SliceMap(1, 1), new Tile(1, 1, 40, 40),
        new Limits(3, stride, pool, 9), 100);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void goldenTrace(Engine engine) {
    var unit = new ArUnit(config(2, 1));
    try (var simulator = engine.open(unit)) {
      var bench = new Bench(unit, simulator, 2, 1, 0, 1);
      bench.run(List.of(new int[] {7, 9, 11, 13, 15}));
      assertEquals(List.of(16, 24), bench.even);
      assertEquals(List.of(20, 28), bench.odd);
    }
  }

  @Test
  void keepsOrderUnderStalls() {
    var unit = new ArUnit(config(8, 3));
    try (var simulator = Engine.JVM.open(unit)) {
      var random = new SplittableRandom(3);
      for (int run = 0; run < 60; run++) {
        int window = 1 + random.nextInt(8);
        int spacing = 1 + random.nextInt(3);
        var rows = new ArrayList<int[]>();
        for (int row = 0; row < 5; row++) rows.add(row((window - 1) * spacing + 1 + random.nextInt(15), random));
        var bench = new Bench(unit, simulator, window, spacing, random.nextInt(80), run);
        bench.run(rows);
        for (int parity = 0; parity < 2; parity++) {
          assertEquals(expected(rows, window, spacing, parity), parity == 0 ? bench.even : bench.odd,
              "window %d, spacing %d, run %d".formatted(window, spacing, run));
        }
      }
    }
  }

  private static int[] row(int columns, SplittableRandom random) {
    return random.ints(columns, 0, 2041).toArray();
  }

  private static List<Integer> expected(List<int[]> rows, int window, int spacing, int parity) {
    var sums = new ArrayList<Integer>();
    for (int[] row : rows) {
      for (int x = parity; x + (window - 1) * spacing < row.length; x += 2) {
        int column = x;
        sums.add(IntStream.range(0, window).map(q -> row[column + q * spacing]).sum());
      }
    }
    return sums;
  }

  /// Drives rows in and takes sums out; each side stalls in some of a hundred cycles.
  private static final class Bench {
    private final ArUnit unit;
    private final Simulator simulator;
    private final int stalls;
    private final SplittableRandom random;
    private final List<Integer> even = new ArrayList<>();
    private final List<Integer> odd = new ArrayList<>();

    Bench(ArUnit unit, Simulator simulator, int window, int spacing, int stalls, long seed) {
      this.unit = unit;
      this.simulator = simulator;
      this.stalls = stalls;
      this.random = new SplittableRandom(seed);
      simulator.poke(unit.in.valid, 0).reset();
      simulator.poke(unit.window, window).poke(unit.spacing, spacing);
    }

    void run(List<int[]> rows) {
      for (int[] row : rows) {
        for (int k = 0; k < row.length; k += 2) send(row, k);
      }
      for (int i = 0; i < 40; i++) step(false);
    }

    private void send(int[] row, int k) {
      while (random.nextInt(100) < stalls) step(false);
      simulator.poke(unit.in.payload.left, row[k]).poke(unit.in.payload.right, k + 1 < row.length ? row[k + 1] : 77)
          .poke(unit.in.payload.first, k == 0).poke(unit.in.payload.last, k + 2 >= row.length)
          .poke(unit.in.payload.single, k + 1 == row.length);
      while (!step(true)) {}
    }

    private boolean fires(Stream<OperandItem> stream) {
      return simulator.peek(stream.valid) != 0 && simulator.peek(stream.ready) != 0;
    }

    /// Whether a pair was taken.
    private boolean step(boolean offers) {
      simulator.poke(unit.in.valid, offers).poke(unit.even.ready, random.nextInt(100) >= stalls)
          .poke(unit.odd.ready, random.nextInt(100) >= stalls);
      if (fires(unit.even)) even.add((int) simulator.peek(unit.even.payload.value));
      if (fires(unit.odd)) odd.add((int) simulator.peek(unit.odd.payload.value));
      boolean taken = offers && simulator.peek(unit.in.ready) != 0;
      simulator.step();
      return taken;
    }
  }
}
