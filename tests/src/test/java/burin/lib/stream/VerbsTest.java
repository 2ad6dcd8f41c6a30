package burin.lib.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.Burin;
import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Elaborator;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.sim.Engine;
import burin.sim.testing.Item;
import burin.sim.testing.TestBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The verbs of streams and flows, strung together within a module.
class VerbsTest {
  private static final DataType<UInt> BYTE = DataType.uint(8);

  /// Everything that has one way in and one way out.
  static final class Line extends Module {
    final Stream<UInt> in = input(Stream.of(BYTE));
    final Stream<UInt> out = output(Stream.of(DataType.range(0, 2000)));

    Line() {
      var odd = in.filter(x -> x.asBits().bit(0));
      var grown = odd.map(x -> x.shl(1).add(1)).stage();
      var copies = grown.fifo(5).fork(2);
      var late = copies.get(0).skid().readyStage();
      var sums = late.zip(copies.get(1).fifo(3, Fifo.Read.SYNCHRONOUS), (a, b) -> a.add(b));
      out.drive(sums);
    }
  }

  private static List<Item> line(List<Item> items) {
    return items.stream().filter(item -> item.get(0) % 2 == 1).map(item -> Item.of(2 * (2 * item.get(0) + 1))).toList();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void oneAfterTheOther(Engine engine) {
    var line = new Line();
    new Trial(engine, line, line.in, line.out).matches(Trial.number(8), VerbsTest::line);
  }

  @Test
  void callWhatTheyAddByTheNameOfTheResult() {
    var written = Elaborator.written(new Line());
    assertEquals("[odd_valid, odd_ready, odd_payload, sums_valid, sums_ready, sums_payload]",
        written.wires().stream().map(wire -> wire.name()).toList().toString());
    assertEquals("[grown, fifo, copies, skidBuffer, late, fifo_1]",
        written.instances().stream().map(instance -> instance.name()).toList().toString());
  }

  /// Sends what comes to one of two lines by its lowest bit, and takes from the lines in turn.
  static final class Sorter extends Module {
    final Stream<UInt> in = input(Stream.of(BYTE));
    final Stream<UInt> even = output(Stream.of(BYTE));
    final Stream<UInt> odd = output(Stream.of(BYTE));

    Sorter() {
      var lines = in.demux(2, item -> item.truncate(1));
      even.drive(lines.get(0).fifo(2));
      odd.drive(lines.get(1).stage());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void demuxByTheItem(Engine engine) {
    var sorter = new Sorter();
    try (var sim = engine.open(sorter)) {
      var bench = new TestBench(sim, 8).reset();
      var driver = Ports.driver(bench, sorter.in, 20).send(LongStream.range(0, 100).map(i -> i * 37 % 256).toArray());
      var even = Ports.monitor(bench, sorter.even, 30);
      var odd = Ports.monitor(bench, sorter.odd, 50);
      bench.runUntil(driver::isDone).run(20);
      assertEquals(Item.each(LongStream.range(0, 100).map(i -> i * 37 % 256).filter(x -> x % 2 == 0).toArray()), even.items());
      assertEquals(Item.each(LongStream.range(0, 100).map(i -> i * 37 % 256).filter(x -> x % 2 == 1).toArray()), odd.items());
    }
  }

  /// Several streams into one by each of the three ways.
  static final class Joiner extends Module {
    final List<Stream<UInt>> in = new ArrayList<>();
    final Bool pause = input(bool());
    final Bool drop = input(bool());
    final Stream<Pair<UInt, UInt>> out = output(Stream.of(Pair.of(DataType.range(0, 300), BYTE)));

    Joiner() {
      for (int i = 0; i < 4; i++) in.add(naming("in", () -> input(Stream.of(BYTE))));
      var fair = Stream.roundRobin(in.subList(0, 2)).map(x -> x.add(40)).haltWhen(pause).stage();
      var unfair = Stream.lowestFirst(List.of(in.get(2).stage(), in.get(3))).throwWhen(drop);
      out.drive(fair.join(unfair));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void manyToOne(Engine engine) {
    var joiner = new Joiner();
    try (var sim = engine.open(joiner)) {
      var bench = new TestBench(sim, 8).reset();
      for (int i = 0; i < 4; i++) {
        Ports.driver(bench, joiner.in.get(i), 0).send(LongStream.range(50 * i, 50 * i + 20).toArray());
      }
      var monitor = Ports.monitor(bench, joiner.out, 0);
      sim.poke(joiner.pause, true);
      bench.run(5);
      assertEquals(List.of(), monitor.items());
      sim.poke(joiner.pause, false);
      bench.run(10);
      sim.poke(joiner.drop, true);
      bench.run(5);
      sim.poke(joiner.drop, false);
      bench.run(40);
      assertEquals("[[40, 150], [90, 100], [41, 101], [91, 102], [42, 103]]", monitor.items().subList(0, 5).toString());
      assertEquals(35, monitor.items().size(), "five items were dropped");
    }
  }

  /// Flows, with a stream made of one at the end.
  static final class Sampler extends Module {
    final Flow<UInt> in = input(Flow.of(BYTE));
    final Stream<UInt> out = output(Stream.of(DataType.range(0, 999)));
    final Bool overflow = output(bool());

    Sampler() {
      var samples = in.filter(x -> x.ge(100)).map(x -> x.add(1)).stage();
      var buffer = samples.throwWhen(samples.payload.eq(200)).buffer(3);
      out.drive(buffer.out);
      overflow.drive(buffer.overflow);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void flows(Engine engine) {
    var sampler = new Sampler();
    try (var sim = engine.open(sampler)) {
      var bench = new TestBench(sim, 1).reset();
      boolean[] blocked = {true};
      var monitor = Ports.monitor(bench, sampler.out, 0).stalling(() -> blocked[0]);
      long lost = 0;
      for (long x : new long[] {99, 100, 150, 199, 120, 130, 140}) {
        sim.poke(sampler.in.valid, true).poke(sampler.in.payload, x);
        lost += sim.peek(sampler.overflow);
        bench.step();
      }
      sim.poke(sampler.in.valid, false);
      lost += sim.peek(sampler.overflow);
      blocked[0] = false;
      bench.run(10);
      assertEquals(Item.each(101, 151, 121), monitor.items());
      assertEquals(2, lost);
    }
  }

  /// A stream as a flow, in groups and in packets.
  static final class Shapes extends Module {
    final Stream<UInt> in = input(Stream.of(BYTE));
    final Stream<Fragment<UInt>> out = output(Stream.of(Fragment.of(BYTE)));

    Shapes() {
      out.drive(Stream.downsize(in.upsize(3).toFlow().buffer(4).out).packets(2));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shapes(Engine engine) {
    var shapes = new Shapes();
    Function<Random, Item> any = Trial.number(8);
    try (var sim = engine.open(shapes)) {
      var bench = new TestBench(sim, 1).reset();
      var random = bench.random();
      List<Item> items = java.util.stream.Stream.generate(() -> any.apply(random)).limit(12).toList();
      Ports.driver(bench, shapes.in, 0).send(items);
      var monitor = Ports.monitor(bench, shapes.out, 0);
      bench.run(40);
      List<Item> expected = new ArrayList<>();
      for (int i = 0; i < 12; i++) expected.add(Item.of(i % 2, items.get(i).get(0)));
      assertEquals(expected, monitor.items());
    }
  }

  /// A consumer that has no way to say that it is ready.
  static final class Forgotten extends Module {
    final Stream<UInt> in = input(Stream.of(BYTE));
    final UInt out = output(BYTE);

    Forgotten() {
      var late = in.stage();
      out.drive(late.payload);
    }
  }

  @Test
  void aStreamThatNobodyTakesIsFound() {
    var error = assertThrows(UserError.class, () -> Burin.circuit(new Forgotten()));
    assertEquals("""
        VerbsTest.java: error B011: input `late.out_ready` is not connected
          Stage.java: the input is declared here
          write: late.out_ready.drive(...)""", withoutLines(error));
  }

  static final class Narrow extends Module {
    final Stream<UInt> in = input(Stream.of(BYTE));
    final Stream<UInt> out = output(Stream.of(BYTE));

    Narrow() {
      out.drive(in.map(x -> x.add(1)));
    }
  }

  @Test
  void anItemThatDoesNotFitIsFound() {
    var error = assertThrows(UserError.class, () -> Burin.circuit(new Narrow()));
    assertEquals("""
        VerbsTest.java: error B001: `out_payload` is uint(8), but the value is [1, 256]
          VerbsTest.java: `out_payload` is declared here
          write: saturate(8), wrap(8) or shr(n), or declare it range(0, 256)""", withoutLines(error));
  }

  private static String withoutLines(UserError error) {
    return error.getMessage().replaceAll("java:\\d+", "java");
  }
}
