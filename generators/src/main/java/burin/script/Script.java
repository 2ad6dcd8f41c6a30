package burin.script;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.source.Place;
import burin.tools.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// A source file of Java that is compiled and run at once: a class with a `main`, or `main` and other methods without a class
/// around them.
///
/// It runs in this JVM on the class path of Burin, so that the command line can tell what it throws as it tells its own mistakes.
public final class Script {
  /// Names of variables are names in Verilog, so the class file must have them.
  private static final List<String> OPTIONS = List.of("-g", "-parameters", "-nowarn", "-proc:none", "-encoding", "UTF-8");

  private final Path file;
  private final String name;

  private Script(Path file) {
    this.file = file;
    this.name = file.getFileName().toString();
  }

  /// Compiles and runs a file.
  ///
  /// @throws UserError if there is no such file, it does not compile, or it throws something
  public static void run(Path file, String... arguments) {
    if (!file.toString().endsWith(".java")) throw new UserError(
        Code.FILE, "%s is no file of Java".formatted(file), "./burin script Flow.java");
    if (!Files.isRegularFile(file)) throw new UserError(Code.FILE, file + ": there is no such file", "check the name");
    new Script(file).run(arguments);
  }

  private void run(String... arguments) {
    try (var classes = ScratchFolder.make("burin-script-")) {
      compile(classes.path());
      try (var loader = new URLClassLoader(new URL[] {classes.path().toUri().toURL()}, Script.class.getClassLoader())) {
        start(loader.loadClass(name.replaceFirst("\\.java$", "")), arguments);
      }
    } catch (IOException failure) {
      throw new UserError(Code.FILE, "%s cannot be run: %s".formatted(file, failure.getMessage()), "free disk space");
    } catch (ClassNotFoundException other) {
      throw new UserError(Code.DATA, "%s has no class of its own name".formatted(file), "void main() { ... } without a class");
    }
  }

  private void compile(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(found, Locale.ENGLISH, null)) {
      List<String> options = Stream.concat(OPTIONS.stream(),
          Stream.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"))).toList();
      if (compiler.getTask(null, files, found, options, null, files.getJavaFileObjects(file)).call()) return;
    }
    throw new UserError(found.getDiagnostics().stream()
        .filter(each -> each.getKind() == javax.tools.Diagnostic.Kind.ERROR).map(this::told).toList());
  }

  /// The compiler's message has several lines, of which the first says what is wrong and others of what.
  private Diagnostic told(javax.tools.Diagnostic<? extends JavaFileObject> mistake) {
    String message = mistake.getMessage(Locale.ENGLISH).strip().replaceAll("\\s*\\n\\s*", ", ").replaceAll(" {2,}", " ");
    return Diagnostic.of(Code.DATA, new Place(name, (int) mistake.getLineNumber()), message);
  }

  private void start(Class<?> script, String... arguments) {
    Method main = main(script);
    main.setAccessible(true);
    Object[] given = main.getParameterCount() == 0 ? new Object[0] : new Object[] {arguments};
    try {
      main.invoke(Modifier.isStatic(main.getModifiers()) ? null : instance(script), given);
    } catch (InvocationTargetException thrown) {
      throw failure(thrown.getCause());
    } catch (ReflectiveOperationException refused) {
      throw new UserError(Code.DATA, "%s cannot be started: %s".formatted(file, refused), "void main() { ... }");
    }
  }

  private Method main(Class<?> script) {
    for (Class<?>[] parameters : List.of(new Class<?>[] {String[].class}, new Class<?>[0])) {
      try {
        return script.getDeclaredMethod("main", parameters);
      } catch (NoSuchMethodException other) {
        // Perhaps the other one.
      }
    }
    throw new UserError(Code.DATA, "%s has no main".formatted(file), "void main() { ... }");
  }

  private static Object instance(Class<?> script) throws ReflectiveOperationException {
    Constructor<?> constructor = script.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  /// Mistakes that Burin has told keep their words; others are told with the line of the script that they came through.
  private RuntimeException failure(Throwable thrown) {
    if (thrown instanceof UserError mistake) return mistake;
    int line = Stream.of(thrown.getStackTrace()).filter(frame -> name.equals(frame.getFileName())).findFirst()
        .map(StackTraceElement::getLineNumber).orElse(0);
    String what = thrown instanceof UncheckedIOException io ? String.valueOf(io.getCause()) : thrown.toString();
    Place place = line == 0 ? Place.NONE : new Place(name, line);
    String told = "the script has thrown " + what.replaceAll("\\s*\\n\\s*", ", ");
    return new UserError(Diagnostic.of(Code.DATA, place, told), thrown);
  }
}
