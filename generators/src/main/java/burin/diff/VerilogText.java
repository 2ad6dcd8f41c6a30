package burin.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a Verilog file into its modules, without understanding more of it than comments, strings and two keywords.
final class VerilogText {
  /// What is no code, then the words that matter here.
  private static final Pattern TOKEN = Pattern.compile(
      "//[^\n]*|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\])*\"|\\\\\\S+|\\b(?:macro)?module\\s+(\\\\\\S+|\\w+)|\\b(endmodule)\\b|[\\w$]+",
      Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern DATA = Pattern.compile("\\$readmem[hb]\\s*\\(\\s*\"([^\"]+)\"");

  private final Map<String, String> modules = new LinkedHashMap<>();
  private final StringBuilder rest = new StringBuilder();

  private VerilogText() {}

  static VerilogText of(String text) {
    var file = new VerilogText();
    file.cut(text);
    return file;
  }

  private void cut(String text) {
    Matcher token = TOKEN.matcher(text);
    String name = null;
    int from = 0;
    while (token.find()) {
      if (name == null && token.group(1) != null) {
        rest.append(text, from, token.start());
        name = token.group(1).replaceFirst("^\\\\", "");
        from = token.start();
      } else if (name != null && token.group(2) != null) {
        modules.put(name, text.substring(from, token.end()));
        name = null;
        from = token.end();
      }
    }
    rest.append(text.substring(from));
  }

  /// The text of each module from `module` to `endmodule`.
  Map<String, String> modules() {
    return modules;
  }

  /// What stands outside of modules, without comments and blanks.
  String rest() {
    return COMMENT.matcher(rest).replaceAll("").replaceAll("\\s+", " ").strip();
  }

  /// The files that a module's memories begin with.
  static List<String> dataFiles(String module) {
    List<String> names = new ArrayList<>();
    Matcher data = DATA.matcher(module);
    while (data.find()) names.add(data.group(1));
    return names;
  }
}
