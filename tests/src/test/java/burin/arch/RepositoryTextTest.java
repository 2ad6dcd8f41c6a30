package burin.arch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the repository's text must not hold: one machine's paths and hosts, references to a tracker, dates, tabs.
class RepositoryTextTest {
  private static final long LONGEST_TEXT = 4 << 20;
  /// Aim at the 120 of `.editorconfig`; a few more are no reason to break a line badly.
  private static final int LONGEST_LINE = 130;

  /// One thing that is forbidden, and how it is told to a reader.
  private record Rule(String what, Pattern pattern) {
    Rule(String what, String regex) {
      this(what, Pattern.compile(regex));
    }
  }

  private static final List<Rule> EVERYWHERE = List.of(
      new Rule("a path of one machine", "(?<![\\w.~)}])/(?:home|root|Users|work)/\\w"),
      new Rule("a registry host", "(?i)\\b(?:repo1?\\.maven(?:\\.apache)?|registry\\.(?:npmjs|yarnpkg)"
          + "|files\\.pythonhosted|repo\\.(?:spring|gradle))\\.(?:org|com|io)\\b"),
      new Rule("a registry host", "(?i)\\bhttps?://[^\\s/]*(?:artifactory|nexus|jfrog|registry|mirror)[^\\s/]*"),
      new Rule("the address of a machine", "\\bhttps?://(?!127\\.0\\.0\\.1|0\\.0\\.0\\.0)\\d+\\.\\d+\\.\\d+\\.\\d+"),
      new Rule("a number of an issue", "(?i)\\b(?:issues?|fixes|closes|resolves|pull request)\\s+#\\d+"),
      new Rule("a mark of a conflict", "^(?:<{7}|>{7}) \\S"),
      new Rule("a date", "\\b202\\d-[01]\\d-[0-3]\\d\\b"));

  private static final List<Rule> IN_JAVA = List.of(
      new Rule("a tab", "\t"),
      new Rule("space at the end of a line", "[ \t]+$"),
      new Rule("a line of over " + LONGEST_LINE + " characters", "^.{" + (LONGEST_LINE + 1) + "}"));

  @Test
  void holdsNothingForbidden() throws Exception {
    var root = repository();
    var findings = new ArrayList<String>();
    for (var file : trackedFiles(root)) findings.addAll(findings(root, file));
    assertEquals("", String.join("\n", findings));
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '"', textBlock = """
      see ~work~me/x,                    a path of one machine
      "open(""~home~me/x"")",            a path of one machine
      generators~work~out,
      ${root}~work~out,
      http://maven.apache.org/POM/4.0.0,
      https://repo.maven@apache.org/x,   a registry host
      http:~~my-nexus@corp/x,            a registry host
      http:~~10.1.2.3/x,                 the address of a machine
      http://127.0.0.1:80/x,
      fixes %12,                         a number of an issue
      colour %123456,
      on 2024=01=31,                     a date
      2000=01=01,
      "<<<<<<< HEAD",                    a mark of a conflict
      x <<<<<<< y,
      """)
  void rulesTellBadFromGood(String disguised, String expected) {
    var line = disguised.replace('~', '/').replace('@', '.').replace('%', '#').replace('=', '-');
    var found = EVERYWHERE.stream().filter(rule -> rule.pattern().matcher(line).find()).map(Rule::what).findFirst();
    if (expected == null) assertNull(found.orElse(null));
    else assertEquals(expected, found.orElse(null));
  }

  private static List<String> findings(Path root, String file) throws IOException {
    var path = root.resolve(file);
    if (!Files.isRegularFile(path) || Files.size(path) > LONGEST_TEXT) return List.of();
    var bytes = Files.readAllBytes(path);
    if (new String(bytes, ISO_8859_1).indexOf('\0') >= 0) return List.of();
    var rules = Stream.concat(EVERYWHERE.stream(), file.endsWith(".java") ? IN_JAVA.stream() : Stream.of()).toList();
    var lines = new String(bytes, UTF_8).split("\n", -1);
    var found = new ArrayList<String>();
    for (int i = 0; i < lines.length; i++) {
      for (var rule : rules) {
        if (rule.pattern().matcher(lines[i]).find()) {
          found.add("%s:%d: %s: %s".formatted(file, i + 1, rule.what(), lines[i].strip()));
        }
      }
    }
    return found;
  }

  private static Path repository() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("LICENSE"))) folder = folder.getParent();
    return folder;
  }

  /// What Git tracks; in a source archive, where there is no Git, every file that no build made.
  private static List<String> trackedFiles(Path root) throws IOException, InterruptedException {
    if (!Files.exists(root.resolve(".git"))) return allFiles(root);
    var git = new ProcessBuilder("git", "-c", "safe.directory=*", "ls-files", "-z").directory(root.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var names = new String(git.getInputStream().readAllBytes(), UTF_8);
    return git.waitFor() == 0 ? List.of(names.split("\0")) : allFiles(root);
  }

  private static List<String> allFiles(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).map(path -> root.relativize(path).toString())
          .filter(name -> !name.matches("(?:.*/)?(?:target|\\.git|\\.burin|\\.idea|node_modules)/.*")).toList();
    }
  }
}
