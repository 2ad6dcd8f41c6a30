package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import burin.hdl.errors.Page;
import burin.hdl.errors.Page.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command lines of the page on errors: the wrong ones say exactly what the page says, the right ones succeed.
class ErrorsPageTest {
  private static final Path PAGE = Path.of("../docs/errors.md");

  @TempDir Path folder;

  /// `FILE` stands for a file that holds no network, `OUT` for a new folder.
  private Cli run(String command) throws IOException {
    Path file = Files.writeString(folder.resolve("FILE"), "no network\n");
    String line = command.replaceFirst("^\\$ ./burin ", "")
        .replaceFirst("\\bFILE\\b", file.toString())
        .replaceFirst("\\bOUT\\b", folder.resolve("OUT").toString());
    // What writes Verilog where the page does not say must not do so here.
    boolean writes = line.startsWith("run ") && !line.contains(" -o ");
    return Cli.run((writes ? line + " -o " + folder.resolve("rtl") : line).split(" "));
  }

  @Test
  void wrongCommandsSayWhatThePageSays() throws IOException {
    Page page = Page.read(PAGE, "console");
    List<String> said = new ArrayList<>();
    for (Example example : page.examples()) {
      if (example.isWrong()) said.add(run(example.source()).err().strip().replace(folder + "/", ""));
    }
    if (Boolean.getBoolean("errors.update")) page.update(said);
    assertThat(said).isEqualTo(Page.read(PAGE, "console").examples().stream()
        .filter(Example::isWrong).map(Example::expected).toList());
  }

  @Test
  void rightCommandsSucceed() throws IOException {
    Set<String> tried = new HashSet<>();
    for (Example example : Page.read(PAGE, "console").examples()) {
      if (example.isWrong() || !tried.add(example.source())) continue;
      Cli cli = run(example.source());
      assertThat(cli.status()).as(example.source() + cli.err()).isZero();
    }
  }
}
