package burin.flow;

import burin.tools.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A folder in which files are written before they are renamed to where they belong, all at once.
///
/// The end of the JVM, as by Ctrl-C, waits for renames that have begun, and otherwise clears the workshop away.
public final class Workshop implements AutoCloseable {
  private final Path folder;
  private final List<String> names = new ArrayList<>();
  private final Thread lastWill = new Thread(this::abandon);
  private boolean closed;

  Workshop(Path folder) {
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(lastWill);
  }

  /// Writes files, text by name, into a folder that may hold others: all of them or, where something fails, none. The folder
  /// is made where it is missing.
  public static void write(Path home, Map<String, String> files) throws IOException {
    Files.createDirectories(home);
    for (String name : files.keySet()) {
      if (Files.isDirectory(home.resolve(name))) throw new FileAlreadyExistsException(home.resolve(name).toString());
    }
    try (var workshop = new Workshop(Files.createTempDirectory(home, OutputFolder.WORKSHOP))) {
      for (var file : files.entrySet()) workshop.add(file.getKey(), file.getValue());
      workshop.publish(home, List.of());
    }
  }

  void add(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    names.add(name);
  }

  /// Renames all files into `home`, and deletes those of `before` that are not among them.
  synchronized void publish(Path home, List<String> before) throws IOException {
    if (closed) return;
    for (String name : names) {
      Files.move(folder.resolve(name), home.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
    for (String name : before) {
      if (!names.contains(name)) Files.deleteIfExists(home.resolve(name));
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) return;
    closed = true;
    Folders.delete(folder);
    try {
      Runtime.getRuntime().removeShutdownHook(lastWill);
    } catch (IllegalStateException ending) {
      // The JVM ends, and the hook will find nothing left to do.
    }
  }

  private synchronized void abandon() {
    if (closed) return;
    closed = true;
    try {
      Folders.delete(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
