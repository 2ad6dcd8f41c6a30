package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.docs.StreamsGuide.Doubler;
import burin.docs.UnknownsGuide.CleanEcho;
import burin.docs.UnknownsGuide.Echo;
import burin.sim.Engine;
import burin.sim.Unknowns;
import burin.sim.testing.Scoreboard;
import burin.sim.testing.TestBench;
import burin.sim.unknown.UnknownUse;
import org.junit.jupiter.api.Test;

/// What `docs/guide/unknowns.md` says of its examples is so.
class UnknownsGuideTest {
  // region passes
  @Test
  void passesOnAnEngine() {
    var echo = new Echo();
    try (var sim = Engine.JVM.open(echo)) {
      sim.reset().poke(echo.valid, true).poke(echo.in, 5);
      assertEquals(5, sim.peek(echo.out));
    }
  }
  // endregion

  // region fails
  @Test
  void isInDoubt() {
    var echo = new Echo();
    try (var sim = Unknowns.of(echo).open()) {
      sim.reset().poke(echo.valid, true).poke(echo.in, 5);
      UnknownUse use = assertThrows(UnknownUse.class, () -> sim.step());
      assertEquals("word 0 of memory `samples`", use.path().getLast().what());
    }
  }
  // endregion

  static String message() {
    var echo = new Echo();
    try (var sim = Unknowns.of(echo).open()) {
      sim.reset().poke(echo.valid, true).poke(echo.in, 5);
      return assertThrows(UnknownUse.class, () -> sim.step()).getMessage();
    }
  }

  @Test
  void theCleanOneIsFine() {
    var echo = new CleanEcho();
    try (var sim = Unknowns.of(echo).open()) {
      sim.reset().poke(echo.valid, true).poke(echo.in, 5).step(30);
      assertEquals(10, sim.peek(echo.out));
    }
  }

  // region qualified
  @Test
  void whatIsNotValidDoesNotCount() {
    var doubler = new Doubler();
    try (var sim = Unknowns.of(doubler).qualified(doubler.out.payload, doubler.out.valid).open()) {
      var bench = new TestBench(sim, 1).reset();
      var driver = bench.add(bench.driver(doubler.in.valid, doubler.in.ready, doubler.in.payload).stalling(30));
      var board = bench.add(new Scoreboard("out").expect(2, 4, 510));
      bench.add(bench.monitor(doubler.out.valid, doubler.out.ready, doubler.out.payload)).onItem(board::arrived);
      driver.send(1, 0, 2, 0, 0, 255);
      bench.runUntil(() -> driver.isDone() && board.isDone());
    }
  }
  // endregion
}
