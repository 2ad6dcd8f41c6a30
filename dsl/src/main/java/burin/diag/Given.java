package burin.diag;

import burin.source.Place;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a public verb is given, of which null is refused in the words of its caller: which argument of which verb, and in which
/// line of the user's.
public final class Given {
  private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final Set<String> LANGUAGE = Set.of("burin.hdl", "burin.ir", "burin.diag", "burin.source");
  private static final List<String> LIBRARIES = List.of("burin.lib.", "burin.sim.");
  private static final String HINT = "a value for it; a field has none yet above its declaration";

  private Given() {}

  /// @param name of the parameter of the method or constructor that calls this
  /// @return `value`, which is not null
  public static <T> T notNull(T value, String name) {
    if (value != null) return value;
    throw new UserError(isNull(name));
  }

  /// As [#notNull], of a list that must not have null in it either.
  public static <L extends List<?>> L noNulls(L values, String name) {
    notNull(values, name);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == null) throw new UserError(isNull(name + "[" + i + "]"));
    }
    return values;
  }

  /// What [#notNull] says of null, for who has more to say.
  ///
  /// @param name of a parameter of the method that calls this, or of the one that calls `Builder.given`
  public static Diagnostic isNull(String name) {
    return WALKER.walk(frames -> {
      List<StackFrame> inside = new ArrayList<>();
      Place user = split(frames, inside);
      return diagnostic("`" + name + "` of `" + spelled(inside.getFirst()) + "`", user);
    });
  }

  /// As [#isNull], where just the verb is known that the user has called.
  public static Diagnostic isOperandNull() {
    return WALKER.walk(frames -> {
      List<StackFrame> inside = new ArrayList<>();
      Place user = split(frames, inside);
      return diagnostic("an operand of `" + spelled(inside.getLast()) + "`", user);
    });
  }

  private static Diagnostic diagnostic(String what, Place user) {
    return Diagnostic.of(Code.NULL, user, what + " is null").hint(HINT);
  }

  /// Collects the frames of the language and the library, from the innermost verb on; gives where the user calls them.
  private static Place split(Stream<StackFrame> frames, List<StackFrame> inside) {
    for (StackFrame frame : (Iterable<StackFrame>) frames::iterator) {
      if (isHelper(frame)) continue;
      if (!isInside(frame)) return new Place(frame.getFileName(), Math.max(0, frame.getLineNumber()));
      inside.add(frame);
    }
    return Place.NONE;
  }

  private static boolean isHelper(StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    boolean hands = type.getName().equals("burin.hdl.Builder") && frame.getMethodName().equals("given");
    boolean lambda = frame.getMethodName().startsWith("lambda$") && isInside(frame);
    return type == Given.class || type.getClassLoader() == null || hands || lambda;
  }

  private static boolean isInside(StackFrame frame) {
    String inside = frame.getDeclaringClass().getPackageName();
    return LANGUAGE.contains(inside) || LIBRARIES.stream().anyMatch(inside::startsWith);
  }

  /// `Stream.map`, or `Fifo.Config` for its constructor.
  private static String spelled(StackFrame verb) {
    Class<?> type = verb.getDeclaringClass();
    String name = type.getSimpleName();
    for (Class<?> outer = type.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
      name = outer.getSimpleName() + "." + name;
    }
    return verb.getMethodName().equals("<init>") ? name : name + "." + verb.getMethodName();
  }
}
