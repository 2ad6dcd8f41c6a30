package burin.cache;

import burin.diag.Code;
import burin.diag.UserError;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A folder of finished work, each piece in a folder of its own whose name tells everything that it was made from.
///
/// Work is done in a folder beside and then renamed, so an entry is there whole or not at all, whoever was killed. A
/// lock for each key keeps two from doing the same work; nothing but time depends on it. What an entry holds is
/// checked each time it is asked for, and what is damaged is made anew.
public final class BuildCache {
  private static final String WORK = ".work";
  private static final String LOCK = ".lock";
  private static final long LEAST_BYTES = 64 << 10;
  private static final Duration KEPT_UNUSED = Duration.ofDays(30);
  private static final Duration KEPT_WORK = Duration.ofDays(1);

  private final Path folder;
  private final Purpose purpose;

  /// What is made, in the words of messages.
  ///
  /// @param verb such as `build a model`
  /// @param where such as `the verilator engine builds its models`
  public record Purpose(String verb, String where) {}

  /// The folder of that name in `$BURIN_CACHE`, or in `~/.cache/burin` where that variable is not set.
  public static Path home(String name) {
    return home(System.getenv()).resolve(name);
  }

  /// The folder of all that is kept.
  ///
  /// @param environment the variables
  public static Path home(Map<String, String> environment) {
    String chosen = environment.getOrDefault("BURIN_CACHE", "");
    return chosen.isBlank() ? Path.of(System.getProperty("user.home"), ".cache", "burin") : Path.of(chosen);
  }

  /// Makes an entry's files.
  public interface Work {
    /// @param work a fresh folder for anything
    /// @param result a fresh folder within it that becomes the entry
    void run(Path work, Path result) throws IOException;
  }

  public BuildCache(Path folder, Purpose purpose) {
    this.folder = folder.toAbsolutePath();
    this.purpose = purpose;
  }

  /// The folder of an entry that is whole; `work` makes it where it does not exist.
  ///
  /// @throws UserError where the cache's folder cannot be written, or as `work` does
  public Path entry(String key, Work work) {
    Path entry = folder.resolve(key);
    if (Manifest.isWhole(entry)) return touched(entry);
    try {
      Files.createDirectories(folder);
      try (var _ = KeyLock.acquire(folder.resolve(key + LOCK))) {
        if (!Manifest.isWhole(entry)) make(key, entry, work);
      }
      return entry;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void make(String key, Path entry, Work work) throws IOException {
    removeLeftovers(key);
    Path place = Files.createTempDirectory(folder, key + WORK);
    try {
      // Renamed before it is deleted: no one may find half of it.
      if (Files.exists(entry)) Files.move(entry, place.resolve("damaged"), StandardCopyOption.ATOMIC_MOVE);
      Path result = Files.createDirectory(place.resolve("result"));
      work.run(place, result);
      Manifest.write(result);
      if (!Manifest.isWhole(result)) throw new IOException("what was written to " + result + " is not there");
      publish(result, entry);
    } catch (IOException e) {
      if (isFull(place)) throw full(purpose, e.getMessage());
      throw e;
    } finally {
      delete(place);
    }
    prune();
  }

  /// Someone who took the lock away may have been quicker: that entry is as good as ours.
  private static void publish(Path result, Path entry) throws IOException {
    try {
      Files.move(result, entry, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Manifest.isWhole(entry)) throw e;
    }
  }

  /// What killed builds left behind. With the lock held, no one else works at this key.
  private void removeLeftovers(String key) throws IOException {
    for (Path path : list()) {
      if (path.getFileName().toString().startsWith(key + WORK)) delete(path);
    }
  }

  /// The time of the last use tells what to delete one day; once a day is enough.
  private static Path touched(Path entry) {
    Path manifest = entry.resolve(Manifest.NAME);
    try {
      Instant now = Instant.now();
      Instant last = Files.getLastModifiedTime(manifest).toInstant();
      if (last.isBefore(now.minus(Duration.ofDays(1)))) Files.setLastModifiedTime(manifest, FileTime.from(now));
    } catch (IOException readOnly) {
      // A cache that only others may write serves as well.
    }
    return entry;
  }

  private void prune() throws IOException {
    Instant now = Instant.now();
    for (Path path : list()) {
      String name = path.getFileName().toString();
      Path dated = Files.exists(path.resolve(Manifest.NAME)) ? path.resolve(Manifest.NAME) : path;
      Duration kept = name.contains(WORK) ? KEPT_WORK : KEPT_UNUSED;
      if (isOlder(dated, now.minus(kept))) delete(path);
    }
  }

  private static boolean isOlder(Path path, Instant limit) {
    try {
      return Files.getLastModifiedTime(path).toInstant().isBefore(limit);
    } catch (IOException gone) {
      return false;
    }
  }

  private List<Path> list() throws IOException {
    try (var paths = Files.list(folder)) {
      return paths.toList();
    }
  }

  /// Others may delete the same at the same time, and a g++ whose JVM was killed may still write into it.
  private static void delete(Path path) {
    try {
      MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException gone) {
      // What is left goes with the next pruning.
    }
  }

  private UserError failure(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("No space left on device")) return full(purpose, message);
    return new UserError(
        Code.OUTPUT, "cannot %s in %s: %s".formatted(purpose.verb(), folder, e),
        "make the folder writable, or set BURIN_CACHE to another one");
  }

  /// On a full disk a program may not even be able to say so.
  public static boolean isFull(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace() < LEAST_BYTES;
  }

  /// For any step of the work that finds the disk full.
  public static UserError full(Purpose purpose, String message) {
    return new UserError(
        Code.OUTPUT, "the disk is full where %s: %s".formatted(purpose.where(), message),
        "free some space, or set BURIN_CACHE to a folder on another disk");
  }
}
