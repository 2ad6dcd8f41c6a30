package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.docs.ClocksGuide.Board;
import burin.docs.ClocksGuide.Capture;
import burin.docs.ClocksGuide.Gated;
import burin.docs.ClocksGuide.Resets;
import burin.docs.ClocksGuide.TwoCounters;
import burin.sim.Engine;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `docs/guide/clocks.md` says of its examples is so.
class ClocksGuideTest {
  static Stream<Engine> engines() {
    return Stream.of(Engine.values());
  }

  // region time
  @ParameterizedTest
  @MethodSource("engines")
  void pixelsPassFasterThanPresses(Engine engine) {
    var counters = new TwoCounters();
    try (var sim = engine.open(counters)) {
      sim.reset();
      sim.period(counters.mainDomain(), 10, 0).period(counters.pixel, 4, 1);
      sim.poke(counters.button, true).advance(100);
      assertEquals(10, sim.peek(counters.presses));
      assertEquals(25, sim.peek(counters.pixels));
      sim.step(counters.pixel);
      assertEquals(26, sim.peek(counters.pixels));
      sim.hold(counters.pixel).step(counters.pixel).release(counters.pixel);
      assertEquals(0, sim.peek(counters.pixels));
      assertEquals(10, sim.peek(counters.presses));
    }
  }
  // endregion

  @ParameterizedTest
  @MethodSource("engines")
  void samplesComeInOrder(Engine engine) {
    var capture = new Capture();
    try (var sim = engine.open(capture)) {
      sim.reset().poke(capture.on, true).poke(capture.out.ready, true).poke(capture.sample, 7).step(10);
      assertEquals(1, sim.peek(capture.out.valid));
      assertEquals(7, sim.peek(capture.out.payload));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aBoardConnectsTheClocksOfItsParts(Engine engine) {
    var board = new Board();
    try (var sim = engine.open(board)) {
      sim.reset().poke(board.in.valid, true).poke(board.in.payload, 9).step(board.radio).poke(board.in.valid, false);
      sim.step(board.mainDomain()).step(board.mainDomain()).step(board.mainDomain());
      assertEquals(1, sim.peek(board.out.valid));
      assertEquals(9, sim.peek(board.out.payload));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void resetsActAsTheyAreMade(Engine engine) {
    var resets = new Resets();
    try (var sim = engine.open(resets)) {
      sim.hold(resets.mainDomain()).step().release(resets.mainDomain()).poke(resets.restart, true).step();
      sim.poke(resets.restart, false).step(4);
      assertEquals(5, sim.peek(resets.plain));
      assertEquals(4, sim.peek(resets.own));
      assertEquals(3, sim.peek(resets.safe));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aGateAndAnEnableDoTheSame(Engine engine) {
    var gated = new Gated();
    try (var sim = engine.open(gated)) {
      sim.poke(gated.valid, true).reset().poke(gated.value, 5).step(3).poke(gated.valid, false).step(3);
      assertEquals(15, sim.peek(gated.gatedSum));
      assertEquals(15, sim.peek(gated.enabledSum));
    }
  }
}
