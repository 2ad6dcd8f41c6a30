package burin.sim.junit;

import burin.diag.Code;
import burin.diag.UserError;
import burin.sim.Engine;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/// Runs a [BurinTest] on its engines.
final class BurinExtension implements TestTemplateInvocationContextProvider {
  private static final String ENGINES = "burin.engines";

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
    BurinTest test = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), BurinTest.class).orElseThrow();
    if (test.cycles() < 1) throw new UserError(Code.SIZE, "@BurinTest(cycles = " + test.cycles() + ")", "at least 1");
    List<Engine> engines = engines(test);
    if (engines.isEmpty()) throw new UserError(Code.OPTION, "@BurinTest without an engine", "one of " + all());
    return engines.stream().map(engine -> new BurinInvocation(engine, test.cycles()));
  }

  private static List<Engine> engines(BurinTest test) {
    String chosen = System.getProperty(ENGINES, "");
    if (chosen.isBlank()) return List.of(test.engines());
    return Arrays.stream(chosen.split(",")).map(String::strip).map(BurinExtension::engine).toList();
  }

  private static Engine engine(String name) {
    for (Engine engine : Engine.values()) if (engine.name().equalsIgnoreCase(name)) return engine;
    throw new UserError(Code.OPTION, "-D" + ENGINES + ": there is no engine `" + name + "`", "one of " + all());
  }

  private static String all() {
    return Arrays.toString(Engine.values());
  }
}
