package burin.sweep;

import burin.tools.Folders;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The Verilog of all points: a folder for each design that differs, by the digest of its files. A folder is there whole or not
/// at all.
final class VerilogStore {
  /// The name of the store within the sweep's folder.
  static final String FOLDER = "verilog";
  /// Beside the Verilog: what every module instantiates.
  static final String HIERARCHY = "hierarchy.json";
  private static final String UNFINISHED = ".new-";

  private final Path home;

  VerilogStore(Path sweep) {
    this.home = sweep.resolve(FOLDER);
  }

  /// Removes what a killed sweep has left half written.
  void tidy() throws IOException {
    Files.createDirectories(home);
    for (Path path : entries()) if (path.getFileName().toString().startsWith(UNFINISHED)) Folders.delete(path);
  }

  /// @param name the digest of `files`
  void add(String name, Map<String, String> files) throws IOException {
    if (holds(name)) return;
    Path unfinished = Files.createDirectory(home.resolve(UNFINISHED + name + "-" + Thread.currentThread().threadId()));
    for (var file : files.entrySet()) Files.writeString(unfinished.resolve(file.getKey()), file.getValue());
    try {
      Files.move(unfinished, home.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException failure) {
      Folders.delete(unfinished);
      // Another thread may have been quicker; what that looks like differs from one file system to the next.
      if (!holds(name)) throw failure;
    }
  }

  boolean holds(String name) {
    return Files.isDirectory(home.resolve(name));
  }

  /// Text by name, the names sorted.
  SequencedMap<String, String> files(String name) throws IOException {
    var files = new LinkedHashMap<String, String>();
    try (Stream<Path> paths = Files.list(home.resolve(name))) {
      for (Path path : paths.sorted().toList()) files.put(path.getFileName().toString(), Files.readString(path));
    }
    return files;
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> paths = Files.list(home)) {
      return paths.sorted().toList();
    }
  }
}
