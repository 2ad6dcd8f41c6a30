package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
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
/// test that there is, and the verbs of Burin that a row names are verbs of Burin. Only a row that begins with `none` may be
/// without a test.
class ConstructTablesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern CALL = Pattern.compile("(?<![\\w\"])([a-zA-Z]\\w*)(?=\\()");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /// The module that the tables make up.
  private static final String EXAMPLE = "Pe";

  /// @param line where it stands, for messages
  record Row(String line, String theirs, String ours, String remark, String test) {
    /// What is wrong with it; empty where nothing is.
    List<String> faults(Set<String> verbs) {
      List<String> faults = new ArrayList<>();
      if (theirs.isEmpty() || ours.isEmpty()) faults.add(line + ": an empty cell");
      if (test.isEmpty() && !ours.startsWith("none")) faults.add(line + ": no test");
      if (!test.isEmpty()) fault(test).ifPresent(fault -> faults.add(line + ": " + fault));
      CODE.matcher(ours).results().map(code -> code.group(1)).flatMap(code -> CALL.matcher(code).results())
          .map(call -> call.group(1)).filter(verb -> !verbs.contains(verb) && !verb.equals(EXAMPLE))
          .forEach(verb -> faults.add(line + ": Burin has no " + verb + "(...)"));
      return faults;
    }
  }

  @ParameterizedTest
  @CsvSource({"chisel, 110", "spinalhdl, 110"})
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

  private static Stream<Method> methods(Class<?> type) {
    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
        .flatMap(each -> Arrays.stream(each.getDeclaredMethods()));
  }

  private static final class Loaded {
    static final List<Class<?>> TESTS = classes(ConstructTablesTest.class).stream()
        .filter(type -> type.getEnclosingClass() == null).toList();
  }

  private static List<Class<?>> testClasses() {
    return Loaded.TESTS;
  }

  /// What can be called: methods and constructors of the language, the library, the simulators and the emitter.
  private static Set<String> verbs() {
    Set<String> verbs = new TreeSet<>();
    for (Class<?> inside : List.of(burin.Burin.class, burin.sim.Engine.class, burin.lib.stream.Stream.class)) {
      for (Class<?> type : classes(inside)) {
        if (type.getName().startsWith("burin.cli")) continue;
        verbs.add(type.getSimpleName());
        for (Method method : type.getDeclaredMethods()) {
          if (!Modifier.isPrivate(method.getModifiers())) verbs.add(method.getName());
        }
      }
    }
    return verbs;
  }

  /// All classes of the folder that a class was loaded from.
  private static List<Class<?>> classes(Class<?> one) {
    try {
      Path folder = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(folder)) {
        return files.map(file -> folder.relativize(file).toString())
            .filter(name -> name.startsWith("burin/") && name.endsWith(".class") && !name.endsWith("-info.class"))
            .sorted().<Class<?>>map(name -> load(name.substring(0, name.length() - 6).replace('/', '.'))).toList();
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (URISyntaxException cause) {
      throw new IllegalStateException(cause);
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
