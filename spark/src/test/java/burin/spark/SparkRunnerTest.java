package burin.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.diag.UserError;
import burin.flow.Catalogue;
import burin.sweep.PointResult;
import burin.sweep.Sweep;
import burin.sweep.SweepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class SparkRunnerTest {
  private static final int MISHAP_AFTER = 6;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder;

  @BeforeAll
  static void stayOnThisMachine() {
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    System.setProperty("spark.executor.memory", "512m");
  }

  private static Sweep sweep() {
    return Sweep.of(Catalogue.shipped().find("apu")).axis("pes", 1, 2, 3).range("block", 4, 16, 4).axis("bits", 2, 4)
        .axis("layers", 1, 3).measure("cycles", "accuracy", "memory", "registers").images(3);
  }

  /// Something that happens to one of two workers.
  private interface Mishap {
    void befall(SparkCluster cluster) throws IOException, InterruptedException;
  }

  /// A worker that is killed in the middle costs nothing but time.
  @Test
  @Timeout(600)
  void aLostWorkerChangesNothing() throws Exception {
    changesNothing(cluster -> cluster.kill(1));
  }

  /// One that has frozen is given up when it has said nothing for a while.
  @Test
  @Timeout(600)
  void aFrozenWorkerChangesNothing() throws Exception {
    changesNothing(cluster -> cluster.freeze(1));
  }

  private void changesNothing(Mishap mishap) throws Exception {
    Path here = folder.resolve("here");
    sweep().run(here);
    Path there = folder.resolve("there");
    try (var cluster = new SparkCluster(Files.createDirectory(folder.resolve("cluster")), 2)) {
      var done = new AtomicInteger();
      var failure = new AtomicReference<Exception>();
      SweepReport report = sweep().on(new SparkRunner(cluster.url(), OptionalInt.empty())).telling(new Sweep.Progress() {
        @Override
        public void done(PointResult point) {
          if (done.incrementAndGet() != MISHAP_AFTER) return;
          try {
            mishap.befall(cluster);
          } catch (IOException | InterruptedException thrown) {
            failure.set(thrown);
          }
        }
      }).run(there);
      assertThat(failure).hasNullValue();
      assertThat(report.ran()).isEqualTo(48).isEqualTo(done.get());
    }
    assertThat(tree(there)).isEqualTo(tree(here));
  }

  @Test
  void aMasterThatDoesNotAnswerIsAMistake() {
    var runner = new SparkRunner("spark://127.0.0.1:1", OptionalInt.empty());
    assertThatThrownBy(() -> sweep().on(runner).run()).isInstanceOf(UserError.class).hasMessage("""
        error B401: nothing answers at spark://127.0.0.1:1
          write: start a Spark master there, or correct --master""");
    assertThatThrownBy(() -> sweep().on(new SparkRunner("127.0.0.1:7077", OptionalInt.empty())).run()).hasMessage("""
        error B201: --master is "127.0.0.1:7077"
          write: --master spark://HOST:7077, for instance""");
  }

  private static SequencedMap<String, String> tree(Path sweep) throws IOException {
    var tree = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(sweep)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("journal")) tree.put(sweep.relativize(file).toString(), Files.readString(file));
      }
    }
    return tree;
  }
}
