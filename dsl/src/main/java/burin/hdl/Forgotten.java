package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Finds modules that were made and kept in a field but never added as an instance: nothing else would ever mention them.
final class Forgotten {
  private final Builder top;
  private final List<Diagnostic> found = new ArrayList<>();

  private Forgotten(Builder top) {
    this.top = top;
  }

  static List<Diagnostic> in(Builder top) {
    var forgotten = new Forgotten(top);
    forgotten.search(top);
    return forgotten.found;
  }

  private void search(Builder builder) {
    for (Class<?> type = builder.module().getClass(); type != Module.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (mayHoldModules(field)) judge(read(field, builder.module()), builder, field.getName());
      }
    }
    builder.children().forEach(this::search);
  }

  /// What the compiler adds refers to the class around, not to a part.
  private static boolean mayHoldModules(Field field) {
    Class<?> type = field.getType();
    boolean holds = Module.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type) || type.isArray();
    return holds && !field.isSynthetic() && !Modifier.isStatic(field.getModifiers());
  }

  private static Object read(Field field, Module module) {
    try {
      return field.trySetAccessible() ? field.get(module) : null;
    } catch (IllegalAccessException _) {
      return null;
    }
  }

  private void judge(Object value, Builder owner, String field) {
    switch (value) {
      case Module module -> judge(module.builder(), owner, field);
      case Collection<?> many -> many.forEach(one -> judge(one, owner, field));
      case Object[] many -> List.of(many).forEach(one -> judge(one, owner, field));
      case null, default -> {}
    }
  }

  private void judge(Builder module, Builder owner, String field) {
    if (module == top || module.isPlaced() || module.isFinished()) return;
    found.addAll(module.diagnostics());
    found.add(Diagnostic.of(Code.NOT_ADDED, module.made(),
            "the `" + module.className() + "` in `" + field + "` is never added to `" + owner.className() + "`")
        .hint("instance(new " + module.className() + "(...))"));
  }
}
