package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.Burin;
import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.docs.MistakesGuide.Blinker;
import burin.docs.MistakesGuide.Forgetful;
import burin.docs.MistakesGuide.Grant;
import burin.docs.MistakesGuide.MendedBlinker;
import burin.docs.MistakesGuide.Sampler;
import burin.hdl.Module;
import burin.sim.Engine;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `docs/guide/mistakes.md` says of its examples is so; the texts that it quotes are made here.
class MistakesGuideTest {
  static String blinker() {
    return mistakes(Blinker::new).getMessage();
  }

  static String loop() {
    return mistakes(Grant::new).getMessage();
  }

  static String crossing() {
    return mistakes(Sampler::new).getMessage();
  }

  static String forgotten() {
    return Burin.warnings(new Forgetful()).stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
  }

  private static UserError mistakes(Supplier<Module> module) {
    return assertThrows(UserError.class, () -> Burin.circuit(module.get()));
  }

  private static List<Code> codes(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Diagnostic::code).toList();
  }

  @Test
  void mistakesOfOneModuleAreToldTogether() {
    assertEquals(List.of(Code.RANGE, Code.RANGE, Code.CASES), codes(mistakes(Blinker::new).diagnostics()));
  }

  // region codes
  @Test
  void aLoopIsFound() {
    var mistake = assertThrows(UserError.class, () -> Burin.circuit(new Grant()));
    assertEquals(Code.LOOP, mistake.diagnostics().getFirst().code());
  }
  // endregion

  @Test
  void aCrossingIsFound() {
    assertEquals(List.of(Code.CROSSING), codes(mistakes(Sampler::new).diagnostics()));
  }

  @Test
  void whatIsForgottenIsAWarning() {
    assertEquals(List.of("B102", "B101"), codes(Burin.warnings(new Forgetful())).stream().map(Code::id).sorted(
        Comparator.reverseOrder()).toList());
    assertThrows(UserError.class, () -> Burin.strictCircuit(new Forgetful()));
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void whatIsMendedWorks(Engine engine) {
    var blinker = new MendedBlinker();
    try (var sim = engine.open(blinker)) {
      sim.reset().poke(blinker.mode, 2).poke(blinker.period, 3);
      for (int i = 0; i < 300; i++) {
        int count = i % 256;
        assertEquals(count < 3 ? 1 : 0, sim.peek(blinker.light));
        assertEquals(Math.max(0, 3 - count), sim.peek(blinker.left));
        sim.step();
      }
    }
  }
}
