package burin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.bench.Result;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// How results are shown; [BenchCommandTest] has some that were measured.
class SimulateBenchTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private static final List<Result> RESULTS = List.of(
      new Result("rv32i", "jvm", OptionalDouble.of(312), NONE, 1_500_000.4, 2_000_000, OptionalDouble.of(1_000_000)),
      new Result("rv32i", "verilator", OptionalDouble.of(250), OptionalDouble.of(1999), 900_000, 900_000,
          OptionalDouble.of(1_000_000)),
      new Result("rv32i", "interp", OptionalDouble.of(250), NONE, 1_234, 2_345, OptionalDouble.of(1_000_000)),
      new Result("rv32i", "cpp", NONE, NONE, 1_000_000, 1_000_000, OptionalDouble.of(1_000_000)),
      new Result("random20", "jvm", OptionalDouble.of(99), NONE, 7, 8, NONE));

  @Test
  void forPeople() {
    assertEquals("""
        Seconds from the start of the JVM to the end of the first cycle, and cycles per second as a part of those of the
        quickest C++ program over Verilator:
          design     engine      first cycle   built anew   cycles/s after 2 s   at best     of C++   at best
          rv32i      jvm         0.31 s                     1,500,000            2,000,000   1.50     2.00
          rv32i      verilator   0.25 s        2.00 s       900,000              900,000     0.90     0.90
          rv32i      interp      0.25 s                     1,234                2,345       0.0012   0.0023
          rv32i      cpp                                    1,000,000            1,000,000   1.00     1.00
          random20   jvm         0.10 s                     7                    8
        """, SimulateBench.text(RESULTS));
  }

  @Test
  void forPrograms() {
    assertEquals("""
        [
          {
            "bench": "simulate",
            "design": "rv32i",
            "engine": "verilator",
            "firstCycleMs": 250.0,
            "cyclesPerSecond": 900000,
            "ratioToCpp": 0.9,
            "coldFirstCycleMs": 1999.0,
            "bestCyclesPerSecond": 900000,
            "bestRatioToCpp": 0.9
          }
        ]
        """, SimulateBench.json(RESULTS.subList(1, 2)));
  }
}
