package burin.hdl;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The configuration that a module was made with: the record that it keeps in a field, if any.
final class Parameters {
  private Parameters() {}

  /// `Config[width=8, depth=4]`, or nothing.
  static String of(Module module) {
    List<String> found = new ArrayList<>();
    for (Object value : records(module)) found.add(text(value));
    return String.join(" ", found);
  }

  /// As a record's own text, but the same in every run: arrays by their contents, and nothing of what has no text.
  private static String text(Object value) {
    return switch (value) {
      case null -> "null";
      case Record record -> {
        List<String> parts = new ArrayList<>();
        for (Field field : record.getClass().getDeclaredFields()) {
          String part = Modifier.isStatic(field.getModifiers()) ? "" : text(read(field, record));
          if (!part.isEmpty()) parts.add(field.getName() + "=" + part);
        }
        yield record.getClass().getSimpleName() + parts;
      }
      case Path _ -> "";   // differs from machine to machine
      case Object array when array.getClass().isArray() -> IntStream.range(0, Array.getLength(array))
          .mapToObj(i -> text(Array.get(array, i))).toList().toString();
      case Iterable<?> items -> {
        List<String> parts = new ArrayList<>();
        items.forEach(item -> parts.add(text(item)));
        yield parts.toString();
      }
      case Number _, Boolean _, Character _, CharSequence _ -> value.toString();
      case Enum<?> constant -> constant.name();
      default -> "";
    };
  }

  static List<Object> records(Module module) {
    List<Object> found = new ArrayList<>();
    for (Class<?> type = module.getClass(); type != Module.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!field.getType().isRecord() || Modifier.isStatic(field.getModifiers())) continue;
        Object value = read(field, module);
        if (value != null) found.add(value);
      }
    }
    return found;
  }

  private static Object read(Field field, Object owner) {
    try {
      return field.trySetAccessible() ? field.get(owner) : null;
    } catch (IllegalAccessException _) {
      return null;
    }
  }
}
