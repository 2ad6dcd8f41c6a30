package burin.sim.junit;

import burin.sim.Engine;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/// A test on one engine.
final class BurinInvocation
    implements TestTemplateInvocationContext, ParameterResolver, InvocationInterceptor, AfterEachCallback {
  private final Engine engine;
  private final Simulators simulators;

  BurinInvocation(Engine engine, int cycles) {
    this.engine = engine;
    this.simulators = new Simulators(engine, cycles);
  }

  @Override
  public String getDisplayName(int number) {
    return engine.name();
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(this);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Simulators.class || type == Engine.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Engine.class ? engine : simulators;
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context) throws Throwable {
    try {
      test.proceed();
      simulators.close();
    } catch (TestAbortedException | VirtualMachineError e) {
      throw e;
    } catch (Throwable failure) {
      throw explained(failure, new Failure(simulators, context).text(failure));
    }
  }

  /// The failure with more to its message; an expected and an actual value stay what they are.
  private static Throwable explained(Throwable failure, String more) {
    String message = (failure instanceof AssertionError ? failure.getMessage() : failure.toString()) + "\n" + more;
    AssertionError explained = failure instanceof AssertionFailedError failed && failed.isExpectedDefined()
        ? new AssertionFailedError(message, failed.getExpected(), failed.getActual(), failure)
        : new AssertionError(message, failure);
    explained.setStackTrace(failure.getStackTrace());
    return explained;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    simulators.close();
  }
}
