package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.Burin;
import burin.lib.stream.Fifo;
import burin.sim.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/// The tables of `docs/guide/chisel.md` and `docs/guide/spinalhdl.md`: every row has four columns, the last of which names a
/// test that there is, and the verbs, classes and constants of Burin that a row names are there and can be used. Only a row that
/// begins with `none` may be without a test.
class ConstructTablesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern CALL = Pattern.compile("(?<![\\w\"])([a-zA-Z]\\w*)(?=\\()");
  private static final Pattern TYPE = Pattern.compile("(?<![\\w\"])([A-Z]\\w*[a-z]\\w*)(?![\\w(])");
  private static final Pattern CONSTANT = Pattern.compile("(?<![\\w\"])([A-Z]\\w*[a-z]\\w*\\.[A-Z][A-Z_]+)\\b");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /// The module that the tables make up, and what is Java's.
  private static final List<String> OTHERS = List.of("Pe", "BigInteger", "List", "Optional");

  /// @param line where it stands, for messages
  record Row(String line, String theirs, String ours, String remark, String test) {
    /// What is wrong with it; empty where nothing is.
    List<String> faults(Set<String> verbs) {
      List<String> faults = new ArrayList<>();
      if (theirs.isEmpty() || ours.isEmpty()) faults.add(line + ": an empty cell");
      if (test.isEmpty() && !ours.startsWith("none")) faults.add(line + ": no test");
      if (!test.isEmpty()) fault(test).ifPresent(fault -> faults.add(line + ": " + fault));
      unknown(CALL, verbs).forEach(verb -> faults.add(line + ": Burin has no " + verb + "(...)"));
      unknown(TYPE, verbs).forEach(type -> faults.add(line + ": Burin has no " + type));
      unknown(CONSTANT, verbs).forEach(constant -> faults.add(line + ": Burin has no " + constant));
      return faults;
    }

    private Stream<String> unknown(Pattern pattern, Set<String> known) {
      return CODE.matcher(ours).results().flatMap(code -> pattern.matcher(code.group(1)).results())
          .map(found -> found.group(1)).filter(name -> !known.contains(name) && !OTHERS.contains(name));
    }
  }

  @ParameterizedTest
  @CsvSource({"chisel, 185", "spinalhdl, 220"})
  void everyRowIsTrue(String page, int least) throws Exception {
    List<Row> rows = rows(page);
    Set<String> verbs = verbs();
    assertEquals("", String.join("\n", rows.stream().flatMap(row -> row.faults(verbs).stream()).toList()));
    assertTrue(rows.size() >= least, "only " + rows.size() + " rows");
    Set<String> seen = new HashSet<>();
    rows.forEach(row -> assertTrue(seen.add(row.theirs()), row.line() + ": twice in the table"));
  }

  @Test
  void faultsAreFound() throws Exception {
    Set<String> verbs = verbs();
    assertEquals(List.of("l: no test"), new Row("l", "`a`", "`lit(3)`", "", "").faults(verbs));
    assertEquals(List.of("l: there is no class NoSuchTest"), new Row("l", "`a`", "b", "", "NoSuchTest#x").faults(verbs));
    assertEquals(List.of("l: NumbersTest has no test wide"), new Row("l", "`a`", "b", "", "NumbersTest#wide").faults(verbs));
    assertEquals(List.of("l: several classes are called MistakesTest"),
        new Row("l", "`a`", "b", "", "MistakesTest#x").faults(verbs));
    assertEquals(List.of("l: Burin has no explode(...)"), new Row("l", "`a`", "none: `explode(1)`", "", "").faults(verbs));
    assertEquals(List.of("l: Burin has no Explosion"), new Row("l", "`a`", "none: `Explosion`", "", "").faults(verbs));
    assertEquals(List.of("l: Burin has no Encoding.RED"), new Row("l", "`a`", "none: `Encoding.RED`", "", "").faults(verbs));
    assertEquals(List.of("l: Burin has no inOneCall(...)"), new Row("l", "`a`", "none: `inOneCall(x)`", "", "").faults(verbs));
    assertEquals(List.of(), new Row("l", "`a`", "`lit(3)`", "", "NumbersTest#sums").faults(verbs));
    assertThrows(AssertionError.class, () -> row("| a | b | c |", "l"));
  }

  private static List<Row> rows(String page) throws IOException {
    Path file = ROOT.resolve("docs/guide/" + page + ".md");
    List<String> lines = Files.readAllLines(file);
    List<Row> rows = new ArrayList<>();
    for (int i = 2; i < lines.size(); i++) {
      boolean heads = i + 1 < lines.size() && lines.get(i + 1).startsWith("| ---");
      if (!lines.get(i).startsWith("| ") || lines.get(i).startsWith("| ---") || heads) continue;
      rows.add(row(lines.get(i), page + ".md:" + (i + 1)));
    }
    return rows;
  }

  private static Row row(String text, String line) {
    String[] cells = text.replace("\\|", "\u0001").split("\\|", -1);
    assertEquals(6, cells.length, line + ": four columns");
    String[] clean = Arrays.stream(cells).map(cell -> cell.replace('\u0001', '|').strip()).toArray(String[]::new);
    return new Row(line, clean[1], clean[2], clean[3], clean[4].replace("`", ""));
  }

  /// What is wrong with `Class#method`, where the class may have a package before it that tells it from others.
  private static Optional<String> fault(String test) {
    String[] parts = test.split("#");
    if (parts.length != 2) return Optional.of(test + " is no Class#method");
    List<Class<?>> named = testClasses().stream().filter(type -> type.getName().endsWith("." + parts[0])).toList();
    if (named.isEmpty()) return Optional.of("there is no class " + parts[0]);
    if (named.size() > 1) return Optional.of("several classes are called " + parts[0]);
    boolean runs = !Modifier.isAbstract(named.getFirst().getModifiers()) && methods(named.getFirst())
        .anyMatch(method -> method.getName().equals(parts[1]) && AnnotationSupport.isAnnotated(method, Testable.class));
    return runs ? Optional.empty() : Optional.of(parts[0] + " has no test " + parts[1]);
  }

  /// Those of its superclasses and interfaces as well.
  private static Stream<Method> methods(Class<?> type) {
    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
        .flatMap(each -> Stream.concat(Arrays.stream(each.getDeclaredMethods()), inherited(each)));
  }

  private static Stream<Method> inherited(Class<?> type) {
    return Arrays.stream(type.getInterfaces()).flatMap(ConstructTablesTest::methods);
  }

  private static final class Loaded {
    static final List<Class<?>> TESTS = classes(ConstructTablesTest.class).stream()
        .filter(type -> type.getEnclosingClass() == null).toList();
  }

  private static List<Class<?>> testClasses() {
    return Loaded.TESTS;
  }

  /// What users can name of the language, the library, the simulators and the emitter: classes, methods, constants of enums.
  private static Set<String> verbs() {
    Set<String> verbs = new TreeSet<>();
    for (Class<?> inside : List.of(Burin.class, Engine.class, Fifo.class)) {
      classes(inside).stream().filter(type -> Modifier.isPublic(type.getModifiers())).forEach(type -> addNames(type, verbs));
    }
    return verbs;
  }

  private static void addNames(Class<?> type, Set<String> verbs) {
    verbs.add(type.getSimpleName());
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) verbs.add(type.getSimpleName() + "." + ((Enum<?>) constant).name());
    }
    for (Method method : type.getDeclaredMethods()) {
      if ((method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0) verbs.add(method.getName());
    }
  }

  /// All classes of the folder or the jar that a class was loaded from.
  private static List<Class<?>> classes(Class<?> one) {
    try {
      Path origin = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(origin)) return classesIn(origin);
      try (FileSystem jar = FileSystems.newFileSystem(origin)) {
        return classesIn(jar.getPath("/"));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (URISyntaxException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private static List<Class<?>> classesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(file -> folder.relativize(file).toString())
          .filter(name -> name.startsWith("burin/") && name.endsWith(".class") && !name.endsWith("-info.class"))
          .sorted().<Class<?>>map(name -> load(name.substring(0, name.length() - 6).replace('/', '.'))).toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ConstructTablesTest.class.getClassLoader());
    } catch (ClassNotFoundException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
