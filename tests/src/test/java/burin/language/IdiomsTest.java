package burin.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.ClockDomain;
import burin.hdl.DataType;
import burin.hdl.EnumValue;
import burin.hdl.Fields;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.logic.Ticker;
import burin.sim.Engine;
import burin.verilog.VerilogEmitter;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What other languages have a construct for and Burin says with two or three of its own: the forms that
/// `docs/guide/chisel.md` and `docs/guide/spinalhdl.md` tell to write.
class IdiomsTest {
  private static final BigInteger PATTERN = new BigInteger("deadbeef0000000000000001", 16);

  static Stream<Engine> engines() {
    return Stream.of(Engine.INTERP, Engine.JVM);
  }

  private static final class Choices extends Module {
    final UInt key = input(uint(3));
    final Bits requests = input(bits(4));
    final Bits oneHot = input(bits(4));
    final Vec<UInt> values = input(vec(4, uint(8)));
    final UInt looked = output(uint(8));
    final UInt first = output(uint(8));
    final UInt hot = output(uint(8));
    final UInt table = output(uint(8));

    Choices() {
      select(key)
          .is(0, () -> looked.drive(values.get(0)))
          .is(new long[] {3, 5}, () -> looked.drive(values.get(1)))
          .otherwise(() -> looked.drive(255));
      when(requests.bit(0), () -> first.drive(values.get(0)))
          .elseWhen(requests.bit(1), () -> first.drive(values.get(1)))
          .otherwise(() -> first.drive(mux(requests.bit(2), values.get(2), values.get(3))));
      hot.drive(values.getOneHot(oneHot));
      table.drive(constants(uint(8), 3, 1, 4, 1, 5, 9, 2, 6).get(key));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void choices(Engine engine) {
    var choices = new Choices();
    long[] values = {11, 22, 33, 44};
    long[] table = {3, 1, 4, 1, 5, 9, 2, 6};
    try (var sim = engine.open(choices)) {
      sim.poke(choices.values, values);
      for (int i = 0; i < 16; i++) {
        int key = i % 8;
        sim.poke(choices.key, key).poke(choices.requests, i).poke(choices.oneHot, 1 << i % 4);
        assertEquals(key == 0 ? 11 : key == 3 || key == 5 ? 22 : 255, sim.peek(choices.looked));
        assertEquals(values[i % 8 == 0 ? 3 : Integer.numberOfTrailingZeros(i)], sim.peek(choices.first));
        assertEquals(values[i % 4], sim.peek(choices.hot));
        assertEquals(table[key], sim.peek(choices.table));
      }
    }
  }

  private static final class BitWork extends Module {
    final Bits word = input(bits(16));
    final UInt where = input(index(16));
    final UInt nibble = input(index(4));
    final Bool value = input(bool());
    final Bits assembled = output(bits(4));
    final Bits changed = output(bits(16));
    final Bits cut = output(bits(4));
    final Bits window = output(bits(4));
    final UInt logarithm = output(index(16));
    final Bool matches = output(bool());
    final Bool sign = output(bool());
    final Bits flipped = output(bits(16));
    final Bits ones = output(bits(16));
    final Bits pattern = output(bits(100));

    BitWork() {
      var single = wire(vec(4, bool()));
      for (int i = 0; i < 4; i++) single.get(i).drive(word.bit(15 - i));
      assembled.drive(single.asBits());
      changed.drive(word.asVec(bool()).with(where, value).asBits());
      cut.drive(word.asVec(bits(4)).get(nibble));
      window.drive(word.shr(where).slice(3, 0));
      logarithm.drive(lit(15).sub(word.leadingZeros()).max(0).toUInt());
      matches.drive(word.matches("0001_----_----_0010"));
      sign.drive(word.bit(word.width() - 1));
      flipped.drive(word.xor(value.asBits().repeat(16)));
      ones.drive(litBits(16, 0).not());
      pattern.drive(litBits(100, PATTERN));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void bits(Engine engine) {
    var work = new BitWork();
    try (var sim = engine.open(work)) {
      for (int i = 0; i < 400; i++) {
        int word = i * 40503 >>> 3 & 0xffff;
        if (i % 5 == 0) word = word & 0x0ff0 | 0x1002;
        int where = i % 16;
        int value = i >> 4 & 1;
        sim.poke(work.word, word).poke(work.where, where).poke(work.nibble, i % 4).poke(work.value, value);
        assertEquals(Integer.reverse(word) >>> 16 & 0xf, sim.peek(work.assembled));
        assertEquals(word & ~(1 << where) | value << where, sim.peek(work.changed));
        assertEquals(word >> 4 * (i % 4) & 0xf, sim.peek(work.cut));
        assertEquals(word >> where & 0xf, sim.peek(work.window));
        if (word != 0) assertEquals(31 - Integer.numberOfLeadingZeros(word), sim.peek(work.logarithm));
        assertEquals((word & 0xf00f) == 0x1002 ? 1 : 0, sim.peek(work.matches));
        assertEquals(word >> 15, sim.peek(work.sign));
        assertEquals(value == 1 ? ~word & 0xffff : word, sim.peek(work.flipped));
        assertEquals(0xffff, sim.peek(work.ones));
      }
      assertEquals(PATTERN, sim.peekBig(work.pattern));
    }
  }

  private static final class Searches extends Module {
    final Vec<UInt> values = input(vec(6, uint(4)));
    final UInt wanted = input(uint(4));
    final Bool contains = output(bool());
    final Bool all = output(bool());
    final UInt count = output(range(0, 6));
    final UInt where = output(range(0, 6));
    final UInt largest = output(uint(4));
    final UInt largestAt = output(index(6));
    final Vec<UInt> weighted = output(vec(6, range(0, 75)));

    Searches() {
      var equal = values.map(value -> value.eq(wanted));
      contains.drive(equal.reduceTree(Bool::or));
      all.drive(equal.reduceTree(Bool::and));
      count.drive(equal.asBits().populationCount());
      where.drive(equal.asBits().lowestOne());
      largest.drive(values.reduceTree(UInt::max));
      largestAt.drive(values.map(value -> value.eq(largest)).asBits().lowestOne().min(5));
      weighted.drive(values.zip(indices(6), UInt::mul));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void searches(Engine engine) {
    var searches = new Searches();
    try (var sim = engine.open(searches)) {
      for (int round = 0; round < 40; round++) {
        int seed = round;
        long[] values = IntStream.range(0, 6).mapToLong(i -> seed == 0 ? 7 : (i * 5 + seed * 7) % 11).toArray();
        sim.poke(searches.values, values).poke(searches.wanted, 7);
        List<Long> list = Arrays.stream(values).boxed().toList();
        int at = list.indexOf(7L);
        long largest = list.stream().mapToLong(Long::longValue).max().orElseThrow();
        assertEquals(at >= 0 ? 1 : 0, sim.peek(searches.contains));
        assertEquals(list.stream().allMatch(x -> x == 7) ? 1 : 0, sim.peek(searches.all));
        assertEquals(list.stream().filter(x -> x == 7).count(), sim.peek(searches.count));
        assertEquals(at >= 0 ? at : 6, sim.peek(searches.where));
        assertEquals(largest, sim.peek(searches.largest));
        assertEquals(list.indexOf(largest), sim.peek(searches.largestAt));
        assertArrayEquals(IntStream.range(0, 6).mapToLong(i -> i * values[i]).toArray(), sim.peek(searches.weighted));
      }
    }
  }

  private static final class Registers extends Module {
    final UInt in = input(uint(8));
    final Bool set = input(bool());
    final Bool clear = input(bool());
    final Vec<UInt> history = output(vec(3, uint(8)));
    final Bool flag = output(bool());
    final Bool toggling = output(bool());
    final UInt held = output(uint(8));
    final UInt counter = output(index(10));
    final Bool wraps = output(bool());
    final UInt until = output(range(0, 5));
    final Bool timeout = output(bool());
    final Vec<SInt> start = output(vec(3, sint(4)));

    Registers() {
      var last = reg(vec(2, in.type()), 0);
      last.next(last.shiftIn(in));
      history.drive(last.concat(fill(1, in)));

      var sticky = reg(bool(), false);
      when(set, () -> sticky.next(true));
      when(clear, () -> sticky.next(false));
      flag.drive(sticky);

      var toggle = reg(bool(), false);
      when(set, () -> toggle.next(toggle.not()));
      toggling.drive(toggle);

      held.drive(mux(set, in, regEnabled(in, set, 0)));      // transparent while `set` is high

      var digit = reg(index(10), 0);
      when(set, () -> digit.next(digit.incrementWrapping()));
      counter.drive(digit);
      wraps.drive(set.and(digit.eq(9)));

      var left = reg(range(0, 5), 5);
      left.next(mux(clear, ulit(5), left.sub(1).max(0).toUInt()));
      until.drive(left);
      timeout.drive(left.eq(0));

      var constant = reg(vec(3, sint(4)), constants(sint(4), 1, -2, 7));
      when(set, () -> constant.next(constant.reverse()));
      start.drive(constant);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void registers(Engine engine) {
    var registers = new Registers();
    try (var sim = engine.open(registers)) {
      sim.reset();
      assertArrayEquals(new long[] {1, -2, 7}, sim.peek(registers.start));
      long[] past = {0, 0};
      boolean flag = false;
      boolean toggle = false;
      long held = 0;
      int digit = 0;
      int left = 5;
      int sets = 0;
      for (int i = 0; i < 100; i++) {
        long in = i * 29 % 256;
        boolean set = i % 3 != 0;
        boolean clear = i % 7 == 0;
        sim.poke(registers.in, in).poke(registers.set, set).poke(registers.clear, clear);
        assertArrayEquals(new long[] {past[0], past[1], in}, sim.peek(registers.history));
        assertEquals(flag ? 1 : 0, sim.peek(registers.flag));
        assertEquals(toggle ? 1 : 0, sim.peek(registers.toggling));
        assertEquals(set ? in : held, sim.peek(registers.held));
        assertEquals(digit, sim.peek(registers.counter));
        assertEquals(set && digit == 9 ? 1 : 0, sim.peek(registers.wraps));
        assertEquals(left, sim.peek(registers.until));
        assertEquals(left == 0 ? 1 : 0, sim.peek(registers.timeout));
        assertEquals(sets % 2 == 0 ? 1 : 7, sim.peek(registers.start)[0]);
        sim.step();
        past = new long[] {past[1], in};
        flag = !clear && (set || flag);
        toggle ^= set;
        if (set) held = in;
        if (set) digit = (digit + 1) % 10;
        left = clear ? 5 : Math.max(0, left - 1);
        if (set) sets++;
      }
    }
  }

  enum Step { IDLE, WAIT, DONE }

  /// Waits three cycles in one state, says when it enters it, and does something whatever the state is.
  private static final class Sequence extends Module {
    final Bool go = input(bool());
    final Bool entered = output(bool());
    final Bool done = output(bool());
    final UInt cycles = output(uint(8));
    final EnumValue<Step> state = output(enumeration(Step.class));

    Sequence() {
      var left = reg(range(0, 2), 0);
      var steps = stateMachine(Step.IDLE);
      var all = reg(uint(8), 0);
      all.next(all.incrementWrapping());
      entered.drive(false);
      steps.in(Step.IDLE, () -> when(go, () -> {
        entered.drive(true);
        left.next(2);
        steps.go(Step.WAIT);
      }));
      steps.in(Step.WAIT, () -> when(left.eq(0), () -> steps.go(Step.DONE)).otherwise(() -> left.next(left.decrementWrapping())));
      steps.in(Step.DONE, () -> steps.go(Step.IDLE));
      done.drive(steps.is(Step.DONE));
      cycles.drive(all);
      state.drive(steps.state());
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void machinesThatWait(Engine engine) {
    var sequence = new Sequence();
    Step[] path = {Step.IDLE, Step.WAIT, Step.WAIT, Step.WAIT, Step.DONE, Step.IDLE, Step.IDLE};
    try (var sim = engine.open(sequence)) {
      sim.reset().poke(sequence.go, true);
      for (int i = 0; i < path.length; i++) {
        assertEquals(path[i], sim.peekConstant(sequence.state), "cycle " + i);
        assertEquals(i == 0 ? 1 : 0, sim.peek(sequence.entered));
        assertEquals(path[i] == Step.DONE ? 1 : 0, sim.peek(sequence.done));
        assertEquals(i, sim.peek(sequence.cycles));
        sim.step().poke(sequence.go, false);
      }
    }
  }

  enum Suit { CLUBS, DIAMONDS, HEARTS, SPADES }

  static final class Point extends Bundle {
    final UInt x;
    final SInt y;

    Point(Fields fields) {
      super(fields);
      x = fields.of(DataType.uint(4));
      y = fields.of(DataType.sint(4));
    }
  }

  private static final class Points extends Module {
    final UInt x = input(uint(4));
    final Point moved = output(bundle(Point::new));
    final Point fixed = output(bundle(Point::new));
    final Point again = output(bundle(Point::new));
    final UInt across = output(uint(4));
    final SInt down = output(sint(4));
    final EnumValue<Suit> suit = output(enumeration(Suit.class));
    final EnumValue<Step> step = output(enumeration(Step.class));

    Points() {
      moved.drive(bundleOf(bundle(Point::new), x.add(1).wrap(4), x.sub(8)));
      fixed.drive(bundleOf(bundle(Point::new), ulit(3), lit(-1)));
      var copy = wire(DataType.of(moved));
      copy.drive(moved);
      copy.y.drive(-8);                                       // all of it, then one field anew
      again.drive(copy.asBits().as(bundle(Point::new)));
      bundleOf(bundle(Point::new), across, down).drive(moved);               // two outputs, driven as a bundle
      suit.drive(x.asBits().slice(1, 0).as(enumeration(Suit.class)));        // every pattern is a constant
      select(x).is(0, () -> step.drive(Step.IDLE)).is(1, () -> step.drive(Step.WAIT)).otherwise(() -> step.drive(Step.DONE));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void bundlesAndCasts(Engine engine) {
    var points = new Points();
    try (var sim = engine.open(points)) {
      for (int x = 0; x < 16; x++) {
        sim.poke(points.x, x);
        assertEquals((x + 1) % 16, sim.peek(points.moved.x));
        assertEquals(x - 8, sim.peek(points.moved.y));
        assertEquals(3, sim.peek(points.fixed.x));
        assertEquals(-1, sim.peek(points.fixed.y));
        assertEquals((x + 1) % 16, sim.peek(points.again.x));
        assertEquals(-8, sim.peek(points.again.y));
        assertEquals((x + 1) % 16, sim.peek(points.across));
        assertEquals(x - 8, sim.peek(points.down));
        assertEquals(Suit.values()[x % 4], sim.peekConstant(points.suit));
        assertEquals(Step.values()[Math.min(x, 2)], sim.peekConstant(points.step));
      }
    }
  }

  /// A part of a circuit that belongs to every fourth cycle.
  private static final class Slow extends Module {
    final UInt count = output(uint(4));

    Slow() {
      var ticker = instance(new Ticker(new Ticker.Config(4)));
      ticker.enable.drive(true);
      var slow = mainDomain().enabled(ticker.tick);
      count.drive(in(slow, () -> {
        var value = reg(uint(4));
        value.next(value.incrementWrapping());
        return value;
      }));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void slowParts(Engine engine) {
    var slow = new Slow();
    try (var sim = engine.open(slow)) {
      sim.reset();
      long start = sim.peek(slow.count);
      for (int i = 0; i < 40; i++) {
        assertEquals((start + i / 4) % 16, sim.peek(slow.count), "cycle " + i);
        sim.step();
      }
    }
  }

  /// A value that holds still is taken over by another clock without a part between.
  private static final class Settings extends Module {
    final ClockDomain pixel = clockDomain();
    final UInt setting = input(uint(8));
    final Bool load = input(bool());
    final UInt seen = output(uint(8));

    Settings() {
      var held = regEnabled(setting, load, 0);
      seen.drive(in(pixel, () -> crossing(() -> regNext(held, 0))));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void crossingsThatOneAnswersFor(Engine engine) {
    var settings = new Settings();
    try (var sim = engine.open(settings)) {
      sim.reset().poke(settings.setting, 77).poke(settings.load, true).step(settings.mainDomain());
      assertEquals(0, sim.peek(settings.seen));
      sim.step(settings.pixel);
      assertEquals(77, sim.peek(settings.seen));
    }
  }

  /// Ports that are there only where the configuration asks for them, and a module without any state.
  private static final class Adder extends Module {
    record Config(int bits, boolean carry) {}

    private final Config config;
    final UInt a = input(uint(config.bits()));
    final UInt b = input(uint(config.bits()));
    final Optional<Bool> carryIn = config.carry() ? Optional.of(input(bool())) : Optional.empty();
    final UInt sum = output(uint(config.bits() + 1));

    Adder(Config config) {
      this.config = config;
      super();
      UInt pair = a.add(b);
      sum.drive(carryIn.map(carry -> pair.add(carry.toUInt())).orElse(pair));
    }
  }

  private static List<String> ports(Module module) {
    String text = VerilogEmitter.emit(Burin.circuit(module)).files().values().iterator().next();
    return text.lines().filter(line -> line.matches("  (in|out)put .*")).map(line -> line.strip().replace(",", "")).toList();
  }

  @Test
  void portsThatAreNotAlwaysThere() {
    assertThat(ports(new Adder(new Adder.Config(4, false))))
        .containsExactly("input wire [3:0] a", "input wire [3:0] b", "output wire [4:0] sum");
    assertThat(ports(new Adder(new Adder.Config(4, true)))).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void anOptionalCarryCounts(Engine engine) {
    var adder = new Adder(new Adder.Config(4, true));
    try (var sim = engine.open(adder)) {
      sim.poke(adder.a, 15).poke(adder.b, 15).poke(adder.carryIn.orElseThrow(), true);
      assertEquals(31, sim.peek(adder.sum));
    }
  }

  /// Signals that nobody reads stay in the Verilog, and registers can be looked at in a simulation; computed values go.
  private static final class Watched extends Module {
    final UInt in = input(uint(4));
    final UInt out = output(uint(4));
    final UInt seen = reg(uint(4), 0);
    final UInt doubled = wire(uint(5));

    Watched() {
      out.drive(in);
      var forgotten = in.add(3);
      seen.next(in);
      doubled.drive(in.shl(1));
      unused(seen, doubled);
    }
  }

  @Test
  void whatNobodyReadsStays() {
    String text = VerilogEmitter.emit(Burin.circuit(new Watched())).files().get("Watched.v");
    assertThat(text).contains("reg [3:0] seen;", "seen <= in;", "wire [4:0] doubled;").doesNotContain("forgotten");
    assertThat(Burin.warnings(new Watched())).isEmpty();
    var watched = new Watched();
    try (var sim = Engine.JVM.open(watched)) {
      sim.reset().poke(watched.in, 9).step();
      assertEquals(9, sim.peek(watched.seen));
    }
  }

  /// Counts the items that go over.
  private static final class Meter extends Module {
    final burin.lib.stream.Stream<UInt> in = input(burin.lib.stream.Stream.of(DataType.uint(4)));
    final Bool ready = input(bool());
    final UInt count = output(uint(8));

    Meter() {
      in.ready.drive(ready);
      var items = reg(uint(8), 0);
      when(in.fires(), () -> items.next(items.incrementWrapping()));
      count.drive(items);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void itemsThatFire(Engine engine) {
    var meter = new Meter();
    try (var sim = engine.open(meter)) {
      sim.reset();
      for (int i = 0; i < 12; i++) sim.poke(meter.in.valid, i % 2).poke(meter.ready, i % 3 == 0).step();
      assertEquals(2, sim.peek(meter.count));
    }
  }

  private static final class Squares extends Module {
    final UInt index = input(index(4));
    final UInt square = output(uint(4));

    Squares() {
      var held = reg(uint(4));
      held.next(memory(uint(4), 4, 0, 1, 4, 9).read(index));
      square.drive(held);
    }
  }

  @Test
  void sourceLinesAndContents() {
    var options = new VerilogEmitter.Options(true, VerilogEmitter.Contents.INLINE);
    var files = VerilogEmitter.emit(Burin.circuit(new Squares()), options).files();
    assertThat(files.keySet()).containsExactly("Squares.v", "files.f");
    assertThat(files.get("Squares.v")).containsPattern("reg \\[3:0] held; // IdiomsTest.java:\\d+").contains("= 4'h9;");
  }
}
