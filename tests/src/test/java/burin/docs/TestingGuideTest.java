package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import burin.docs.TestingGuide.Totals;
import burin.sim.Checkpoint;
import burin.sim.Engine;
import burin.sim.junit.BurinTest;
import burin.sim.junit.Simulators;
import burin.sim.testing.Scoreboard;
import burin.sim.testing.Stalls;
import burin.sim.testing.TestBench;
import burin.sim.wave.HtmlWave;
import burin.sim.wave.Recorder;
import burin.sim.wave.Selection;
import burin.sim.wave.TextWave;
import burin.sim.wave.Vcd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// What `docs/guide/testing.md` says of its examples is so.
class TestingGuideTest {
  // region test
  @BurinTest(engines = {Engine.JVM, Engine.VERILATOR})
  void sumsComeInOrder(Simulators simulators) {
    var totals = new Totals();
    var bench = new TestBench(simulators.open(totals), 42);
    var board = bench.add(new Scoreboard("out").expect(6, 9));
    bench.add(bench.driver(totals.in).stalling(30)).send(1, 2, 3, 0, 9, 0);
    bench.add(bench.monitor(totals.out).stalling(Stalls.bursts(bench.random(), 8)).onItem(board::arrived));
    bench.reset().runUntil(board::isDone, 200);
  }
  // endregion

  // region endless
  @BurinTest
  void singleItemsAreSumsOfTheirOwn(Simulators simulators) {
    var totals = new Totals();
    var bench = new TestBench(simulators.open(totals), 42);
    var board = bench.add(new Scoreboard("out").expect(IntStream.iterate(1, item -> item % 15 + 1)));
    bench.add(bench.driver(totals.in)).send(IntStream.iterate(1, item -> item % 15 + 1).flatMap(item -> IntStream.of(item, 0)));
    var monitor = bench.add(bench.monitor(totals.out).stalling(50).onItem(board::arrived));
    bench.reset().runUntil(() -> monitor.items().size() == 100);
  }
  // endregion

  /// Not run by itself, since it fails.
  static final class TotalsTest {
    // region fails
    @BurinTest
    void aSumIsSeven(Simulators simulators) {
      var totals = new Totals();
      var bench = new TestBench(simulators.open(totals), 42);
      var board = bench.add(new Scoreboard("out").expect(7));
      bench.add(bench.driver(totals.in)).send(1, 2, 3, 0);
      bench.add(bench.monitor(totals.out).onItem(board::arrived));
      bench.reset().runUntil(board::isDone);
    }
    // endregion
  }

  /// What it says.
  static String failure() {
    var message = new StringBuilder();
    var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(TotalsTest.class)).build();
    LauncherFactory.create().execute(request, new TestExecutionListener() {
      @Override
      public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable().ifPresent(failure -> message.append(failure.getMessage()));
      }
    });
    return message.toString();
  }

  /// What a wave looks like.
  static String wave() {
    // region record
    var totals = new Totals();
    try (var sim = Engine.JVM.open(totals)) {
      Recorder recorder = sim.record(Selection.matching("in_*", "phase", "sum"));
      sim.poke(totals.in.valid, true);
      for (int item : new int[] {5, 7, 3, 0}) sim.poke(totals.in.payload, item).step();
      return TextWave.of(recorder.trace()).toString();
    }
    // endregion
  }

  @Test
  void filesForViewers(@TempDir Path folder) throws IOException {
    var totals = new Totals();
    try (var sim = Engine.JVM.open(totals)) {
      // region files
      Recorder recorder = sim.record(Selection.all().last(1000));
      sim.step(5000);
      Vcd.of(recorder.trace()).write(folder.resolve("totals.vcd"));
      HtmlWave.of(recorder.trace()).write(folder.resolve("totals.html"));
      // endregion
    }
    assertTrue(Files.readString(folder.resolve("totals.vcd")).contains("#50000\n"));
    assertTrue(Files.readString(folder.resolve("totals.html")).contains("</html>"));
  }

  @Test
  void goesBack() {
    // region checkpoint
    var totals = new Totals();
    try (var sim = Engine.JVM.open(totals)) {
      sim.poke(totals.in.valid, true).poke(totals.in.payload, 9).step(3);
      Checkpoint threeNines = sim.checkpoint();
      for (int last : new int[] {1, 2, 3}) {
        sim.restore(threeNines).poke(totals.in.payload, last).step();
        assertEquals(27 + last, sim.peek(totals.out.payload));
      }
    }
    // endregion
  }
}
