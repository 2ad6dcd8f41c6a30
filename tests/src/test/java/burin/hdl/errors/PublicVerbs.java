package burin.hdl.errors;

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
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

  private static List<Class<?>> types() throws Exception {
    List<Class<?>> types = new ArrayList<>();
    types.addAll(types(Module.class, "burin/hdl"));
    types.addAll(types(Stream.class, "burin/lib"));
    return types;
  }

  /// All that comes from where one of them does: a folder of classes, or a jar where the whole project is built.
  private static List<Class<?>> types(Class<?> one, String folder) throws Exception {
    Path origin = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(origin)) return types(origin, folder);
    try (FileSystem jar = FileSystems.newFileSystem(origin)) {
      return types(jar.getPath("/"), folder);
    }
  }

  private static List<Class<?>> types(Path origin, String folder) throws Exception {
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

  static String name(Executable verb) {
    String owner = verb.getDeclaringClass().getName().replaceFirst("^burin\\.", "");
    String name = verb instanceof Method ? "." + verb.getName() : ".new";
    return owner + name + Arrays.stream(verb.getParameterTypes()).map(Class::getSimpleName).toList();
  }
}
