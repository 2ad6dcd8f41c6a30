package burin.source;

import burin.source.MethodSites.Site;
import java.lang.StackWalker.StackFrame;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds the user's call that led into the language, and the name that the user gives to its result, from the byte code
/// of the caller. No plug-in is needed; the names of locals need `-g`, which is Maven's default.
public final class Callers {
  /// From most verbs to the user.
  private static final int FRAMES = 5;
  private static final StackWalker WALKER = walker(FRAMES);

  /// A memo of what class files say, kept with the class itself: it holds nothing of any circuit.
  private static final ClassValue<ClassSites> SITES = new ClassValue<>() {
    @Override
    protected ClassSites computeValue(Class<?> type) {
      return new ClassSites(type);
    }
  };

  private Callers() {}

  /// A walker for who stands so many frames from the user, most of the time, both included: so many are fetched at once, and each
  /// one more takes a tenth of a search longer.
  public static StackWalker walker(int frames) {
    return StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE), frames);
  }

  /// What a [#walker] has to look for: the innermost call that was made from outside the package of `language`. Where it stands
  /// in a method that just returns the result, as in `return reg(type)`, the name is the one that the method's caller gives
  /// to it.
  ///
  /// Who looks for each part of a circuit walks itself, since a method between, this class's among them, is a frame more.
  public static Function<Stream<StackFrame>, CallSite> searchOutside(Class<?> language) {
    String inside = language.getPackageName();
    return frames -> firstOutside(frames, inside);
  }

  /// The innermost call that was made from outside the package of `language`, as [#searchOutside] finds it.
  public static CallSite outside(Class<?> language) {
    return WALKER.walk(searchOutside(language));
  }

  /// The innermost call that was made from outside the package of `language` and outside the class of `library`, a class
  /// of verbs that stands between the language and its user.
  public static CallSite outside(Class<?> language, Class<?> library) {
    String inside = language.getPackageName();
    return WALKER.walk(frames -> firstOutside(frames.filter(frame -> !isWithin(frame, library)), inside));
  }

  private static boolean isWithin(StackFrame frame, Class<?> library) {
    return frame.getDeclaringClass() == library || frame.getClassName().startsWith(library.getName() + "$");
  }

  private static CallSite firstOutside(Stream<StackFrame> frames, String inside) {
    var all = new Frames(frames);
    while (all.next()) {
      if (isOutside(all.frame, inside)) {
        Site site = site(all.frame);
        return site.isReturned() ? new CallSite(nameGivenByCaller(all, inside), site.call().place()) : site.call();
      }
    }
    return CallSite.UNKNOWN;
  }

  private static String nameGivenByCaller(Frames callers, String inside) {
    while (callers.next()) {
      if (!isOutside(callers.frame, inside)) return "";
      Site site = site(callers.frame);
      if (!site.isReturned()) return site.call().name();
    }
    return "";
  }

  /// One frame after the other, with less in between than an iterator of a stream has.
  private static final class Frames implements Consumer<StackFrame> {
    private final Spliterator<StackFrame> all;
    StackFrame frame;

    Frames(Stream<StackFrame> all) {
      this.all = all.spliterator();
    }

    boolean next() {
      return all.tryAdvance(this);
    }

    @Override
    public void accept(StackFrame next) {
      frame = next;
    }
  }

  /// Whether a frame is a user's. The language also calls itself through the class library, which a user never is.
  private static boolean isOutside(StackFrame frame, String inside) {
    Class<?> type = frame.getDeclaringClass();
    return type != Callers.class && type.getClassLoader() != null && !type.getPackageName().equals(inside);
  }

  private static Site site(StackFrame frame) {
    return SITES.get(frame.getDeclaringClass()).find(frame);
  }

  /// Where an object is made.
  ///
  /// @param nested how many constructors of its class are running, one within the other
  public record Construction(Place place, int nested) {}

  /// Where an object of a class is made whose constructor is running.
  ///
  /// @param most no more nested constructors than these are looked at
  public static Construction construction(Class<?> type, int most) {
    return WALKER.walk(frames -> firstMaker(frames, type, most));
  }

  private static Construction firstMaker(Stream<StackFrame> frames, Class<?> made, int most) {
    var all = new Frames(frames);
    boolean constructing = false;
    int nested = 0;
    while (all.next()) {
      StackFrame frame = all.frame;
      boolean isConstructor = frame.getMethodName().equals("<init>") && frame.getDeclaringClass().isAssignableFrom(made);
      if (constructing && !isConstructor || nested == most) return new Construction(site(frame).call().place(), nested);
      constructing |= isConstructor;
      if (frame.getDeclaringClass() == made) nested++;
    }
    return new Construction(Place.NONE, nested);
  }

  /// The line at which a class is declared, as near as a class file tells.
  public static Place declaration(Class<?> type) {
    return SITES.get(type).declaration();
  }
}
