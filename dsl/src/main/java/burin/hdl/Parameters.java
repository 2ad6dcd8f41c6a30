package burin.hdl;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/// The configuration that a module was made with: the record that it keeps in a field, if any.
final class Parameters {
  private Parameters() {}

  /// `Config[width=8, depth=4]`, or nothing.
  static String of(Module module) {
    List<String> found = new ArrayList<>();
    for (Object value : records(module)) found.add(value.toString());
    return String.join(" ", found);
  }

  static List<Object> records(Module module) {
    List<Object> found = new ArrayList<>();
    for (Class<?> type = module.getClass(); type != Module.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!field.getType().isRecord() || java.lang.reflect.Modifier.isStatic(field.getModifiers())) continue;
        Object value = read(field, module);
        if (value != null) found.add(value);
      }
    }
    return found;
  }

  private static Object read(Field field, Module module) {
    try {
      return field.trySetAccessible() ? field.get(module) : null;
    } catch (IllegalAccessException _) {
      return null;
    }
  }
}
