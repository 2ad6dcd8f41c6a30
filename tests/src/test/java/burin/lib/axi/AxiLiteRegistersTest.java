package burin.lib.axi;

import static burin.lib.axi.RegisterField.readOnly;
import static burin.lib.axi.RegisterField.readWrite;
import static burin.lib.axi.RegisterField.writeOneToClear;
import static burin.lib.axi.RegisterField.writeOnly;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.hdl.Bits;
import burin.hdl.Module;
import burin.sim.Engine;
import burin.sim.testing.Item;
import burin.sim.testing.TestBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AxiLiteRegistersTest {
  private static final Axi4Lite.Config BUS = new Axi4Lite.Config(8, 32);
  private static final RegisterMap MAP = RegisterMap.of(
      Register.at(0x00, "control", readWrite("enable", 0, 1).withReset(1), readWrite("mode", 4, 9).withReset(0x155)),
      Register.at(0x04, "status", readOnly("busy", 0, 1), writeOneToClear("done", 7, 3).withReset(5), readOnly("level", 20, 12)),
      Register.at(0x08, "data", writeOnly("word", 0, 32)),
      Register.at(0x20, "scratch", readWrite("enable", 0, 32)));

  private static final long OKAY = Response.OKAY.code();
  private static final long SLVERR = Response.SLVERR.code();

  private static AxiLiteRegisters registers() {
    return new AxiLiteRegisters(new AxiLiteRegisters.Config(BUS, MAP));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void beginsWithTheResetValues(Engine engine) {
    var registers = registers();
    try (var sim = engine.open(registers)) {
      var bench = new TestBench(sim, 1).reset();
      var bus = new LiteMaster(bench, registers.axi, 0);
      assertEquals(0x1551, bus.read(0x00).get(0));
      assertEquals(5 << 7, bus.read(0x04).get(0));
      assertEquals(0x155, sim.peek(registers.value("control.mode")));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void keepsWhatIsWritten(Engine engine) {
    var registers = registers();
    try (var sim = engine.open(registers)) {
      var bench = new TestBench(sim, 2).reset();
      var bus = new LiteMaster(bench, registers.axi, 40);
      Random random = bench.random();
      long control = 0x1551;
      long scratch = 0;
      for (int i = 0; i < 150; i++) {
        long data = random.nextInt() & 0xffffffffL;
        int strobes = random.nextInt(16);
        long mask = mask(strobes);
        long low = random.nextInt(4);
        if (random.nextBoolean()) {
          assertEquals(Response.OKAY, bus.write(low, data, strobes));
          control = (control & ~mask | data & mask) & 0x1ff1;
        } else {
          assertEquals(Response.OKAY, bus.write(0x20 + low, data, strobes));
          scratch = scratch & ~mask | data & mask;
        }
        assertEquals(Item.of(control, OKAY), bus.read(0x00 + low));
        assertEquals(Item.of(scratch, OKAY), bus.read(0x20 + low));
        assertEquals(control & 1, sim.peek(registers.value("control.enable")));
        assertEquals(control >> 4, sim.peek(registers.value("control.mode")));
        assertEquals(scratch, sim.peek(registers.value("scratch.enable")));
      }
    }
  }

  private static long mask(int strobes) {
    return LongStream.range(0, 4).filter(i -> (strobes >> i & 1) == 1).map(i -> 0xffL << 8 * i).sum();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void showsWhatTheHardwareGives(Engine engine) {
    var registers = registers();
    try (var sim = engine.open(registers)) {
      var bench = new TestBench(sim, 3).reset();
      var bus = new LiteMaster(bench, registers.axi, 0);
      sim.poke(registers.given("status.busy"), 1).poke(registers.given("status.level"), 0xabc);
      assertEquals(Item.of(0xabcL << 20 | 5 << 7 | 1, OKAY), bus.read(0x04));
      assertEquals(Response.OKAY, bus.write(0x04, ~0L & 0xfffff00fL, 15));
      assertEquals(Item.of(0xabcL << 20 | 5 << 7 | 1, OKAY), bus.read(0x04));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void clearsWhereAOneIsWritten(Engine engine) {
    var registers = registers();
    try (var sim = engine.open(registers)) {
      var bench = new TestBench(sim, 4).reset();
      var bus = new LiteMaster(bench, registers.axi, 0);
      Bits events = registers.events("status.done");
      Bits done = registers.value("status.done");
      bus.write(0x04, 1 << 7, 15);
      assertEquals(0b100, sim.peek(done), "bit 0 was cleared");
      bus.write(0x04, 7 << 7, 0b1100);
      assertEquals(0b100, sim.peek(done), "no strobe, nothing cleared");
      sim.poke(events, 0b011);
      bench.step();
      sim.poke(events, 0);
      assertEquals(0b111, sim.peek(done), "the hardware sets bits");
      sim.poke(events, 0b010);
      bus.write(0x04, 7 << 7, 15);
      sim.poke(events, 0);
      assertEquals(0b010, sim.peek(done), "what is set while it is cleared stays set");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void handsOnWhatIsOnlyWritten(Engine engine) {
    var registers = registers();
    try (var sim = engine.open(registers)) {
      var bench = new TestBench(sim, 5).reset();
      var word = registers.written("data.word");
      List<Long> seen = new ArrayList<>();
      bench.add(new burin.sim.testing.Agent() {
        @Override
        public void observe() {
          if (sim.peek(word.valid) == 1) seen.add(sim.peek(word.payload));
        }
      });
      var bus = new LiteMaster(bench, registers.axi, 30);
      bus.write(0x08, 0x11223344L, 15);
      bus.write(0x08, 0x55667788L, 0b0101);
      bus.write(0x08, 0x99999999L, 0);
      bus.write(0x20, 0x99999999L, 15);
      assertEquals(List.of(0x11223344L, 0x00660088L), seen);
      assertEquals(Item.of(0, OKAY), bus.read(0x08));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void answersWithAnErrorElsewhere(Engine engine) {
    var registers = registers();
    try (var sim = engine.open(registers)) {
      var bench = new TestBench(sim, 6).reset();
      var bus = new LiteMaster(bench, registers.axi, 20);
      for (long address : new long[] {0x0c, 0x10, 0x1f, 0x24, 0x80, 0xff}) {
        assertEquals(Response.SLVERR, bus.write(address, 0xffffffffL, 15));
        assertEquals(Item.of(0, SLVERR), bus.read(address));
      }
      assertEquals(Item.of(0x1551, OKAY), bus.read(0x00));
      assertEquals(Item.of(0, OKAY), bus.read(0x20));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void takesARequestEveryCycleAndAnswersInTheNext(Engine engine) {
    var registers = registers();
    try (var sim = engine.open(registers)) {
      var bench = new TestBench(sim, 7).reset();
      var bus = new LiteMaster(bench, registers.axi, 0);
      for (int i = 0; i < 20; i++) {
        bus.aw.send(Item.of(0x20, 0));
        bus.w.send(Item.of(i, 15));
        bus.ar.send(Item.of(0x20, 0));
      }
      bench.run(30);
      for (int i = 0; i < 20; i++) {
        assertEquals(1 + i, bus.aw.cycles().get(i));
        assertEquals(1 + i, bus.w.cycles().get(i));
        assertEquals(2 + i, bus.b.cycles().get(i));
        assertEquals(1 + i, bus.ar.cycles().get(i));
        assertEquals(2 + i, bus.r.cycles().get(i));
        assertEquals(Math.max(0, i - 1), bus.r.items().get(i).get(0), "a read sees the writes of the cycles before");
      }
    }
  }

  /// A bus of 64 bits, within another module.
  static final class Device extends Module {
    final Axi4Lite axi = input(Axi4Lite.of(new Axi4Lite.Config(4, 64)));
    final Bits wide = output(bits(64));

    Device() {
      var map = RegisterMap.of(Register.at(8, "wide", readWrite("word", 0, 64).withReset(77)));
      var registers = instance(new AxiLiteRegisters(new AxiLiteRegisters.Config(axi.config(), map)));
      registers.axi.drive(axi);
      wide.drive(registers.value("wide.word"));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void isPartOfADevice(Engine engine) {
    var device = new Device();
    try (var sim = engine.open(device)) {
      var bench = new TestBench(sim, 8).reset();
      var bus = new LiteMaster(bench, device.axi, 0);
      assertEquals(77, sim.peekBig(device.wide).longValue());
      assertEquals(Response.OKAY, bus.write(8, 0x0123456789abcdefL, 0xf0));
      assertEquals(0x0123456700000000L + 77, bus.read(8).get(0));
      assertEquals(0x0123456700000000L + 77, sim.peekBig(device.wide).longValue());
      assertEquals(Response.SLVERR, bus.write(0, 1, 0xff));
    }
  }

  @Test
  void makesATable() {
    assertEquals("""
        | offset | register | bits | field | access | reset |
        | --- | --- | --- | --- | --- | --- |
        | 0x00 | control | 0 | enable | read-write | 1 |
        | 0x00 | control | 12:4 | mode | read-write | 341 |
        | 0x04 | status | 0 | busy | read-only | 0 |
        | 0x04 | status | 9:7 | done | write-one-to-clear | 5 |
        | 0x04 | status | 31:20 | level | read-only | 0 |
        | 0x08 | data | 31:0 | word | write-only | 0 |
        | 0x20 | scratch | 31:0 | enable | read-write | 0 |
        """, MAP.table());
  }

  private static void assertRejected(String message, Runnable wrong) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
  }

  @Test
  void rejectsFieldsThatCannotBe() {
    assertRejected("`Enable` is no name for a field, write letters and digits", () -> readWrite("Enable", 0, 1));
    assertRejected("field x: bits from 0, 0 of them", () -> readWrite("x", 0, 0));
    assertRejected("field x: a reset value, but it keeps none", () -> readOnly("x", 0, 4).withReset(1));
    assertRejected("field x: reset is 16, which 4 bits do not hold", () -> readWrite("x", 0, 4).withReset(16));
  }

  @Test
  void rejectsMapsThatCannotBe() {
    assertRejected("r: fields a and b overlap", () -> Register.at(0, "r", readWrite("a", 0, 4), readWrite("b", 3, 1)));
    assertRejected("r: two fields of one name", () -> Register.at(0, "r", readWrite("a", 0, 4), readWrite("a", 4, 1)));
    assertRejected("a register map without registers", RegisterMap::of);
    assertRejected("two registers are called r", () -> RegisterMap.of(Register.at(0, "r"), Register.at(4, "r")));
    assertRejected("s: there is another register at 0x4", () -> RegisterMap.of(Register.at(4, "r"), Register.at(4, "s")));
    assertRejected("r: offset 0x2 is no multiple of 4",
        () -> new AxiLiteRegisters.Config(BUS, RegisterMap.of(Register.at(2, "r"))));
    assertRejected("r: offset 0x100 is beyond 8 address bits",
        () -> new AxiLiteRegisters.Config(BUS, RegisterMap.of(Register.at(256, "r"))));
    assertRejected("r: bit 32 of field x is beyond 32 data bits",
        () -> new AxiLiteRegisters.Config(BUS, RegisterMap.of(Register.at(0, "r", readWrite("x", 30, 3)))));
    assertRejected("dataBits is 16, allowed 32 or 64", () -> new Axi4Lite.Config(8, 16));
    assertRejected("addressBits is 0, allowed 1..64", () -> new Axi4Lite.Config(0, 32));
  }

  @Test
  void tellsWhichFieldsThereAre() {
    var registers = registers();
    assertRejected("there is no field power.speed (there is control.enable, control.mode, status.busy, status.done, "
        + "status.level, data.word, scratch.enable)", () -> registers.value("power.speed"));
    assertRejected("there is no field control.mdoe (did you mean control.mode?)", () -> registers.value("control.mdoe"));
    assertRejected("status.busy is READ_ONLY, not one of [READ_WRITE, WRITE_ONE_TO_CLEAR]",
        () -> registers.value("status.busy"));
    assertRejected("data.word is WRITE_ONLY, not one of [READ_ONLY]", () -> registers.given("data.word"));
  }
}
