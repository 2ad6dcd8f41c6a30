package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is committed in `rtl-out/` is what the generators give now.
class ShippedVerilogTest {
  private static final Path SHIPPED = Path.of("../rtl-out");

  @TempDir Path folder;

  /// Each is a command line of `rtl-out/README.md`, which says how to write them anew.
  @ParameterizedTest
  @ValueSource(strings = {"emit apu -o rtl-out/apu", "emit apu -p block=79 -o rtl-out/apu-lenet",
      "emit approxconv -o rtl-out/approxconv", "emit mlcnn -o rtl-out/mlcnn"})
  void isUpToDate(String command) throws Exception {
    String name = command.substring(command.lastIndexOf('/') + 1);
    Path fresh = folder.resolve(name);
    assertThat(Cli.run(command.replaceFirst("\\S+$", fresh.toString()).split(" ")).status()).isZero();
    assertThat(files(SHIPPED.resolve(name))).as("out of date; run ./burin " + command).isEqualTo(files(fresh));
  }

  @Test
  void readmeTellsHowToWriteIt() throws Exception {
    assertThat(Files.readString(SHIPPED.resolve("README.md")))
        .contains("$ ./burin emit apu\n", "$ ./burin emit apu -p block=79 -o rtl-out/apu-lenet\n",
            "$ ./burin emit approxconv\n", "$ ./burin emit mlcnn\n");
  }

  private static Map<String, String> files(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) files.put(path.getFileName().toString(), Files.readString(path));
    }
    return files;
  }
}
