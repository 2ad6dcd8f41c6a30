package burin.synth;

import burin.diag.Code;
import burin.diag.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The library of standard cells: which there are and how large.
///
/// @param file where it is
/// @param text what is in it
/// @param areas by cell
record Liberty(Path file, String text, Map<String, Double> areas) {
  private static final Path OSU018 = Path.of("/usr/share/qflow/tech/osu018/osu018_stdcells.lib");
  private static final Pattern CELL = Pattern.compile("\\bcell\\s*\\(\\s*\"?(\\w+)\"?\\s*\\)|\\barea\\s*:\\s*([0-9.]+)");

  /// @throws UserError if it is not installed
  static Liberty osu018() {
    try {
      String text = Files.readString(OSU018, StandardCharsets.ISO_8859_1);
      return new Liberty(OSU018, text, areas(text));
    } catch (IOException missing) {
      throw new UserError(Code.TOOL, "target osu018 needs the cell library %s, which is not there".formatted(OSU018),
          "apt-get install qflow-tech-osu018");
    }
  }

  private static Map<String, Double> areas(String text) {
    Map<String, Double> areas = new LinkedHashMap<>();
    Matcher found = CELL.matcher(text);
    String cell = null;
    while (found.find()) {
      if (found.group(1) != null) cell = found.group(1);
      else if (cell != null) areas.putIfAbsent(cell, Double.valueOf(found.group(2)));
    }
    return areas;
  }
}
