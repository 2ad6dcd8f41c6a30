package burin.source;

import java.util.stream.Stream;

/// Finds the user's call that led into the language, and the name that the user gives to its result, from the byte code
/// of the caller. No plug-in is needed; the names of locals need `-g`, which is Maven's default.
public final class Callers {
  private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /// A memo of what class files say, kept with the class itself: it holds nothing of any circuit.
  private static final ClassValue<ClassSites> SITES = new ClassValue<>() {
    @Override
    protected ClassSites computeValue(Class<?> type) {
      return new ClassSites(type);
    }
  };

  private Callers() {}

  /// The innermost call that was made from outside the package of `language`.
  public static CallSite outside(Class<?> language) {
    String inside = language.getPackageName();
    return WALKER.walk(frames -> firstOutside(frames, inside));
  }

  /// The innermost call that was made from outside the package of `language` and outside the class of `library`, a class
  /// of verbs that stands between the language and its user.
  public static CallSite outside(Class<?> language, Class<?> library) {
    String inside = language.getPackageName();
    return WALKER.walk(frames -> firstOutside(frames.filter(frame -> !isWithin(frame, library)), inside));
  }

  private static boolean isWithin(StackWalker.StackFrame frame, Class<?> library) {
    return frame.getDeclaringClass() == library || frame.getClassName().startsWith(library.getName() + "$");
  }

  private static CallSite firstOutside(Stream<StackWalker.StackFrame> frames, String inside) {
    var all = frames.iterator();
    while (all.hasNext()) {
      StackWalker.StackFrame frame = all.next();
      String place = frame.getDeclaringClass().getPackageName();
      if (!place.equals(inside) && frame.getDeclaringClass() != Callers.class) {
        return SITES.get(frame.getDeclaringClass())
            .find(frame.getMethodName(), frame.getDescriptor(), frame.getByteCodeIndex());
      }
    }
    return CallSite.UNKNOWN;
  }

  /// The line at which a class is declared, as near as a class file tells.
  public static Place declaration(Class<?> type) {
    return SITES.get(type).declaration();
  }
}
