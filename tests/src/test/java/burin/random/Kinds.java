package burin.random;

import burin.ir.Circuit;
import com.google.common.reflect.ClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The kinds of things that circuits are made of, found in the classes of the IR themselves, so that none can be forgotten:
/// what a sealed interface permits (`Mux`, `Stmt.Drive`), the constants of enums (`BinaryOp.ADD`), and for each optional part
/// whether it is there (`SyncRead.enable`) or not (`no SyncRead.enable`).
final class Kinds {
  private static final String IR = Circuit.class.getPackageName();

  private final Set<String> found = new TreeSet<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  private Kinds() {}

  static Set<String> all() {
    Set<String> all = new TreeSet<>();
    for (Class<?> type : classes()) {
      if (type.isSealed()) {
        Arrays.stream(type.getPermittedSubclasses()).filter(kind -> !kind.isSealed()).map(Kinds::name).forEach(all::add);
      }
      if (type.isEnum()) {
        for (Object constant : type.getEnumConstants()) all.add(name((Enum<?>) constant));
      }
      for (Field field : fields(type)) {
        if (field.getType() != Optional.class) continue;
        all.add(name(field));
        all.add("no " + name(field));
      }
    }
    return all;
  }

  private static List<Class<?>> classes() {
    try {
      List<Class<?>> all = new ArrayList<>();
      for (var info : ClassPath.from(Circuit.class.getClassLoader()).getTopLevelClasses(IR)) addNested(info.load(), all);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addNested(Class<?> type, List<Class<?>> all) {
    all.add(type);
    for (Class<?> nested : type.getDeclaredClasses()) addNested(nested, all);
  }

  private static String name(Class<?> type) {
    return type.getName().substring(IR.length() + 1).replace('$', '.');
  }

  private static String name(Enum<?> constant) {
    return name(constant.getDeclaringClass()) + "." + constant.name();
  }

  private static String name(Field field) {
    return name(field.getDeclaringClass()) + "." + field.getName();
  }

  private static List<Field> fields(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers())).toList();
  }

  /// What a circuit has: everything that can be reached from it is looked at.
  static Set<String> of(Circuit circuit) {
    var kinds = new Kinds();
    kinds.open.push(circuit);
    while (!kinds.open.isEmpty()) kinds.look(kinds.open.pop());
    return kinds.found;
  }

  private void look(Object object) {
    switch (object) {
      case Enum<?> constant when isOfIr(constant.getDeclaringClass()) -> found.add(name(constant));
      case Collection<?> items -> items.forEach(this::reach);
      case Map<?, ?> map -> {
        map.keySet().forEach(this::reach);
        map.values().forEach(this::reach);
      }
      case Optional<?> optional -> optional.ifPresent(this::reach);
      case Object part when isOfIr(part.getClass()) -> lookInto(part);
      default -> {}
    }
  }

  private void lookInto(Object part) {
    found.add(name(part.getClass()));
    List<Field> fields = fields(part.getClass());
    AccessibleObject.setAccessible(fields.toArray(Field[]::new), true);
    for (Field field : fields) {
      Object value = get(field, part);
      if (value instanceof Optional<?> optional) found.add((optional.isEmpty() ? "no " : "") + name(field));
      reach(value);
    }
  }

  private static Object get(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private void reach(Object value) {
    if (value != null && seen.add(value)) open.push(value);
  }

  private static boolean isOfIr(Class<?> type) {
    return type.getPackageName().equals(IR);
  }
}
