package burin.cli;

import burin.cache.BuildCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The folder in which data sets and built simulators are kept.
///
/// @param cache where it is, or will be
/// @param cacheBytes what its files take
/// @param freeBytes what its disk has left
record Storage(Path cache, long cacheBytes, long freeBytes) {

  static Storage of(Session session) {
    Path cache = BuildCache.home(session.environment());
    try {
      return new Storage(cache, bytes(cache), free(cache));
    } catch (IOException | UncheckedIOException unreadable) {
      return new Storage(cache, 0, 0);
    }
  }

  private static long bytes(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return 0;
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static long free(Path folder) throws IOException {
    Path existing = folder.toAbsolutePath();
    while (!Files.exists(existing)) existing = existing.getParent();
    return Files.getFileStore(existing).getUsableSpace();
  }
}
