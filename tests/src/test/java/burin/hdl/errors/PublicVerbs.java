package burin.hdl.errors;

import burin.hdl.ClockDomain;
import burin.hdl.Elaborator;
import burin.hdl.Module;
import burin.lib.stream.Stream;
import com.google.common.reflect.ClassPath;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/// The public methods and constructors of the language and the library, and calls of them with [Samples] but for one argument.
final class PublicVerbs {
  private static final Set<String> OBJECT = Set.of("equals", "hashCode", "toString", "valueOf");

  private PublicVerbs() {}

  static void call(
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

  static List<Executable> all() throws Exception {
    List<Executable> verbs = new ArrayList<>();
    for (Class<?> type : types()) {
      if (!isVisible(type) || type == Elaborator.class) continue;
      verbs.addAll(List.of(type.getDeclaredMethods()));
      if (!Modifier.isAbstract(type.getModifiers())) verbs.addAll(List.of(type.getDeclaredConstructors()));
    }
    return verbs.stream().filter(PublicVerbs::isVerb).toList();
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

  private static List<Class<?>> types() throws IOException {
    List<Class<?>> types = new ArrayList<>();
    types.addAll(types(Module.class, "burin.hdl."));
    types.addAll(types(Stream.class, "burin.lib."));
    return types;
  }

  /// The classes whose names begin like this and that stand where `one` does, in a folder or in a jar.
  private static List<? extends Class<?>> types(Class<?> one, String prefix) throws IOException {
    return ClassPath.from(one.getClassLoader()).getAllClasses().stream()
        .filter(info -> info.getName().startsWith(prefix) && !info.getName().contains("reference"))
        .filter(info -> !info.getSimpleName().equals("package-info"))
        .sorted(Comparator.comparing(ClassPath.ClassInfo::getName))
        .map(ClassPath.ClassInfo::load)
        .filter(type -> origin(type).equals(origin(one)))
        .toList();
  }

  private static URL origin(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  static String name(Executable verb) {
    String owner = verb.getDeclaringClass().getName().replaceFirst("^burin\\.", "");
    String name = verb instanceof Method ? "." + verb.getName() : ".new";
    return owner + name + Arrays.stream(verb.getParameterTypes()).map(Class::getSimpleName).toList();
  }
}
