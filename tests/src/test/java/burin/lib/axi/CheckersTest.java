package burin.lib.axi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.hdl.Bool;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The checkers find each mistake in the cycle in which it is made, and nothing else. What they say of a bus that does nothing
/// wrong is in the tests of the masters and of the registers.
class CheckersTest {
  private static final Axi4.Config BUS = new Axi4.Config(16, 32, 1, 0);

  /// An AXI4 checker whose bus is driven signal by signal.
  private static final class Full implements AutoCloseable {
    final Axi4Checker checker;
    final Axi4 axi;
    final Simulator sim;
    final Map<String, Bool> flags = new LinkedHashMap<>();

    Full(Engine engine, int outstanding) {
      checker = new Axi4Checker(new Axi4Checker.Config(BUS, outstanding));
      axi = checker.axi;
      flags.put("awUnstable", checker.awUnstable);
      flags.put("wUnstable", checker.wUnstable);
      flags.put("bUnstable", checker.bUnstable);
      flags.put("arUnstable", checker.arUnstable);
      flags.put("rUnstable", checker.rUnstable);
      flags.put("awIllegal", checker.awIllegal);
      flags.put("arIllegal", checker.arIllegal);
      flags.put("wWrongLast", checker.wWrongLast);
      flags.put("rWrongLast", checker.rWrongLast);
      flags.put("bUnexpected", checker.bUnexpected);
      flags.put("rUnexpected", checker.rUnexpected);
      flags.put("overflow", checker.overflow);
      sim = engine.open(checker);
      sim.reset();
    }

    /// One cycle; gives the flags that are up in it.
    List<String> step() {
      var up = flags.entrySet().stream().filter(flag -> sim.peek(flag.getValue()) == 1).map(Map.Entry::getKey).toList();
      if (!up.isEmpty()) assertEquals(1, sim.peek(checker.failed));
      sim.step();
      for (Bool signal : List.of(axi.awvalid, axi.awready, axi.wvalid, axi.wready, axi.bvalid, axi.bready, axi.arvalid,
          axi.arready, axi.rvalid, axi.rready)) {
        sim.poke(signal, false);
      }
      return up;
    }

    Full aw(long address, int words, int size, int burst) {
      sim.poke(axi.awvalid, true).poke(axi.awready, true).poke(axi.awaddr, address).poke(axi.awlen, words - 1)
          .poke(axi.awsize, size).poke(axi.awburst, burst);
      return this;
    }

    Full ar(int id, long address, int words, int size, int burst) {
      sim.poke(axi.arvalid, true).poke(axi.arready, true).poke(axi.arid.orElseThrow(), id).poke(axi.araddr, address)
          .poke(axi.arlen, words - 1).poke(axi.arsize, size).poke(axi.arburst, burst);
      return this;
    }

    Full w(boolean last) {
      sim.poke(axi.wvalid, true).poke(axi.wready, true).poke(axi.wlast, last);
      return this;
    }

    Full b() {
      sim.poke(axi.bvalid, true).poke(axi.bready, true);
      return this;
    }

    Full r(int id, boolean last) {
      sim.poke(axi.rvalid, true).poke(axi.rready, true).poke(axi.rid.orElseThrow(), id).poke(axi.rlast, last);
      return this;
    }

    @Override
    public void close() {
      sim.close();
    }
  }

  private static final List<String> NONE = List.of();

