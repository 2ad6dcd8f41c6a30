package burin.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the launcher makes of Burin's classes must do the same as the classes themselves.
class PlainCallsTest {
  private static final Path SOURCE = Path.of("../generators/src/launcher/PlainCalls.java");
  private static final Set<String> KEPT_BY_THE_CACHE = Set.of("LambdaMetafactory", "StringConcatFactory");

  @TempDir static Path compiled;
  private static Object tool;
  private static Method plain;

  @TempDir Path folder;

  /// The tool is a program in a single file that belongs to no module.
  @BeforeAll
  static void compileTool() throws Exception {
    int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", compiled.toString(), SOURCE.toString());
    assertThat(status).isZero();
    var loader = new URLClassLoader(new URL[] {compiled.toUri().toURL()});
    Class<?> type = loader.loadClass("PlainCalls");
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    tool = constructor.newInstance();
    plain = type.getDeclaredMethod("plain", byte[].class);
    plain.setAccessible(true);
  }

  @Test
  void recordsAndSwitchesGiveTheSame() throws Exception {
    var expected = new PlainCallsSample().get();
    assertThat(plainly(PlainCallsSample.class.getName())).isEqualTo(expected);
  }

  @Test
  void noneOfTheirBootstrapsIsLeft() throws Exception {
    var model = ClassFile.of().parse(transformed(PlainCallsSample.class.getName()));
    var left = model.methods().stream().flatMap(method -> method.code().stream()).flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance).map(InvokeDynamicInstruction.class::cast)
        .map(call -> call.bootstrapMethod().owner().displayName()).filter(name -> !KEPT_BY_THE_CACHE.contains(name));
    // The switch whose labels are not only types is not understood and stays.
    assertThat(left).containsExactly("SwitchBootstraps");
  }

  @Test
  void commandLineDoesTheSame() throws Exception {
    var main = new PlainLoader().loadClass("burin.cli.Main")
        .getMethod("run", String[].class, PrintStream.class, PrintStream.class);
    var expected = new TreeMap<String, String>();
    for (Path out : new Path[] {folder.resolve("usual"), folder.resolve("plain")}) {
      String[] words = {"run", "apu", "-p", "pes=2", "-p", "block=8", "--network", "random", "-o", out.toString()};
      var messages = new ByteArrayOutputStream();
      var stream = new PrintStream(messages, true, UTF_8);
      Object status = expected.isEmpty() ? burin.cli.Main.run(words, stream, stream) : main.invoke(null, words, stream, stream);
      assertThat(status).as(messages.toString(UTF_8)).isEqualTo(0);
      if (expected.isEmpty()) expected.putAll(files(out));
      else assertThat(files(out)).isEqualTo(expected);
    }
  }

  private static Object plainly(String name) throws Exception {
    Class<?> type = new PlainLoader().loadClass(name);
    return ((Supplier<?>) type.getDeclaredConstructor().newInstance()).get();
  }

  private static byte[] transformed(String name) throws ReflectiveOperationException, IOException {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = PlainCallsTest.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) throw new ClassNotFoundException(name);
      return (byte[]) plain.invoke(tool, (Object) in.readAllBytes());
    }
  }

  private static Map<String, String> files(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) files.put(path.getFileName().toString(), Files.readString(path));
    }
    return files;
  }

  /// Loads classes of Burin as the tool makes them, and leaves all others to the usual loader.
  private static final class PlainLoader extends ClassLoader {
    PlainLoader() {
      super(PlainCallsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith("burin.")) return super.loadClass(name, resolve);
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try {
        byte[] bytes = transformed(name);
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException | ReflectiveOperationException cause) {
        throw new ClassNotFoundException(name, cause);
      }
    }
  }
}
