package burin.hdl.errors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A page of Markdown whose blocks of a language are followed by blocks of what is said of them.
///
/// A block of Java begins with a line "```java wrong" or "```java right"; what is said of a wrong one stands in the next
/// block, which begins with "```text". All else is left alone.
public final class Page {
  /// @param title the heading above it
  /// @param expected what is said of it, which is nothing for a right one
  public record Example(String title, int line, boolean isWrong, String source, String expected) {}

  private final Path file;
  private final String fence;
  private final List<String> lines;
  private final List<Example> examples = new ArrayList<>();

  private Page(Path file, String language) throws IOException {
    this.file = file;
    this.fence = "```" + language + " ";
    this.lines = Files.readAllLines(file);
    String title = "";
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("#")) title = lines.get(i).replaceFirst("^#+ ", "");
      if (lines.get(i).startsWith(fence)) add(title, i);
    }
  }

  public static Page read(Path file, String language) throws IOException {
    return new Page(file, language);
  }

  public List<Example> examples() {
    return examples;
  }

  private void add(String title, int start) {
    boolean wrong = lines.get(start).equals(fence + "wrong");
    String source = block(start);
    String expected = "";
    if (wrong) {
      int text = start;
      while (!lines.get(text).startsWith("```text")) text++;
      expected = block(text);
    }
    examples.add(new Example(title, start + 1, wrong, source, expected));
  }

  private String block(int start) {
    int end = start + 1;
    while (!lines.get(end).equals("```")) end++;
    return String.join("\n", lines.subList(start + 1, end));
  }

  /// Writes the page with other messages, one for each wrong example.
  public void update(List<String> messages) throws IOException {
    var text = new StringBuilder();
    var next = messages.iterator();
    boolean wrong = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      text.append(line).append('\n');
      wrong |= line.equals(fence + "wrong");
      if (!wrong || !line.startsWith("```text")) continue;
      wrong = false;
      text.append(next.next()).append('\n');
      while (!lines.get(i + 1).equals("```")) i++;
    }
    Files.writeString(file, text.toString());
  }
}
