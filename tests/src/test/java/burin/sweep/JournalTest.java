package burin.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.tools.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a kill leaves of a journal, the resumed sweep comes to what an undisturbed one comes to.
class JournalTest {
  @TempDir Path folder;
  private Path whole;
  private byte[] journal;

  private static Sweep sweep() {
    return Sweep.of(new Toy()).axis("width", 3, 6).axis("fault", 0, 1, 2, 4).measure("cycles", "accuracy", "registers").jobs(1);
  }

  @BeforeEach
  void runUndisturbed() throws IOException {
    whole = folder.resolve("whole");
    sweep().run(whole);
    journal = Files.readAllBytes(whole.resolve(Journal.FILE));
  }

  @Test
  void mayBeCutAnywhere() throws IOException {
    for (int length = 0; length < journal.length; length += length < 600 ? 11 : 131) {
      Path cut = copy("cut" + length, Arrays.copyOf(journal, length));
      sweep().resume(cut);
      assertThat(tree(cut)).as("cut after %d bytes", length).isEqualTo(tree(whole));
    }
  }

  @Test
  void mayHaveAnyByteWrong() throws IOException {
    for (int at = 0; at < journal.length; at += 211) {
      byte[] wrong = journal.clone();
      wrong[at] ^= 0x15;
      Path spoiled = copy("spoiled" + at, wrong);
      if (at < firstLine()) continue;
      sweep().resume(spoiled);
      assertThat(tree(spoiled)).as("byte %d", at).isEqualTo(tree(whole));
    }
  }

  private int firstLine() {
    for (int i = 0; ; i++) if (journal[i] == '\n') return i;
  }

  @Test
  void verilogThatIsMissingIsMadeAgain() throws IOException {
    Path copy = copy("lacking", journal);
    Folders.delete(copy.resolve(VerilogStore.FOLDER));
    Files.createDirectories(copy.resolve(VerilogStore.FOLDER).resolve(".new-0123-9"));
    sweep().resume(copy);
    assertThat(tree(copy)).isEqualTo(tree(whole));
  }

  @Test
  void oneSweepWritesIt() throws IOException {
    try (Journal open = Journal.open(whole.resolve(Journal.FILE))) {
      assertThat(open).isNotNull();
      assertThatThrownBy(() -> sweep().resume(whole)).hasMessageContaining("another sweep is writing to " + whole);
    }
    sweep().resume(whole);
  }

  @Test
  void ofAnotherSweepIsRefused() {
    assertThatThrownBy(() -> sweep().seed(2).resume(whole))
        .hasMessageContaining("the sweep in %s has seed 1, not 2".formatted(whole))
        .hasMessageContaining("the same options as before, --replace to begin anew, or another folder with -o");
    assertThatThrownBy(() -> sweep().measure("cycles").resume(whole)).hasMessageContaining(
        "has measures [\"cycles\",\"accuracy\",\"registers\"], not [\"cycles\"]");
  }

  private Path copy(String name, byte[] contents) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    Files.write(copy.resolve(Journal.FILE), contents);
    Path store = Files.createDirectory(copy.resolve(VerilogStore.FOLDER));
    try (Stream<Path> designs = Files.list(whole.resolve(VerilogStore.FOLDER))) {
      for (Path design : designs.toList()) copyFolder(design, store.resolve(design.getFileName()));
    }
    return copy;
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  /// Every file of a sweep but its journal, whose lines are in the order in which points came.
  static SequencedMap<String, String> tree(Path folder) throws IOException {
    var tree = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        boolean isJournal = file.getFileName().toString().equals(Journal.FILE);
        if (!isJournal) tree.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return tree;
  }
}
