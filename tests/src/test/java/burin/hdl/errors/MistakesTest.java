package burin.hdl.errors;

import static org.assertj.core.api.Assertions.assertThat;

import burin.diag.Code;
import burin.hdl.errors.Page.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  Stream<DynamicTest> examplesOfTheErrorsPage() throws IOException {
    return tests(DOCS);
  }

  private static Stream<DynamicTest> tests(Path file) throws IOException {
    Page page = Page.read(file, "java");
    List<Example> examples = page.examples();
    Snippets snippets = Snippets.compile(examples.stream().map(Example::source).toList());
    if (Boolean.getBoolean("errors.update")) update(page, snippets);
    return IntStream.range(0, examples.size()).mapToObj(i -> DynamicTest.dynamicTest(
        "%s (line %d)".formatted(examples.get(i).title(), examples.get(i).line()),
        file.toUri(), () -> assertThat(snippets.message(i)).isEqualTo(examples.get(i).expected())));
  }

  private static void update(Page page, Snippets snippets) throws IOException {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < page.examples().size(); i++) {
      if (page.examples().get(i).isWrong()) messages.add(snippets.message(i));
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
      assertThat(example.expected()).as(example.title()).matches("(?s)Example\\.java:\\d+: error B\\d{3}: .*\n  write: .*");
    }
  }
}
