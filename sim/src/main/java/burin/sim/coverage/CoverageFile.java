package burin.sim.coverage;

import burin.diag.Code;
import burin.diag.UserError;
import burin.pass.CoverageKind;
import burin.source.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Coverage as a text: after a first line, one line for each point, in a fixed order, with its fields between tabs: how often,
/// kind, file, line, module, instance, subject, detail.
public final class CoverageFile {
  private static final String HEADER = "burin coverage 1";
  private static final int FIELDS = 8;

  private CoverageFile() {}

  public static String text(Coverage coverage) {
    var text = new StringBuilder(HEADER).append('\n');
    coverage.hits().forEach((item, hits) -> text.append(String.join("\t", hits.toString(), item.kind().name(),
        item.place().file(), Integer.toString(item.place().line()), item.module(), item.instance(), item.subject(),
        item.detail())).append('\n'));
    return text.toString();
  }

  /// @throws UserError where it is no such text
  public static Coverage parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
      throw new UserError(Code.DATA, "the coverage does not begin with \"" + HEADER + "\"", "a file that Burin has written");
    }
    var coverage = new Coverage.Builder();
    for (int i = 1; i < lines.size(); i++) add(lines.get(i), i + 1, coverage);
    return coverage.build();
  }

  private static void add(String line, int number, Coverage.Builder coverage) {
    String[] fields = line.split("\t", -1);
    try {
      if (fields.length != FIELDS) throw new IllegalArgumentException();
      long hits = Long.parseUnsignedLong(fields[0]);
      var place = new Place(fields[2], Integer.parseInt(fields[3]));
      coverage.add(
          new CoverageItem(CoverageKind.valueOf(fields[1]), place, fields[4], fields[5], fields[6], fields[7]), hits);
    } catch (IllegalArgumentException noPoint) {
      throw new UserError(Code.DATA, "line " + number + " of the coverage is no point: " + line, "a file that Burin has written");
    }
  }

  public static void write(Coverage coverage, Path file) {
    try {
      Files.writeString(file, text(coverage));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public static Coverage read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
