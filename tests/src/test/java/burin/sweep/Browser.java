package burin.sweep;

import static org.junit.jupiter.api.Assumptions.abort;

import burin.tools.Program;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// A real browser without a window.
///
/// @param program Chromium
/// @param folder for its profile and its pictures
record Browser(Path program, Path folder) {
  static final int WIDTH = 1400;
  static final int HEIGHT = 950;
  private static final int PATIENCE_SECONDS = 120;

  /// Aborts the test where there is none.
  static Browser find(Path folder) {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Program.find(name, System.getenv().getOrDefault("PATH", "")).stream()).findFirst()
        .map(program -> new Browser(program, folder))
        .orElseGet(() -> abort("no Chromium on the PATH: nobody has looked at the page (apt-get install chromium)"));
  }

  /// @param hash what stands behind the `#` of the address
  BufferedImage picture(Path page, String hash) throws IOException, InterruptedException {
    Path file = folder.resolve("picture.png");
    Files.deleteIfExists(file);
    run("--screenshot=" + file, page.toUri() + "#" + hash);
    return ImageIO.read(file.toFile());
  }

  /// The document as it is when its scripts have done their work.
  String document(Path page, String hash) throws IOException, InterruptedException {
    return run("--dump-dom", page.toUri() + "#" + hash);
  }

  private String run(String... what) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--headless=new", "--no-sandbox", "--disable-gpu",
        "--disable-dev-shm-usage", "--hide-scrollbars", "--force-device-scale-factor=1",
        "--blink-settings=preferredColorScheme=1", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir=" + folder.resolve("profile"),
        "--window-size=" + WIDTH + "," + HEIGHT, "--virtual-time-budget=20000"));
    command.addAll(List.of(what));
    Path out = folder.resolve("out.txt");
    Process process = new ProcessBuilder(command).redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("Chromium has not ended");
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
