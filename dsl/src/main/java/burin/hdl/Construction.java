package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.source.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs the constructors of a user's modules. What the user's own code throws is told with its place and without the frames
/// of the language; what the language throws against its own rules is thrown on.
final class Construction {
  private static final Set<String> LANGUAGE = Set.of("burin.hdl", "burin.ir", "burin.diag", "burin.source");
  private static final String LIBRARIES = "com.google.common.";
  /// Parts whose lines mean nothing to who uses them; what they refuse was asked for by the first frame that is not theirs.
  private static final String PARTS = "burin.lib.";

  /// How the JDK ends its message about a field of `this` that is null.
  private static final Pattern FIELD = Pattern.compile("because \"this\\.(\\w+)\" is null$");

  private Construction() {}

  static <M extends Module> M run(Supplier<M> maker) {
    try {
      return maker.get();
    } catch (UserError mistake) {
      throw mistake;
    } catch (StackOverflowError overflow) {
      throw endless(overflow);
    } catch (RuntimeException | AssertionError failure) {
      throw told(failure);
    }
  }

  private static UserError told(Throwable failure) {
    Optional<StackTraceElement> thrower = firstOwn(failure.getStackTrace());
    if (thrower.isEmpty() || isLanguage(thrower.get())) rethrow(failure);
    failure.setStackTrace(Arrays.stream(failure.getStackTrace()).filter(frame -> !isLanguage(frame))
        .toArray(StackTraceElement[]::new));
    return new UserError(diagnostic(failure, place(firstUser(failure.getStackTrace()).orElse(thrower.get()))), failure);
  }

  private static Optional<StackTraceElement> firstUser(StackTraceElement[] frames) {
    return List.of(frames).stream().filter(frame -> !isForeign(frame) && !isLanguage(frame) && !isPart(frame)).findFirst();
  }

  private static boolean isPart(StackTraceElement frame) {
    return frame.getClassName().startsWith(PARTS);
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof RuntimeException runtime) throw runtime;
    throw (AssertionError) failure;
  }

  /// A `Config` that refuses its parameters says so in a text for the user.
  private static Diagnostic diagnostic(Throwable failure, Place where) {
    String text = failure.getMessage();
    boolean refused = failure.getClass() == IllegalArgumentException.class && failure.getStackTrace()[0].getModuleName() == null;
    if (refused && text != null) {
      return Diagnostic.of(Code.CONFIG, where, text).hint("other parameters");
    }
    Optional<String> early = earlyField(failure);
    if (early.isPresent()) {
      return Diagnostic.of(Code.NULL, where, "`" + early.get() + "` is used before it has a value")
          .hint("its declaration above this line; fields are set from top to bottom");
    }
    String name = failure.getClass().getSimpleName() + (text == null ? "" : ": " + text);
    return Diagnostic.of(Code.CONSTRUCTOR, where, "making `" + constructed(failure) + "` has failed: " + name)
        .hint("a check of the parameters before this line");
  }

  /// The field of a module that its own constructor, or the declaration of another one, has used too early.
  private static Optional<String> earlyField(Throwable failure) {
    if (!(failure instanceof NullPointerException) || failure.getMessage() == null) return Optional.empty();
    Matcher because = FIELD.matcher(failure.getMessage());
    return because.find() && isConstructor(failure.getStackTrace()[0]) ? Optional.of(because.group(1)) : Optional.empty();
  }

  /// The class whose constructor was running.
  private static String constructed(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (isConstructor(frame)) return simpleName(frame);
    }
    return "the module";
  }

  /// The classes whose constructors call each other. Which of them was running last depends on the size of the stack.
  private static UserError endless(StackOverflowError overflow) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, StackTraceElement> outermost = new TreeMap<>();
    for (StackTraceElement frame : overflow.getStackTrace()) {
      if (!isConstructor(frame)) continue;
      counts.merge(simpleName(frame), 1, Integer::sum);
      outermost.put(simpleName(frame), frame);
    }
    List<String> names = counts.keySet().stream().filter(name -> counts.get(name) > 1).toList();
    if (names.isEmpty()) return deep(overflow);
    overflow.setStackTrace(outermost.values().toArray(StackTraceElement[]::new));
    Place place = place(outermost.get(names.getFirst()));
    if (names.size() == 1) return new UserError(endless(names.getFirst(), place), overflow);
    return new UserError(without("`" + String.join("` and `", names) + "` make each other", place), overflow);
  }

  /// Methods of the user's that call each other too deep; what the language itself cannot do is thrown on.
  private static UserError deep(StackOverflowError overflow) {
    StackTraceElement[] frames = overflow.getStackTrace();
    Optional<StackTraceElement> again = firstUser(frames);
    if (again.isEmpty() || List.of(frames).indexOf(again.get()) == List.of(frames).lastIndexOf(again.get())) throw overflow;
    overflow.setStackTrace(new StackTraceElement[] {again.get()});
    return new UserError(without("`" + method(again.get()) + "` calls itself", place(again.get())), overflow);
  }

  private static String method(StackTraceElement frame) {
    return frame.getMethodName().replaceFirst("^lambda\\$(\\w+)\\$.*", "$1");
  }

  /// @param name of the class whose constructor makes another of its kind
  static Diagnostic endless(String name, Place place) {
    return without("`" + name + "` makes itself", place);
  }

  private static Diagnostic without(String what, Place place) {
    return Diagnostic.of(Code.CONSTRUCTOR, place, what + " again and again, without end")
        .hint("a parameter that gets smaller, and an end");
  }

  private static boolean isConstructor(StackTraceElement frame) {
    return frame.getMethodName().equals("<init>") && !isForeign(frame) && !isLanguage(frame);
  }

  private static Optional<StackTraceElement> firstOwn(StackTraceElement[] frames) {
    return List.of(frames).stream().filter(frame -> !isForeign(frame)).findFirst();
  }

  /// Whether it is of the JDK or of a library.
  private static boolean isForeign(StackTraceElement frame) {
    return frame.getModuleName() != null || frame.getClassName().startsWith(LIBRARIES);
  }

  private static boolean isLanguage(StackTraceElement frame) {
    int dot = frame.getClassName().lastIndexOf('.');
    return dot >= 0 && LANGUAGE.contains(frame.getClassName().substring(0, dot));
  }

  private static String simpleName(StackTraceElement frame) {
    String name = frame.getClassName().replaceFirst(".*[.$]", "").replaceFirst("^[0-9]+", "");
    return name.isEmpty() ? "Anonymous" : name;
  }

  private static Place place(StackTraceElement frame) {
    return frame.getFileName() == null ? Place.NONE : new Place(frame.getFileName(), Math.max(0, frame.getLineNumber()));
  }
}
