package burin.hdl.errors;

import burin.Burin;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.hdl.Module;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Bodies of modules' constructors, compiled and run: line 1 of a snippet is line 1 of `Example.java`, so that messages tell
/// lines of the snippet.
public final class Snippets {
  private static final String HEAD = "package s%d; import burin.hdl.*; import burin.hdl.Module; import java.math.BigInteger;"
      + " import java.util.*; public class Example extends Module {{ ";

  private final Loader loader = new Loader();

  private Snippets() {}

  /// Compiles all snippets at once, which is far quicker than one by one.
  public static Snippets compile(List<String> bodies) {
    var snippets = new Snippets();
    List<JavaFileObject> sources = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) sources.add(new Source(i, HEAD.formatted(i) + bodies.get(i) + "\n}}"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var options = List.of("-g", "-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
      var task = compiler.getTask(messages, snippets.loader.saving(files), null, options, null, sources);
      if (!task.call()) throw new IllegalStateException(messages.toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return snippets;
  }

  /// What is said of a snippet; empty where nothing is.
  String message(int number) {
    try {
      Burin.circuit(Burin.module(() -> module(number)));
      return "";
    } catch (UserError mistake) {
      return mistake.getMessage();
    } catch (RuntimeException | Error e) {
      return "no UserError but " + e;
    }
  }

  /// The warnings about a snippet; empty where there are none.
  String warnings(int number) {
    return Burin.warnings(module(number)).stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
  }

  /// A new module; what its constructor throws is thrown on.
  public Module module(int number) {
    try {
      return (Module) loader.loadClass("s" + number + ".Example").getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      if (e.getCause() instanceof Error cause) throw cause;
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(int number, String text) {
      super(URI.create("string:///s" + number + "/Example.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /// Keeps class files in memory; gives them out also as resources, since names come from there.
  private static final class Loader extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> files = new HashMap<>();

    Loader() {
      super(Snippets.class.getClassLoader());
    }

    JavaFileManager saving(JavaFileManager manager) {
      return new ForwardingJavaFileManager<>(manager) {
        @Override
        public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
          return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
            @Override
            public OutputStream openOutputStream() {
              return files.computeIfAbsent(name.replace('.', '/') + ".class", _ -> new ByteArrayOutputStream());
            }
          };
        }
      };
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      ByteArrayOutputStream file = files.get(name.replace('.', '/') + ".class");
      if (file == null) throw new ClassNotFoundException(name);
      return defineClass(name, file.toByteArray(), 0, file.size());
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      ByteArrayOutputStream file = files.get(name);
      return file == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(file.toByteArray());
    }
  }
}
