package burin.sim.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.pass.CoverageKind;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Small circuits of which it is known what a run covers; the same on every engine.
class CoverageTest {
  private static Coverage run(Engine engine, Module module, Consumer<Simulator> test, CoverageKind... kinds) {
    try (var sim = engine.compile(module, CoverageOptions.of(kinds)).open()) {
      test.accept(sim);
      return Coverage.of(sim);
    }
  }

  /// The points without their places.
  private static Map<String, Long> hits(Coverage coverage) {
    var hits = new TreeMap<String, Long>();
    coverage.hits().forEach((item, times) -> hits.put(
        (item.instance().isEmpty() ? "" : item.instance() + ": ") + (item.subject() + " " + item.detail()).strip(), times));
    return hits;
  }

  /// IDLE in four cycles, RUN in four, HALT in one.
  private static void walk(Simulator sim, Machine machine) {
    sim.reset().step(3);
    sim.poke(machine.go, true).step();
    sim.poke(machine.step, 3).step(2).poke(machine.step, 0).step();
    sim.poke(machine.stop, true).step(2);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void everyKindOfPoint(Engine engine) {
    var machine = new Machine();
    assertEquals("""
        module   branch  mux  state  toggle  cover  all
        Machine  7/8     2/2  3/3    14/24   0/1    68.4 %
        all      7/8     2/2  3/3    14/24   0/1    68.4 %

        not reached
        Machine.java:11  toggle go     never: falls; 1 of 2
        Machine.java:12  toggle stop   never: falls; 1 of 2
        Machine.java:14  toggle out    never: [1..3] falls, [3] rises; 4 of 8
        Machine.java:18  toggle total  never: [1..3] falls, [3] rises; 4 of 8
        Machine.java:26  branch        never: taken
        Machine.java:27  cover "full"  never

        reached
        Machine.java:13  toggle step  4 of 4
        Machine.java:17  state phase  HALT 1 x, IDLE 4 x, RUN 4 x
        Machine.java:21  branch       none taken 1 x, taken 4 x
        Machine.java:22  branch       none taken 3 x, taken 1 x
        Machine.java:23  branch       taken 4 x
        Machine.java:24  mux          select 0 2 x, select 1 2 x
        Machine.java:25  branch       none taken 3 x, taken 1 x

        transitions seen
        Machine.java:17  transition phase  IDLE to RUN 1 x, RUN to HALT 1 x
        """, CoverageText.of(run(engine, machine, sim -> walk(sim, machine), CoverageKind.values())));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void nothingCountsDuringResetAndNothingIsForgottenInIt(Engine engine) {
    var machine = new Machine();
    Coverage coverage = run(engine, machine, sim -> {
      sim.poke(machine.go, true).reset().reset().step().poke(machine.step, 1).step();
      sim.poke(machine.step, 0).reset().poke(machine.go, false).step();
    }, CoverageKind.values());
    assertThat(hits(coverage))
        .containsEntry("phase IDLE", 2L).containsEntry("phase RUN", 1L).containsEntry("phase IDLE to RUN", 1L)
        .doesNotContainKey("phase RUN to IDLE")
        .containsEntry("mux select 0", 1L).containsEntry("mux select 1", 0L)
        .containsEntry("out [0] rises", 0L).containsEntry("go falls", 0L);
  }

  /// The lanes of a vector, numbers that are never 0, and bits that never change.
  private static final class Numbers extends Module {
    final Vec<SInt> lanes = input(vec(5, sint(3)));
    final UInt high = input(range(200, 207));
    final SInt low = input(signedRange(-9, -6));
    final UInt wide = input(uint(70));
    final Bool any = output(bool());

    Numbers() {
      any.drive(lanes.map(lane -> mux(lane.lt(0), high.gt(203), wide.eq(0))).reduceTree(Bool::or));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void bitsOfLanesAndOfRanges(Engine engine) {
    var numbers = new Numbers();
    Coverage coverage = run(engine, numbers, sim -> sim
        .poke(numbers.lanes, 0, 0, 0, 0, 2).poke(numbers.high, 200).poke(numbers.low, -9).step()
        .poke(numbers.lanes, 0, 1, 0, 0, -2).poke(numbers.high, 205).poke(numbers.low, -7)
        .poke(numbers.wide, BigInteger.ONE.shiftLeft(69)).step()
        .poke(numbers.lanes, 0, 1, 0, 0, 0).step(), CoverageKind.values());
    assertThat(CoverageText.of(coverage)).contains(
        "toggle lanes  never: [0] falls, [1] rises; 4 of 6",
        "toggle high   never: [0..2] falls, [1] rises; 2 of 6",
        "toggle low    never: [0] falls, [3] falls, [0..2] rises; 3 of 8",
        "toggle wide   never: [0..69] falls, [0..68] rises; 1 of 140");
  }

  /// A register of a clock of its own, one behind a gate, and a module that has no clock.
  private static final class Clocks extends Module {
    static final class Gate extends Module {
      final Bool in = input(bool());
      final Bool out = output(bool());

      Gate() {
        out.drive(false);
        when(in, () -> out.drive(true));
      }
    }

    final ClockDomain pixel = clockDomain();
    final Bool count = input(bool());
    final Bool enable = input(bool());
    final UInt out = output(uint(8));
    final UInt gatedOut = output(uint(8));

    Clocks() {
      in(pixel, () -> {
        var count = reg(uint(8), 0);
        when(this.count, () -> count.next(count.add(1).wrap(8)));
        out.drive(count);
      });
      var gated = mainDomain().enabled(enable);
      in(gated, () -> {
        var count = reg(uint(8), 0);
        when(count.lt(2), () -> count.next(count.add(1).wrap(8)));
        gatedOut.drive(count);
      });
      instance(new Gate()).in.drive(enable);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Engine.class, names = {"INTERP", "JVM"})
  void everyDomainCountsItsOwnEdges(Engine engine) {
    var clocks = new Clocks();
    Coverage coverage = run(engine, clocks, sim -> {
      sim.step(clocks.pixel).poke(clocks.count, true).poke(clocks.enable, true).step(clocks.pixel).step(clocks.pixel);
      sim.step(clocks.mainDomain()).step(clocks.mainDomain()).step(clocks.mainDomain());
      sim.poke(clocks.enable, false).step(clocks.mainDomain());
    }, CoverageKind.BRANCH);
    assertThat(CoverageText.of(coverage)).endsWith("""
        reached
        CoverageTest.java:130  branch  none taken 1 x, taken 3 x
        CoverageTest.java:143  branch  none taken 1 x, taken 2 x
        CoverageTest.java:149  branch  none taken 1 x, taken 2 x
        """);
  }
}
