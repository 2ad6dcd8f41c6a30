package burin.apu;

import static org.assertj.core.api.Assertions.assertThat;

import burin.nn.BlockLayer;
import burin.nn.BlockNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFilesTest {

  private static ApuProgram program() {
    int[][] first = {{1, 2, 0, 0}, {0, 0, 3, 4}, {0, 0, 5, 6}, {-7, -8, 0, 0}};
    int[][] second = {{1, 0, 2, 0}, {0, 3, 0, 4}};
    return new ApuCompiler(ApuConfig.of(2, 3, 4)).compile(new BlockNetwork("small", List.of(
        new BlockLayer("one", 4, 4, 2, new int[] {0, 1, 1, 0}, new int[] {0, 0, 1, 1}, 4, 4, 4, first,
            new int[] {1, 2, 3, 4}, 1, 3, false),
        BlockLayer.raw("two", 4, 2, 2, new int[] {0, 1}, new int[] {0, 1, 0, 1}, 4, 4, second, new int[] {-5, 6}))));
  }

  @Test
  void writesTheWordsInUse() {
    SortedMap<String, String> files = ProgramFiles.of(program());
    assertThat(files.keySet()).containsExactly("inputs.txt", "outputs.txt", "pe00.bias.hex", "pe00.select.hex",
        "pe00.weights.hex", "pe01.bias.hex", "pe01.select.hex", "pe01.weights.hex", "program.txt");
    assertThat(files.get("pe00.weights.hex")).isEqualTo("089\n021\n012\n");
    assertThat(files.get("pe00.bias.hex")).isEqualTo("004\n001\n3fb\n");
    assertThat(files.get("pe00.select.hex")).isEqualTo("4\n4\n5\n4\n");
    assertThat(files.get("inputs.txt")).isEqualTo("0 0\n0 1\n1 0\n1 1\n");
    assertThat(files.get("outputs.txt")).isEqualTo("0 0\n1 0\n");
  }

  @Test
  void listsTheProgramForPeople() {
    assertThat(ProgramFiles.of(program()).get("program.txt")).isEqualTo("""
        program     small
        machine     2 PEs, blocks up to 3 x 3, weights 4 bits, activations 4 bits
        inputs      4 of 4 bits
        outputs     2 accumulators of 11 bits
        cycles      17 an image
        multipliers 12 multiply-accumulates an image keep 11.8 % busy

        layer        inputs  rows  slots fewest  weights  selects multiply  shift    max   raw   route   compute  cycles
        one               2     2      2      2       @0       @0        1      3     15    no       2         4       9
        two               2     1      2      2       @2       @2        1      0     15   yes       2         3       8

        memory         used  words  bits a PE
        weights           3      3         36
        biases            3      3         30
        selects           4      6         18
        outputs                  3         12
        raw outputs              3         33
        layer table       2      8
        all memories of the machine: 1282 bits
        """);
  }

  @Test
  void doesNotDependOnTheLocale() {
    var expected = ProgramFiles.of(program());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(ProgramFiles.of(program())).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void writesEqualBytesForEqualPrograms(@TempDir Path directory) throws IOException {
    ProgramFiles.write(program(), directory.resolve("a/b"));
    ProgramFiles.write(program(), directory.resolve("c"));
    for (String name : ProgramFiles.of(program()).keySet()) {
      assertThat(directory.resolve("c").resolve(name)).hasSameBinaryContentAs(directory.resolve("a/b").resolve(name));
    }
    try (var files = Files.list(directory.resolve("c"))) {
      assertThat(files).hasSize(9);
    }
  }
}
