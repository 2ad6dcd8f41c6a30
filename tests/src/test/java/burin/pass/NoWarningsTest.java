package burin.pass;

import static org.assertj.core.api.Assertions.assertThat;

import burin.Burin;
import burin.diag.Diagnostic;
import burin.examples.Designs;
import burin.hdl.Module;
import java.util.stream.Collectors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What comes with Burin gives no warnings.
class NoWarningsTest {
  @TestFactory
  Stream<DynamicTest> everyDesign() {
    return Designs.all().stream().map(design -> DynamicTest.dynamicTest(design.getName(), () -> check(design.getPayload())));
  }

  private static void check(Supplier<Module> design) {
    Module module = design.get();
    assertThat(Burin.warnings(module).stream().map(Diagnostic::toString).collect(Collectors.joining("\n")))
        .as(module.getClass().getSimpleName()).isEmpty();
  }
}
