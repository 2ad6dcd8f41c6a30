package burin.approxconv;

import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.flow.Catalogue;
import burin.flow.Choice;
import burin.flow.Report;
import burin.flow.Trial;
import burin.sim.Engine;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Digits through the entry of the catalogue: every output against the model of the gated network.
class ApproxConvRunTest {
  private static Report run(Engine engine, String network, int images, Map<String, String> parameters) {
    var design = Catalogue.shipped().find("approxconv");
    var choice = new Choice(network, Choice.SAMPLE, 1, OptionalInt.of(images), _ -> {});
    var workload = design.workload(design.values(parameters), choice);
    return Trial.of(workload, engine).run(1, () -> {});
  }

  /// Each scheme, once with each way to wait, to gate and to isolate.
  @ParameterizedTest(name = "scheme {0}, delay {1}, gate {2}, isolate {3}")
  @CsvSource({"0,2,0,0", "1,0,1,1", "1,1,2,2", "2,2,1,0", "3,2,2,1"})
  void computesDigitsAsTheModelDoes(String scheme, String delay, String gate, String isolate) {
    Report report = run(Engine.JVM, Choice.RANDOM, 3, Map.of("maps1", "3", "maps2", "4", "scheme", scheme, "delay", delay,
        "gate", gate, "isolate", isolate));
    assertTrue(report.passed(), report.toString());
  }

  /// A trained network, whose predictors cost some digits at most.
  @ParameterizedTest
  @CsvSource({"JVM,0,20", "JVM,1,20", "JVM,2,20"})
  void readsDigits(Engine engine, String scheme, int images) {
    Report report = run(engine, "lenet1-relu", images, Map.of("scheme", scheme, "levels", "3", "statistics", "1"));
    assertTrue(report.passed(), report.toString());
    assertTrue(report.correct().orElseThrow() >= images * 8 / 10, report.toString());
  }

  /// Every output of every layer: that of the layer without gating where its predictor says positive, and 0 elsewhere.
  @ParameterizedTest(name = "scheme {0}, delay {1}, gate {2}, isolate {3}")
  @CsvSource({"0,2,1,1", "1,2,1,1", "1,0,2,0", "2,1,0,2", "3,2,2,2"})
  void givesTheUngatedOutputsWhereThePredictorSaysPositive(String scheme, String delay, String gate, String isolate) {
    Report report = run(Engine.JVM, "lenet1-relu", 8, Map.of("scheme", scheme, "delay", delay, "gate", gate,
        "isolate", isolate, "probes", "1"));
    assertTrue(report.passed(), report.toString());
  }

  @Test
  void probesInLockstepWithVerilator() {
    Report report = run(Engine.LOCKSTEP, Choice.RANDOM, 2, Map.of("maps1", "2", "maps2", "3", "probes", "1"));
    assertTrue(report.passed(), report.toString());
  }

  @Test
  void inLockstepWithVerilator() {
    Report report = run(Engine.LOCKSTEP, Choice.RANDOM, 2, Map.of("maps1", "2", "maps2", "3", "statistics", "1"));
    assertTrue(report.passed(), report.toString());
  }
}
