package burin.sim.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.diag.UserError;
import burin.sim.Engine;
import burin.sim.Packing;
import burin.sim.Simulator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every engine gives the same recording, and what is made of it is as one would draw it.
class WavesTest {
  private final Traffic traffic = new Traffic();

  private void drive(Simulator sim) {
    sim.reset();
    sim.poke(traffic.go, true).poke(traffic.step, 3).step(2);
    sim.poke(traffic.go, false).poke(traffic.step, -8).step(3);
  }

  private Trace trace(Engine engine, Selection selection) {
    return trace(engine, selection, this::drive);
  }

  private Trace trace(Engine engine, Selection selection, Consumer<Simulator> run) {
    try (Simulator sim = engine.open(traffic)) {
      Recorder recorder = sim.record(selection);
      run.accept(sim);
      return recorder.trace();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void isDrawnAsText(Engine engine) {
    assertEquals("""
        cycle        0       1  2       3       4        5         6
        reset        ▔▔▔▔▔▔▔▔▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
        go           ▁▁▁▁▁▁▁▁▔▔▔▔▔▔▔▔▔▔▔▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
        step         │0      │3         │-8
        light        │RED       │GREEN  │YELLOW
        total        │0         │3      │6      │-2      │-10      │-18
        history      │[0, 0]    │[0, 3] │[3, 3] │[3, -8] │[-8, -8]
        kept         │0                                  │1        │2
        state        │RED       │GREEN  │YELLOW
        sum          │0         │3      │6      │-2      │-10      │-18
        last         │[0, 0]    │[0, 3] │[3, 3] │[3, -8] │[-8, -8]
        seen[0]      │0                                  │1        │2
        seen[1]      │0
        up.number    │0         │1      │2
        down.number  │0                         │1       │2        │3
        """, TextWave.of(trace(engine, Selection.all().withMemories())).toString());
  }

  @Test
  void goesOnBelowWhereTheLineEnds() {
    assertEquals("""
        cycle  0    1 2      3
        reset  -----_________________
        go     _____---------________
        light  |RED   |GREEN |YELLOW
        total  |0     |3     |6

        cycle  4       5    6
        reset  __________________
        go     __________________
        light   YELLOW
        total  |-2     |-10 |-18
        """,
        TextWave.of(trace(Engine.JVM, Selection.of(traffic.go, traffic.light, traffic.total))).ascii().width(30).toString());
  }

  @Test
  void keepsOnlyTheLastCycles() {
    Trace all = trace(Engine.JVM, Selection.all());
    Trace kept = trace(Engine.JVM, Selection.all().last(2));
    assertEquals(all.last(3), kept);
    assertEquals(TextWave.of(all.last(3)).toString(), TextWave.of(kept).toString());
    assertEquals(7, all.columns());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void isWrittenAsVcd(Engine engine) {
    assertEquals("""
        $version Burin $end
        $timescale 1 ns $end
        $scope module Traffic $end
        $var wire 1 ! clock $end
        $var wire 1 " reset $end
        $var wire 4 # step [3:0] $end
        $var string 1 $ light $end
        $scope module history $end
        $var wire 4 % history[0] [3:0] $end
        $var wire 4 & history[1] [3:0] $end
        $upscope $end
        $scope module down $end
        $var reg 3 ' number [2:0] $end
        $upscope $end
        $upscope $end
        $enddefinitions $end
        #30
        $dumpvars
        1!
        0"
        b1000 #
        sYELLOW $
        b11 %
        b11 &
        b0 '
        $end
        #35
        0!
        #40
        1!
        b1000 &
        b1 '
        #45
        0!
        #50
        1!
        b1000 %
        b10 '
        #55
        0!
        #60
        1!
        b11 '
        #65
        0!
        #70
        """,
        Vcd.of(trace(engine, Selection.matching("step", "light", "history", "down.*").last(3))).toString());
  }

  @Test
  void givesVectorsAndEnumsAsNumbersWhereAsked() {
    Trace trace = trace(Engine.JVM, Selection.of(traffic.light, traffic.history));
    var file = new VcdFile(Vcd.of(trace).packed().codes().toString());
    assertEquals("10", file.vars.get("Traffic.light").at(60));
    assertEquals(2, file.vars.get("Traffic.light").width());
    assertEquals("10001000", file.vars.get("Traffic.history").at(60));
    assertEquals("1", file.vars.get("Traffic.clock").at(60));
    assertEquals("0", file.vars.get("Traffic.clock").at(65));
    assertEquals(70, file.end);
  }

  /// What a reader of the file finds is what was peeked.
  @ParameterizedTest
  @EnumSource(Engine.class)
  void tellsTheTruth(Engine engine) {
    long seed = 7;
    var random = new Random(seed);
    List<List<String>> peeked = new ArrayList<>();
    Trace trace = trace(engine, Selection.all(), sim -> {
      for (int i = 0; i < 300; i++) {
        sim.poke(traffic.go, random.nextBoolean()).poke(traffic.step, random.nextInt(16) - 8);
        peeked.add(peek(sim));
        sim.step();
      }
    });
    var file = new VcdFile(Vcd.of(trace).toString());
    for (int i = 0; i < 300; i++) {
      for (long time : List.of(10L * i, 10L * i + 9)) {
        List<String> read = List.of("go", "step", "light", "total", "kept", "down.number").stream()
            .map(name -> file.vars.get("Traffic." + name).at(time)).toList();
        assertEquals(peeked.get(i), read, "cycle " + i + ", seed " + seed);
      }
    }
  }

  private List<String> peek(Simulator sim) {
    return List.of(binary(sim.peek(traffic.go), 1), binary(sim.peek(traffic.step), 4), sim.peekConstant(traffic.light).name(),
        binary(sim.peek(traffic.total), 6), binary(sim.peek(traffic.kept), 3), binary(sim.peek(traffic.down.number), 3));
  }

  private static String binary(long value, int width) {
    return Packing.pattern(BigInteger.valueOf(value), width).toString(2);
  }

  @Test
  void recordsOnlyWhatIsAskedForAndUntilItIsStopped() {
    try (Simulator sim = Engine.JVM.open(traffic)) {
      Recorder recorder = sim.record(Selection.of(traffic.up.number).andMatching("st*", "sum"));
      sim.poke(traffic.go, true).step(2);
      recorder.stop();
      sim.step(2);
      Trace trace = recorder.trace();
      assertEquals(3, trace.columns());
      assertEquals("[reset, step, state, sum, up.number]",
          trace.signals().stream().map(signal -> signal.line().toString()).toList().toString());
      assertEquals(2, trace.signals().getLast().at(2).intValue());
      assertFalse(TextWave.of(trace).toString().contains("reset"), "a reset that is never active is left out");
    }
  }

  @Test
  void saysWhatNothingMatches() {
    try (Simulator sim = Engine.JVM.open(traffic)) {
      assertEquals("""
          WavesTest.java: error B007: nothing in `Traffic` is called `left.*`
            write: a name of a port, or of a register, a read port or a word of a memory with its path: `parts[*].sum`""",
          message(() -> sim.record(Selection.matching("up.*", "left.*"))));
      assertEquals("""
          WavesTest.java: error B007: nothing in `Traffic` is called `up.numer`
            write: up.number""", message(() -> sim.record(Selection.matching("up.numer"))));
    }
  }

  private static String message(Executable mistake) {
    return assertThrows(UserError.class, mistake).getMessage().replaceAll("\\.java:\\d+", ".java");
  }
}
