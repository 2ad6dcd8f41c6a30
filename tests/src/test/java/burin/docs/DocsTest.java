package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.Burin;
import burin.hdl.Module;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every block of Java and of Verilog in the README and in `docs/` is what the build compiles and what Burin emits.
///
/// A block of Java stands after a comment that names a file of the tests and a region in it:
/// `<!-- java: burin/docs/Readme.java dot -->`. A block of Verilog stands after one that names a class with a static
/// method without parameters that gives a module, and a file of its Verilog: `<!-- verilog: burin.docs.Readme shown Dot.v
/// -->`. A block of text stands after one that names a static method that gives it: `<!-- text: burin.docs.TutorialTest
/// mistake -->`. A block may leave lines out where it has a line `// ...`. Blocks of other languages are not looked at. With
/// `-Ddocs.update=true`, the blocks are written anew.
class DocsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path SOURCES = ROOT.resolve("tests/src/test/java");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final boolean UPDATE = Boolean.getBoolean("docs.update");

  @TestFactory
  Stream<DynamicTest> pages() throws IOException {
    return files().stream().map(page -> DynamicTest.dynamicTest(ROOT.relativize(page).toString(), () -> check(page)));
  }

  private static List<Path> files() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  @Test
  void linksLeadToFilesAndHeadings() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : files()) {
      for (String link : links(page)) {
        if (!leads(page, link)) broken.add(ROOT.relativize(page) + ": " + link);
      }
    }
    assertEquals("", String.join("\n", broken));
  }

  @Test
  void theIndexNamesEveryPage() throws IOException {
    Path index = ROOT.resolve("docs/README.md");
    Set<Path> named = links(index).stream().map(link -> index.resolveSibling(link).normalize()).collect(Collectors.toSet());
    List<Path> forgotten = files().stream().skip(1).filter(page -> !page.equals(index) && !named.contains(page)).toList();
    assertEquals(List.of(), forgotten);
  }

  /// What a page links to within the repository.
  private static List<String> links(Path page) throws IOException {
    return LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)).filter(link -> !link.contains(":")).toList();
  }

  private static boolean leads(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
    if (!Files.exists(target)) return false;
    if (parts.length == 1) return true;
    return Files.readAllLines(target).stream().filter(line -> line.startsWith("#"))
        .map(DocsTest::anchor).anyMatch(parts[1]::equals);
  }

  /// What the heading `## Memories as modules` is linked by: `memories-as-modules`.
  private static String anchor(String heading) {
    return heading.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
  }

  private static void check(Path page) throws Exception {
    String text = Files.readString(page);
    var expected = new StringBuilder();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      expected.append(lines.get(i)).append('\n');
      String language = lines.get(i).startsWith("```") ? lines.get(i).substring(3) : "";
      if (!List.of("java", "verilog", "text").contains(language)) continue;
      assertTrue(i > 0 && lines.get(i - 1).startsWith("<!-- " + language + ": "),
          "line " + (i + 1) + ": a block of " + language + " without a comment that says where it is from");
      int end = i + 1;
      while (!lines.get(end).equals("```")) end++;
      String[] words = lines.get(i - 1).replace("<!-- " + language + ": ", "").replace(" -->", "").split(" ");
      List<String> source = switch (language) {
        case "java" -> region(words[0], words[1]);
        case "verilog" -> verilog(words[0], words[1], words[2]);
        default -> call(words[0], words[1]).toString().lines().toList();
      };
      excerpt(source, lines.subList(i + 1, end)).forEach(line -> expected.append(line).append('\n'));
      i = end - 1;
    }
    if (UPDATE) Files.writeString(page, expected.toString());
    else assertEquals(expected.toString(), text, "run with -Ddocs.update=true to write the blocks anew");
  }

  /// The lines between `// region NAME` and `// endregion`, moved to the left.
  static List<String> region(String file, String name) throws IOException {
    List<String> lines = Files.readAllLines(SOURCES.resolve(file));
    int begin = lines.stream().map(String::strip).toList().indexOf("// region " + name);
    assertTrue(begin >= 0, file + " has no region " + name);
    List<String> region = new ArrayList<>();
    for (int i = begin + 1; !lines.get(i).strip().equals("// endregion"); i++) region.add(lines.get(i));
    int margin = region.stream().filter(line -> !line.isBlank()).mapToInt(DocsTest::indent).min().orElse(0);
    return region.stream().map(line -> line.isBlank() ? "" : line.substring(margin)).toList();
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static List<String> verilog(String type, String maker, String file) throws Exception {
    var design = VerilogEmitter.emit(Burin.circuit((Module) call(type, maker)));
    return design.files().get(file).lines().toList();
  }

  private static Object call(String type, String name) throws Exception {
    Method method = Class.forName(type).getDeclaredMethod(name);
    method.setAccessible(true);
    return method.invoke(null);
  }

  /// The source, with what the block leaves out left out: from a line `// ...` up to the line that follows it there.
  private static List<String> excerpt(List<String> source, List<String> block) {
    if (!block.contains("// ...")) return source;
    List<String> excerpt = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < block.size(); i++) {
      if (!block.get(i).equals("// ...")) {
        if (at < source.size()) excerpt.add(source.get(at++));
        continue;
      }
      excerpt.add("// ...");
      if (i + 1 == block.size()) return excerpt;
      int resume = source.subList(at, source.size()).indexOf(block.get(i + 1));
      assertTrue(resume >= 0, "the source has no line " + block.get(i + 1));
      at += resume;
    }
    excerpt.addAll(source.subList(at, source.size()));
    return excerpt;
  }
}