  @ParameterizedTest
  @EnumSource(Engine.class)
  void followsBurstsThatAreWritten(Engine engine) {
    try (var bus = new Full(engine, 4)) {
      assertEquals(NONE, bus.aw(0, 2, 2, Axi4.INCR).w(false).step());
      assertEquals(NONE, bus.w(true).step());
      assertEquals(NONE, bus.b().step());
      assertEquals(NONE, bus.w(true).step(), "data may come first");
      assertEquals(NONE, bus.aw(0, 1, 2, Axi4.INCR).step());
      assertEquals(NONE, bus.b().step());
      assertEquals(List.of("bUnexpected"), bus.b().step());
      assertEquals(NONE, bus.aw(0, 2, 2, Axi4.INCR).w(true).step());
      assertEquals(List.of("wWrongLast"), bus.step());
      assertEquals(1, bus.sim.peek(bus.checker.failed));
      assertEquals(NONE, bus.step());
      bus.sim.reset();
      assertEquals(0, bus.sim.peek(bus.checker.failed));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void findsABurstWithoutEnd(Engine engine) {
    try (var bus = new Full(engine, 2)) {
      for (int i = 0; i < 255; i++) assertEquals(NONE, bus.w(false).step());
      assertEquals(List.of("wWrongLast"), bus.w(false).step());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void followsBurstsThatAreReadByIdentifier(Engine engine) {
    try (var bus = new Full(engine, 4)) {
      assertEquals(NONE, bus.ar(0, 0, 2, 2, Axi4.INCR).step());
      assertEquals(NONE, bus.ar(1, 0, 1, 2, Axi4.INCR).r(0, false).step());
      assertEquals(NONE, bus.r(1, true).step(), "out of order");
      assertEquals(NONE, bus.r(0, true).step());
      assertEquals(List.of("rUnexpected"), bus.r(0, true).step());
      assertEquals(NONE, bus.ar(1, 0, 2, 2, Axi4.INCR).step());
      assertEquals(List.of("rUnexpected"), bus.r(0, false).step());
      assertEquals(List.of("rWrongLast"), bus.r(1, true).step());
      assertEquals(List.of("rWrongLast"), bus.r(1, false).step());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void knowsWhichBurstsThereCanBe(Engine engine) {
    try (var bus = new Full(engine, 40)) {
      assertEquals(NONE, bus.aw(0x0ff8, 2, 2, Axi4.INCR).step());
      assertEquals(List.of("awIllegal"), bus.aw(0x0ff8, 3, 2, Axi4.INCR).step());
      assertEquals(NONE, bus.aw(0xfc00, 256, 2, Axi4.INCR).step());
      assertEquals(List.of("awIllegal"), bus.aw(0xfc04, 256, 2, Axi4.INCR).step());
      assertEquals(NONE, bus.aw(0x0fff, 1, 2, Axi4.INCR).step(), "an unaligned first word");
      assertEquals(NONE, bus.aw(0x0f00, 256, 0, Axi4.INCR).step(), "narrow words");
      assertEquals(List.of("awIllegal"), bus.aw(0, 1, 3, Axi4.INCR).step(), "words wider than the bus");
      assertEquals(NONE, bus.aw(0x0ffc, 16, 2, Axi4.FIXED).step());
      assertEquals(List.of("awIllegal"), bus.aw(0, 17, 2, Axi4.FIXED).step());
      assertEquals(NONE, bus.ar(0, 0x0ffc, 16, 2, Axi4.WRAP).step());
      assertEquals(List.of("arIllegal"), bus.ar(0, 0, 5, 2, Axi4.WRAP).step());
      assertEquals(List.of("arIllegal"), bus.ar(0, 2, 4, 2, Axi4.WRAP).step());
      assertEquals(List.of("arIllegal"), bus.ar(0, 0, 1, 2, 3).step(), "no such kind");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void findsOffersThatAreNotKept(Engine engine) {
    try (var bus = new Full(engine, 4)) {
      bus.sim.poke(bus.axi.awvalid, true).poke(bus.axi.awburst, Axi4.INCR).poke(bus.axi.wvalid, true).poke(bus.axi.bvalid, true)
          .poke(bus.axi.arvalid, true).poke(bus.axi.arburst, Axi4.INCR).poke(bus.axi.rvalid, true);
      assertEquals(NONE, bus.step());
      assertEquals(List.of("awUnstable", "wUnstable", "bUnstable", "arUnstable", "rUnstable"), bus.step());
      assertEquals(NONE, bus.step());
      bus.sim.poke(bus.axi.wvalid, true);
      assertEquals(NONE, bus.step());
      bus.sim.poke(bus.axi.wvalid, true).poke(bus.axi.wdata, 1);
      assertEquals(List.of("wUnstable"), bus.step());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void tellsWhenItCannotFollow(Engine engine) {
    try (var bus = new Full(engine, 2)) {
      assertEquals(NONE, bus.ar(1, 0, 1, 2, Axi4.INCR).step());
      assertEquals(NONE, bus.ar(1, 0, 1, 2, Axi4.INCR).step());
      assertEquals(NONE, bus.ar(0, 0, 1, 2, Axi4.INCR).step());
      assertEquals(List.of("overflow"), bus.ar(1, 0, 1, 2, Axi4.INCR).step());
      assertEquals(List.of("overflow"), bus.step());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void followsLiteBuses(Engine engine) {
    var checker = new Axi4LiteChecker(new Axi4LiteChecker.Config(new Axi4Lite.Config(8, 32), 2));
    var axi = checker.axi;
    try (var sim = engine.open(checker)) {
      sim.reset().poke(axi.awready, true).poke(axi.wready, true).poke(axi.bready, true).poke(axi.arready, true)
          .poke(axi.rready, true);
      sim.poke(axi.awvalid, true).poke(axi.arvalid, true).step().poke(axi.awvalid, false).poke(axi.arvalid, false);
      sim.poke(axi.bvalid, true);
      assertEquals(1, sim.peek(checker.bUnexpected), "the data has not come");
      sim.reset().poke(axi.bvalid, false).poke(axi.awvalid, true).poke(axi.wvalid, true).step();
      sim.poke(axi.awvalid, false).poke(axi.wvalid, false).poke(axi.bvalid, true);
      assertEquals(0, sim.peek(checker.bUnexpected));
      sim.step();
      assertEquals(1, sim.peek(checker.bUnexpected), "answered twice");
      sim.poke(axi.bvalid, false).poke(axi.rvalid, true);
      assertEquals(1, sim.peek(checker.rUnexpected));
      sim.poke(axi.rvalid, false).poke(axi.arready, false).poke(axi.arvalid, true).step().poke(axi.araddr, 4);
      assertEquals(1, sim.peek(checker.arUnstable));
      assertEquals(0, sim.peek(checker.awUnstable) + sim.peek(checker.wUnstable) + sim.peek(checker.bUnstable));
      sim.step().step();
      assertEquals(1, sim.peek(checker.failed));
      assertEquals(0, sim.peek(checker.arUnstable));
    }
  }

  @Test
  void rejectsSizesThatCannotBe() {
    var error = assertThrows(IllegalArgumentException.class, () -> new Axi4Checker.Config(BUS, 0));
    assertEquals("outstanding is 0, must be at least 1", error.getMessage());
    error = assertThrows(
        IllegalArgumentException.class, () -> new Axi4Checker.Config(new Axi4.Config(16, 32, 7, 0), 1));
    assertEquals("idBits is 7, at most 6 can be checked", error.getMessage());
    error = assertThrows(
        IllegalArgumentException.class, () -> new Axi4LiteChecker.Config(new Axi4Lite.Config(8, 32), 0));
    assertEquals("outstanding is 0, must be at least 1", error.getMessage());
  }
}
