package burin.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir Path home;

  private Path filled(String name) throws IOException {
    Path folder = home.resolve(name);
    for (String part : List.of("a/b/c", "a/d", "e")) {
      Files.createDirectories(folder.resolve(part));
      for (int i = 0; i < 50; i++) Files.writeString(folder.resolve(part).resolve("file" + i), "text");
    }
    return folder;
  }

  @Test
  void allGoesThatIsInAFolder() throws IOException {
    Path folder = filled("folder");
    Folders.delete(folder);
    assertThat(folder).doesNotExist();
    Path file = Files.writeString(home.resolve("file"), "text");
    Folders.delete(file);
    assertThat(file).doesNotExist();
  }

  @Test
  void whatIsNotThereIsNoMatter() throws IOException {
    Folders.delete(home.resolve("nothing"));
  }

  @Test
  void whatALinkLeadsToStays() throws IOException {
    Path folder = filled("folder");
    Path other = filled("other");
    Files.createSymbolicLink(folder.resolve("link"), other);
    Folders.delete(folder);
    assertThat(folder).doesNotExist();
    assertThat(other.resolve("a/b/c/file49")).exists();
  }

  /// Others may delete the same folder, as two runs do that find what a third one has left.
  @Test
  void severalMayDeleteOneFolder() throws IOException, InterruptedException, ExecutionException {
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 20; round++) {
        Path folder = filled("folder");
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) running.add(pool.submit(() -> {
          Folders.delete(folder);
          return null;
        }));
        for (Future<?> each : running) each.get();
        assertThat(folder).doesNotExist();
      }
    }
  }

  @Test
  void aScratchFolderGoesWhenItIsClosed() throws IOException {
    Path path;
    try (var scratch = ScratchFolder.in(home, "scratch-")) {
      path = scratch.path();
      assertThat(path).isEmptyDirectory();
      Files.writeString(Files.createDirectory(path.resolve("a")).resolve("file"), "text");
    }
    assertThat(path).doesNotExist();
    assertThat(home).isEmptyDirectory();
  }
}
