package burin.hdl.errors;

import static org.assertj.core.api.Assertions.assertThat;

import burin.Burin;
import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.hdl.ClockDomain;
import burin.hdl.Elaborator;
import burin.hdl.Module;
import burin.lib.stream.Stream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/// Every public verb of the language and the library is called with null for each of its arguments in turn, within the
/// constructor of a module. Each time a line tells of it, which names the argument.
class NullArgumentsTest {
  private static final Set<String> OBJECT = Set.of("equals", "hashCode", "toString", "valueOf");

  /// What one call with null for one argument comes to; empty where it is told as it should be.
  ///
  /// @param said of the arguments before
  private static String outcome(Executable verb, int argument, Set<String> said) {
    return outcome(verb, argument, said, (_, _) -> null);
  }

  private static String outcome(
      Executable verb, int argument, Set<String> said, BiFunction<Samples, Type, Object> given) {
    try {
      Burin.circuit(new Samples(samples -> call(samples, verb, argument, given)));
      return "nothing is said";
    } catch (UserError mistake) {
      Diagnostic told = mistake.diagnostics().getLast();
      boolean right = told.code() == Code.NULL && told.message().endsWith(" is null") && told.where().isKnown();
      if (right && !said.add(told.message())) return "said of two arguments: " + told.message();
      return right ? "" : mistake.getMessage().lines().findFirst().orElse("");
    } catch (RuntimeException failure) {
      return failure.toString();
    }
  }

  private static void call(
      Samples samples, Executable verb, int argument, BiFunction<Samples, Type, Object> given) {
    Type[] types = verb.getGenericParameterTypes();
    Object[] values = new Object[types.length];
    Object receiver = verb instanceof Method method ? receiver(samples, method) : null;
    for (int i = 0; i < types.length; i++) {
      values[i] = i == argument ? given.apply(samples, types[i]) : sample(samples, receiver, types[i]);
    }
    try {
      verb.setAccessible(true);
      if (verb instanceof Method method) method.invoke(receiver, values);
      else ((Constructor<?>) verb).newInstance(values);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(thrown.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException cause) {
      throw new IllegalStateException("sample: " + cause);
    }
  }

  private static Object receiver(Samples samples, Method method) {
    if (Modifier.isStatic(method.getModifiers())) return null;
    return method.getDeclaringClass() == Module.class ? samples : samples.of(method.getDeclaringClass());
  }

  /// A foreign module has pins for clocks of its own.
  private static Object sample(Samples samples, Object receiver, Type type) {
    return receiver instanceof Samples.Foreign foreign && type == ClockDomain.class ? foreign.side : samples.of(type);
  }

  private static List<Executable> verbs() throws Exception {
    List<Executable> verbs = new ArrayList<>();
    for (Class<?> type : types()) {
      if (!isVisible(type) || type == Elaborator.class) continue;
      verbs.addAll(List.of(type.getDeclaredMethods()));
      if (!Modifier.isAbstract(type.getModifiers())) verbs.addAll(List.of(type.getDeclaredConstructors()));
    }
    return verbs.stream().filter(NullArgumentsTest::isVerb).toList();
  }

  private static boolean isVisible(Class<?> type) {
    for (Class<?> part = type; part != null; part = part.getEnclosingClass()) {
      if (!Modifier.isPublic(part.getModifiers())) return false;
    }
    return true;
  }

  private static boolean isVerb(Executable verb) {
    boolean visible = (verb.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    return visible && !verb.isSynthetic() && !OBJECT.contains(verb.getName()) && !Modifier.isAbstract(verb.getModifiers());
  }

  private static List<Class<?>> types() throws Exception {
    List<Class<?>> types = new ArrayList<>();
    types.addAll(types(Module.class, "burin/hdl"));
    types.addAll(types(Stream.class, "burin/lib"));
    return types;
  }

  private static List<Class<?>> types(Class<?> one, String folder) throws Exception {
    Path origin = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> types = new ArrayList<>();
    try (var files = Files.walk(origin.resolve(folder))) {
      for (Path file : files.sorted().toList()) {
        String name = origin.relativize(file).toString();
        if (!name.endsWith(".class") || name.contains("reference") || name.endsWith("-info.class")) continue;
        types.add(Class.forName(name.substring(0, name.length() - 6).replace('/', '.')));
      }
    }
    return types;
  }

  @Test
  void everyNullArgumentIsNamed() throws Exception {
    List<String> wrong = new ArrayList<>();
    int calls = 0;
    for (Executable verb : verbs()) {
      Set<String> said = new HashSet<>();
      for (int i = 0; i < verb.getParameterCount(); i++) {
        if (verb.getParameterTypes()[i].isPrimitive()) continue;
        calls++;
        String outcome = outcome(verb, i, said);
        if (!outcome.isEmpty()) wrong.add(name(verb) + " argument " + i + ": " + outcome);
      }
    }
    System.out.println(calls + " calls with null");
    if (Boolean.getBoolean("nulls.list")) wrong.forEach(System.out::println);
    assertThat(wrong).isEmpty();
    assertThat(calls).isGreaterThan(300);
  }

  @Test
  void everyNullInAListIsFound() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Executable verb : verbs()) {
      for (int i = 0; i < verb.getParameterCount(); i++) {
        Class<?> type = verb.getParameterTypes()[i];
        if (type != List.class && !Object[].class.isAssignableFrom(type)) continue;
        String outcome = outcome(verb, i, new HashSet<>(), (samples, list) -> samples.withNull(list).orElseThrow());
        if (!outcome.isEmpty()) wrong.add(name(verb) + " list " + i + ": " + outcome);
      }
    }
    if (Boolean.getBoolean("nulls.list")) wrong.forEach(System.out::println);
    assertThat(wrong).isEmpty();
  }

  private static String name(Executable verb) {
    String owner = verb.getDeclaringClass().getName().replaceFirst("^burin\\.", "");
    String name = verb instanceof Method ? "." + verb.getName() : ".new";
    return owner + name + Arrays.stream(verb.getParameterTypes()).map(Class::getSimpleName).toList();
  }
}
