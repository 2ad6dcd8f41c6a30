package burin.hdl.errors;

import static org.assertj.core.api.Assertions.assertThat;

import burin.diag.Code;
import burin.hdl.errors.Page.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every mistake is answered with a message that says what, where, where the other side is and what to write, to the letter.
/// With `-Derrors.update=true` the pages are written anew.
class MistakesTest {
  private static final Path ROOT = root();
  private static final Path DOCS = ROOT.resolve("docs/errors.md");
  private static final Path MISTAKES = ROOT.resolve("tests/src/test/resources/burin/hdl/errors/mistakes.md");

  private static final Path WARNINGS = MISTAKES.resolveSibling("warnings.md");

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("LICENSE"))) folder = folder.getParent();
    return folder;
  }

  @TestFactory
  Stream<DynamicTest> typicalMistakes() throws IOException {
    return tests(MISTAKES);
  }

  @TestFactory
  Stream<DynamicTest> whatIsProbablyNotMeant() throws IOException {
    return tests(WARNINGS);
  }

  @TestFactory
  Stream<DynamicTest> examplesOfTheErrorsPage() throws IOException {
    return tests(DOCS);
  }

  private static Stream<DynamicTest> tests(Path file) throws IOException {
    Page page = Page.read(file, "java");
    List<Example> examples = page.examples();
    Snippets snippets = Snippets.compile(examples.stream().map(Example::source).toList());
    List<String> said = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) said.add(said(file, examples.get(i), snippets, i));
    if (Boolean.getBoolean("errors.update")) update(page, said);
    return IntStream.range(0, examples.size()).mapToObj(i -> DynamicTest.dynamicTest(
        "%s (line %d)".formatted(examples.get(i).title(), examples.get(i).line()),
        file.toUri(), () -> assertThat(said.get(i)).isEqualTo(examples.get(i).expected())));
  }

  /// What is about warnings has circuits without mistakes.
  private static String said(Path file, Example example, Snippets snippets, int number) {
    String mistakes = snippets.message(number);
    boolean warns = file.equals(WARNINGS) || example.title().startsWith("B1");
    return mistakes.isEmpty() && warns ? snippets.warnings(number) : mistakes;
  }

  private static void update(Page page, List<String> said) throws IOException {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < page.examples().size(); i++) {
      if (page.examples().get(i).isWrong()) messages.add(said.get(i));
    }
    page.update(messages);
  }

  @Test
  void everyCodeHasItsEntryInOrder() throws IOException {
    List<String> entries = Files.readAllLines(DOCS).stream().filter(line -> line.startsWith("## B")).toList();
    assertThat(entries).extracting(entry -> entry.substring(3, 7)).isEqualTo(
        Arrays.stream(Code.values()).map(Code::id).sorted().toList());
  }

  @Test
  void everyMessageSaysWhatToWrite() throws IOException {
    for (Example example : Page.read(MISTAKES, "java").examples()) {
      if (!example.isWrong()) continue;
      assertThat(example.expected()).as(example.title()).matches("(?s)Example\\.java:\\d+: error B0\\d{2}: .*\\n  write: .*");
    }
    for (Example example : Page.read(WARNINGS, "java").examples()) {
      if (!example.isWrong()) continue;
      assertThat(example.expected()).as(example.title()).matches("(?s)Example\\.java:\\d+: warning B1\\d{2}: .*\\n  write: .*");
    }
  }

  /// The headings of the first level are kinds of mistakes; these must all be tried, by several of them.
  @Test
  void everyKindOfMistakeIsTried() throws IOException {
    Map<String, Integer> kinds = kinds();
    kinds.forEach((kind, count) -> System.out.printf("%4d  %s%n", count, kind));
    System.out.printf("%4d  in all%n", kinds.values().stream().mapToInt(Integer::intValue).sum());
    assertThat(kinds.keySet()).containsExactlyInAnyOrder(
        "Values that do not fit", "Kinds and shapes that do not go together", "Indices and addresses outside",
        "Impossible and huge sizes", "Undriven signals", "Signals driven twice", "Loops", "Signals out of reach",
        "What cannot be driven", "Names", "Forgotten and misused instances", "Recursion", "Finished modules",
        "Divisions by zero", "Null", "Lane functions", "When, select, state machines", "Pipelines", "Clocks and resets",
        "Foreign Verilog", "Texts and checks", "Masks", "Exceptions of the user's own");
    assertThat(kinds).allSatisfy((kind, count) -> assertThat(count).as(kind).isPositive());
    assertThat(kinds.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(300);
  }

  private static Map<String, Integer> kinds() throws IOException {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    String kind = "";
    for (String line : Files.readAllLines(MISTAKES)) {
      if (line.startsWith("# ")) kind = line.substring(2);
      if (line.startsWith("```java wrong")) kinds.merge(kind, 1, Integer::sum);
    }
    return kinds;
  }
}
