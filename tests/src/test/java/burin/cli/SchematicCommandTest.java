package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchematicCommandTest {
  @TempDir Path folder;

  private Cli draw(String... more) {
    String[] words = {"schematic", "apu", "-p", "pes=2", "-p", "block=8", "-o", folder.resolve("out").toString()};
    String[] all = new String[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Cli.run(all);
  }

  @Test
  void writesADiagramForEachModule() throws Exception {
    assertThat(draw()).isEqualTo(new Cli(0, """
        apu pes=2 block=8 bits=4 layers=8 weightRows=8 slots=16
        4 diagrams: open %s/out/index.html
        """.formatted(folder), ""));
    String top = Files.readString(folder.resolve("out/Apu.svg"));
    assertThat(top).contains(">elements \u00d7 2<", "href=\"ProcessingElement.svg\"");
    assertThat(draw("--json").json().get("files").size()).isEqualTo(5);
    assertThat(Files.readString(folder.resolve("out/Apu.svg"))).as("again").isEqualTo(top);
  }

  @Test
  void aFolderOfOthersIsLeftAlone() throws Exception {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/thesis.tex"), "");
    assertThat(draw().err()).isEqualTo("burin: %s/out holds thesis.tex, which Burin has not written there "
        .formatted(folder) + "(choose an empty or new folder with -o) [B303]\n");
  }
}
