package burin.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import burin.cli.Main;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A sweep in a process of its own that is killed at random moments, and then goes on.
class KilledSweepTest {
  private static final int KILLS = 3;
  private static final List<String> SWEEP = List.of("sweep", "apu", "-p", "pes=1,2,3,4", "-p", "block=8..24:8",
      "-p", "bits=2,4,8", "--measure", "cycles,memory,registers,lines", "--json");

  @TempDir Path folder;

  @Test
  @Timeout(300)
  void comesToWhatAnUndisturbedOneComesTo() throws Exception {
    long seed = 1;
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Path whole = folder.resolve("whole");
    assertThat(finish(start(whole))).contains("\"points\": 36", "\"failed\": 0");

    Path killed = folder.resolve("killed");
    int before = 0;
    for (int i = 0; i < KILLS; i++) {
      Process process = start(killed, "--resume");
      int wanted = before + 1 + random.nextInt(8);
      waitForLines(killed.resolve(Journal.FILE), wanted, process);
      process.destroyForcibly().waitFor();
      assertThat(process.exitValue()).as("killed by signal 9").isEqualTo(128 + 9);
      before = lines(killed.resolve(Journal.FILE));
      assertThat(killed.resolve(SweepFolder.CSV)).doesNotExist();
    }
    String said = finish(start(killed, "--resume"));
    assertThat(said).contains("\"points\": 36", "\"failed\": 0");
    assertThat(measured(said)).as("points that were left").isBetween(1, 36 - KILLS);
    assertThat(JournalTest.tree(killed)).isEqualTo(JournalTest.tree(whole));
    assertThat(sorted(killed)).isEqualTo(sorted(whole));
  }

  /// The journals differ in the order of their lines and in lines that were cut off.
  private static List<String> sorted(Path sweep) throws IOException {
    return Files.readAllLines(sweep.resolve(Journal.FILE)).stream().filter(line -> line.endsWith("}")).sorted().toList();
  }

  private static int measured(String json) {
    return Integer.parseInt(json.replaceAll("(?s).*\"measured\": (\\d+).*", "$1"));
  }

  private static Process start(Path to, String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(SWEEP);
    command.addAll(List.of(more));
    command.addAll(List.of("-o", to.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String finish(Process process) throws IOException, InterruptedException {
    try (InputStream out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isZero();
      return said;
    }
  }

  /// More than one line a look may come, so the moment of the kill is within one as often as between two.
  private static void waitForLines(Path journal, int count, Process process) throws IOException, InterruptedException {
    while (lines(journal) < count) {
      assertThat(process.isAlive()).as("the sweep has not ended yet").isTrue();
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static int lines(Path journal) throws IOException {
    return Files.exists(journal) ? (int) Files.readString(journal).chars().filter(c -> c == '\n').count() : 0;
  }
}
