package burin.sim.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.sim.Compiled;
import burin.sim.Engine;
import burin.sim.Simulator;
import burin.sim.coverage.Coverage;
import burin.sim.coverage.CoverageOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;

/// Runs tests that fail and looks at how they tell it.
@Isolated("sets system properties")
class BurinTestTest {
  @TempDir Path failures;

  static final class Counter extends Module {
    final Bool enable = input(bool());
    final UInt count = output(uint(8));

    Counter() {
      var number = reg(uint(8), 0);
      var spare = reg(uint(8), 0);
      when(enable, () -> number.next(number.incrementWrapping()));
      spare.next(number);
      var isSmall = wire(bool());
      isSmall.drive(number.lt(5));
      count.drive(number);
      when(enable, () -> assertAlways(isSmall, "{} was small", spare));
    }
  }

  /// Not run by themselves: a nested class is no test class of its own here.
  static class Samples {
    private final Counter counter = new Counter();

    @BurinTest(engines = {Engine.INTERP, Engine.JVM}, cycles = 6)
    void passes(Simulators simulators, Engine engine) {
      assertEquals(engine, simulators.engine());
      simulators.open(counter).poke(counter.enable, true).step(3);
    }

    @BurinTest(engines = {Engine.INTERP, Engine.JVM, Engine.VERILATOR, Engine.LOCKSTEP}, cycles = 6)
    void expectsAnother(Simulators simulators) {
      Simulator sim = simulators.open(counter);
      sim.poke(counter.enable, true).step(3).poke(counter.enable, false).step(20);
      assertEquals(4, sim.peek(counter.count));
    }

    @BurinTest(engines = {Engine.JVM, Engine.LOCKSTEP}, cycles = 3)
    void breaksAnAssertion(Simulators simulators) {
      simulators.open(counter).poke(counter.enable, true).step(9);
    }

    @BurinTest
    void throwsSomething(Simulators simulators) {
      simulators.open(counter).step();
      simulators.open(counter).step(2);
      throw new IllegalStateException("no");
    }

    @BurinTest
    void isNotWanted(Simulators simulators) {
      simulators.open(counter);
      Assumptions.abort("not here");
    }
  }

