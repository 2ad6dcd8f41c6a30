package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptCommandTest {
  private static final Path SCRIPTS = Path.of("").toAbsolutePath().getParent().resolve("docs/scripts");

  @TempDir Path folder;

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files.sorted().toList().stream();
    }
  }

  /// Every example runs, writes something and is as short as it claims.
  @ParameterizedTest
  @MethodSource("scripts")
  void examplesRun(Path script) throws IOException {
    Path out = folder.resolve("out");
    assertThat(Cli.run("script", script.toString(), out.toString())).isEqualTo(new Cli(0, "", ""));
    try (Stream<Path> written = Files.walk(out)) {
      assertThat(written.filter(file -> file.toString().endsWith(".v"))).isNotEmpty();
    }
    assertThat(Files.readAllLines(script)).hasSizeBetween(20, 40);
  }

  @Test
  void thereAreFive() throws IOException {
    assertThat(scripts()).hasSize(5);
  }

  private Cli run(String name, String text, String... arguments) throws IOException {
    Path script = Files.writeString(folder.resolve(name), text);
    return Cli.run(Stream.concat(Stream.of("script", script.toString()), Stream.of(arguments)).toArray(String[]::new));
  }

  @Test
  void argumentsAreGiven() throws IOException {
    Path file = folder.resolve("said");
    String text = "void main(String[] a) throws Exception { Files.writeString(Path.of(a[0]), String.join(\"+\", a)); }";
    assertThat(run("Flow.java", text, file.toString(), "x", "y").status()).isZero();
    assertThat(file).hasContent(file + "+x+y");
  }

  @Test
  void aClassWithMainIsFineToo() throws IOException {
    String text = "public class Flow { public static void main(String[] a) { } }";
    assertThat(run("Flow.java", text)).isEqualTo(new Cli(0, "", ""));
  }

  @Test
  void mistakesAreALineEach() throws IOException {
    assertThat(run("Flow.java", "void main() {\n  int x = y;\n}\n")).isEqualTo(new Cli(2, "",
        "burin: Flow.java:2: cannot find symbol, symbol: variable y, location: class Flow [B301]\n"));
    assertThat(run("Flow.java", "void main() {\n  throw new IllegalStateException(\"no\");\n}\n")).isEqualTo(new Cli(2, "",
        "burin: Flow.java:2: the script has thrown java.lang.IllegalStateException: no [B301]\n"));
    assertThat(run("Flow.java", "void other() {}\n").err()).contains("Flow.java").endsWith("[B301]\n");
    assertThat(run("Flow.txt", "")).isEqualTo(new Cli(2, "",
        "burin: %s is no file of Java (./burin script Flow.java) [B302]%n".formatted(folder.resolve("Flow.txt"))));
    assertThat(Cli.run("script", "Nowhere.java")).isEqualTo(new Cli(2, "",
        "burin: Nowhere.java: there is no such file (check the name) [B302]\n"));
  }

  @Test
  void mistakesInCircuitsKeepTheirWords() throws IOException {
    Cli said = run("Flow.java", """
        import burin.Burin;
        import burin.examples.Fir;
        import burin.examples.FilterConfig;
        void main() {
          burin.flow.Catalogue.shipped().find("apuu");
        }
        """);
    assertThat(said).isEqualTo(new Cli(2, "", "burin: there is no design \"apuu\" (did you mean apu?) [B202]\n"));
    assertThat(List.of(said.err().split("\n"))).hasSize(1);
  }
}
