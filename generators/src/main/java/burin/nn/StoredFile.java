package burin.nn;

import burin.diag.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Reads and writes whole files, and tells in the words of a user what goes wrong.
final class StoredFile {
  private StoredFile() {}

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException cause) {
      throw DataError.of(Code.FILE, file.toString(), "there is no such file", "check the name");
    } catch (IOException cause) {
      throw DataError.of(Code.FILE, file.toString(), "cannot be read: " + cause.getMessage(), "check the file");
    }
  }

  /// Writes `content`; whoever reads `file` meanwhile sees the old file or the new one.
  static void write(Path file, byte[] content) {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) throw DataError.of(
        Code.OUTPUT, file.toString(), "cannot be written: the folder does not exist", "check the folder");
    try {
      // Not a temporary file of Java's, which only its owner may read.
      Path draft = folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
      try {
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException cause) {
      throw DataError.of(Code.OUTPUT, file.toString(), "cannot be written: " + cause, "check the folder");
    }
  }
}
