package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import burin.flow.Catalogue;
import burin.flow.ParameterValues;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.errors.Page;
import burin.hdl.errors.Page.Example;
import burin.hdl.errors.Snippets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the command line says where the circuit of a design is wrong, or probably not what was meant.
class CircuitMistakesTest {
  private static final Path MISTAKES = Path.of("src/test/resources/burin/hdl/errors/mistakes.md");

  @TempDir Path folder;

  private static final class Undriven extends Module {
    final UInt a = input(uint(8));
    final UInt sum = output(uint(8));
    final UInt y = output(uint(8));

    Undriven() {
      sum.drive(a.add(1));
    }
  }

  private static final class Spare extends Module {
    final UInt a = input(uint(8));
    final UInt y = output(uint(8));

    Spare() {
      var spare = regNext(a, 0);
      y.drive(a);
    }
  }

  private static final class Broken extends Module {
    Broken(int[] weights) {
      output(DataType.range(0, weights[3]));
    }
  }

  private Cli emit(Supplier<Module> module, String... options) {
    return emit(module, Map.of(), options);
  }

  private Cli emit(Supplier<Module> module, Map<String, String> environment, String... options) {
    var design = new ApuVariant() {
      @Override
      public Module module(ParameterValues values) {
        return module.get();
      }
    };
    var words = new java.util.ArrayList<>(List.of("emit", "apu", "-o", folder.resolve("out").toString()));
    words.addAll(List.of(options));
    return Cli.run(new Catalogue(List.of(design)), environment, words.toArray(String[]::new));
  }

  /// As many lines as the language has mistakes: whatever a user has written, a trace is never shown.
  @Test
  void noMistakeEndsInATrace() throws IOException {
    List<Example> examples = Page.read(MISTAKES, "java").examples().stream().filter(Example::isWrong).toList();
    Snippets snippets = Snippets.compile(examples.stream().map(Example::source).toList());
    for (int i = 0; i < examples.size(); i++) {
      int number = i;
      Cli cli = emit(() -> snippets.module(number));
      String first = examples.get(i).expected().lines().findFirst().orElseThrow();
      String code = first.replaceFirst(".* error (B\\d+): .*", "$1");
      String message = first.replaceFirst("^(Example\\.java:\\d+: )error B\\d+: ", "$1");
      assertThat(cli.status()).as(examples.get(i).title()).isEqualTo(2);
      assertThat(cli.out()).as(examples.get(i).title()).isEmpty();
      assertThat(cli.err().lines().findFirst().orElseThrow()).as(examples.get(i).title())
          .startsWith("burin: " + message).endsWith("[" + code + "]");
      assertThat(cli.err()).as(examples.get(i).title()).doesNotContain("\tat ").doesNotContain("internal error");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void everyMistakeStandsInTheJsonDocument() {
    Cli cli = emit(Undriven::new, "--json");
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).isEmpty();
    JsonNode error = cli.json().get("error");
    assertThat(error.propertyNames()).containsExactly("code", "message", "where", "hint", "notes", "all");
    assertThat(error.get("code").asString()).isEqualTo("B001");
    assertThat(error.get("message").asString()).isEqualTo("`sum` is uint(8), but the value is [1, 256]");
    assertThat(error.get("where").asString()).matches("CircuitMistakesTest\\.java:\\d+");
    assertThat(error.get("hint").asString()).startsWith("saturate(8)");
    assertThat(error.get("notes").get(0).propertyNames()).containsExactly("text", "where");
    assertThat(error.get("notes").get(0).get("text").asString()).isEqualTo("`sum` is declared here");
    assertThat(error.get("all")).hasSize(1);
    assertThat(error.get("all").get(0).propertyNames()).containsExactly("code", "message", "where", "hint", "notes");
  }

  @Test
  void allMistakesOfACheckStandInTheJsonDocument() {
    Cli cli = emit(() -> new Module() {
      final UInt first = output(uint(8));
      final UInt second = output(uint(8));
    }, "--json");
    JsonNode all = cli.json().at("/error/all");
    assertThat(all).hasSize(2);
    assertThat(all.get(0).get("message").asString()).isEqualTo("output `first` is not driven");
    assertThat(all.get(1).get("message").asString()).isEqualTo("output `second` is not driven");
  }

  @Test
  void warningsAreLinesOnStandardError() {
    Cli cli = emit(Spare::new);
    assertThat(cli.status()).isZero();
    assertThat(cli.err()).matches("burin: CircuitMistakesTest\\.java:\\d+: warning: nothing reads the register `spare`"
        + " \\(an output or an assertion of it, unused\\(spare\\), or no such register\\) \\[B101]\n");
    assertThat(folder.resolve("out/Spare.v")).exists();
  }

  @Test
  void warningsStandInTheJsonDocument() {
    Cli cli = emit(Spare::new, "--json");
    assertThat(cli.err()).isEmpty();
    JsonNode warnings = cli.json().get("warnings");
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0).get("code").asString()).isEqualTo("B101");
    assertThat(warnings.get(0).get("message").asString()).isEqualTo("nothing reads the register `spare`");
  }

  @Test
  void strictMakesThemMistakes() {
    Cli cli = emit(Spare::new, "--strict");
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).endsWith("[B101]\n").hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void strictIsSilentWhereThereIsNothingToSay() {
    Cli cli = Cli.run("emit", "apu", "-p", "pes=2", "-p", "block=8", "--strict", "-o", folder.resolve("out").toString());
    assertThat(cli.status()).isZero();
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void traceOfAConstructorIsShownOnRequest() {
    Supplier<Module> broken = () -> new Broken(new int[3]);
    assertThat(emit(broken).err()).matches("burin: CircuitMistakesTest\\.java:\\d+: making `Broken` has failed:"
        + " ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3 \\(a check .*\\) \\[B025]\n");
    String trace = emit(broken, Map.of("BURIN_DEBUG", "1")).err();
    assertThat(trace).contains("\tat burin.cli.CircuitMistakesTest$Broken.<init>").doesNotContain("\tat burin.hdl.");
  }
}