  /// The results of a sample by the names of its runs.
  private List<String> run(String sample, List<Throwable> thrown) {
    List<String> results = new ArrayList<>();
    var request = LauncherDiscoveryRequestBuilder.request()
        .selectors(selectMethod(Samples.class, method(sample))).build();
    LauncherFactory.create().execute(request, new TestExecutionListener() {
      @Override
      public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean isRefused = result.getThrowable().isPresent() && !test.isTest();
        if (!test.isTest() && !isRefused) return;
        results.add(test.getDisplayName() + " " + result.getStatus());
        result.getThrowable().ifPresent(thrown::add);
      }
    });
    return results;
  }

  private static Method method(String sample) {
    return Stream.of(Samples.class.getDeclaredMethods()).filter(method -> method.getName().equals(sample)).findFirst()
        .orElseThrow();
  }

  private List<Throwable> failuresOf(String sample) {
    List<Throwable> thrown = new ArrayList<>();
    String before = System.getProperty("burin.failures");
    System.setProperty("burin.failures", failures.toString());
    try {
      run(sample, thrown);
      return thrown;
    } finally {
      if (before == null) System.clearProperty("burin.failures");
      else System.setProperty("burin.failures", before);
    }
  }

  private String file(String name) {
    return failures.resolve(Samples.class.getName() + "." + name + ".vcd").toString();
  }

  @Test
  void runsOnEachEngine() throws IOException {
    List<Throwable> thrown = new ArrayList<>();
    assertEquals("[INTERP SUCCESSFUL, JVM SUCCESSFUL]", run("passes", thrown).toString());
    assertEquals(List.of(), thrown);
    try (Stream<Path> files = Files.list(failures)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void showsTheLastCycles() throws IOException {
    List<Throwable> thrown = failuresOf("expectsAnother");
    assertEquals(4, thrown.size());
    String vcd = Files.readString(Path.of(file("expectsAnother.INTERP")));
    for (int i = 0; i < 4; i++) {
      Engine engine = Engine.values()[i];
      assertEquals("""
          expected: <4> but was: <3>

          `Counter`, its last cycles:
          cycle   17 18 19 20 21 22 23
          enable  ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
          count   │3
          all signals of the last 6 cycles: %s
          """.formatted(file("expectsAnother." + engine)), thrown.get(i).getMessage());
      var failed = (AssertionFailedError) thrown.get(i);
      assertEquals(4L, failed.getExpected().getValue());
      assertEquals(3L, failed.getActual().getValue());
      assertEquals(vcd, Files.readString(Path.of(file("expectsAnother." + engine))));
    }
    assertTrue(vcd.contains("#170\n$dumpvars") && vcd.endsWith("#240\n"), vcd);
    assertTrue(vcd.contains("$var reg 8") && vcd.contains(" spare "), vcd);
  }

  @Test
  void showsWhatAnAssertionDependsOn() {
    List<Throwable> thrown = failuresOf("breaksAnAssertion");
    assertEquals(2, thrown.size());
    for (Throwable failure : thrown) {
      String message = failure.getMessage();
      assertTrue(message.startsWith("assertion at BurinTestTest.java:"), message);
      assertTrue(message.contains("""

          `Counter`, its last cycles:
          cycle   3  4  5  6
          enable  ▔▔▔▔▔▔▔▔▔▔▔▔
          count   │3 │4 │5 │6
          number  │3 │4 │5 │6
          all signals of the last 3 cycles:"""), message);
      assertFalse(message.contains("spare"), message);
    }
  }

  @Test
  void showsEverySimulator() {
    Throwable failure = failuresOf("throwsSomething").getFirst();
    assertEquals("""
        java.lang.IllegalStateException: no

        `Counter`, its last cycles:
        cycle   0  1
        enable  ▁▁▁▁▁
        count   │0
        all signals of the last 1 cycles: %s

        `Counter`, its last cycles:
        cycle   0  1 2
        enable  ▁▁▁▁▁▁▁
        count   │0
        all signals of the last 2 cycles: %s
        """.formatted(file("throwsSomething.JVM.0"), file("throwsSomething.JVM.1")), failure.getMessage());
    assertEquals("throwsSomething", failure.getStackTrace()[0].getMethodName());
  }

  @BurinTest(engines = {Engine.INTERP, Engine.JVM, Engine.VERILATOR})
  void coverageIsThereAsWithoutIt(Simulators simulators, Engine engine) {
    var counter = new Counter();
    Compiled compiled = engine.compile(counter, CoverageOptions.all());
    try (Simulator plain = compiled.open()) {
      Simulator sim = simulators.open(compiled);
      for (Simulator one : List.of(plain, sim)) one.reset().poke(counter.enable, true).step(4);
      assertEquals(Coverage.of(plain), Coverage.of(sim));
      assertFalse(Coverage.of(sim).hits().isEmpty());
    }
  }

  @Test
  void leavesAnAbortedTestAlone() {
    assertEquals("[JVM ABORTED]", run("isNotWanted", new ArrayList<>()).toString());
  }

  @Test
  void takesEnginesFromAProperty() {
    System.setProperty("burin.engines", "interp");
    try {
      assertEquals("[INTERP SUCCESSFUL]", run("passes", new ArrayList<>()).toString());
      System.setProperty("burin.engines", "fast");
      List<Throwable> thrown = new ArrayList<>();
      run("passes", thrown);
      String message = thrown.getFirst().getMessage();
      assertTrue(message.contains("-Dburin.engines: there is no engine `fast`"), message);
      assertTrue(message.contains("one of [INTERP, JVM, VERILATOR, LOCKSTEP]"), message);
    } finally {
      System.clearProperty("burin.engines");
    }
  }
}
