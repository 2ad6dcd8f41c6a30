package burin.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder for files that are wanted for a while; closing it deletes it with all that is in it.
public record ScratchFolder(Path path) implements AutoCloseable {

  /// A new folder among the temporary files of this machine.
  public static ScratchFolder make(String prefix) throws IOException {
    return new ScratchFolder(Files.createTempDirectory(prefix));
  }

  /// A new folder within `home`, from where files can be renamed into it.
  public static ScratchFolder in(Path home, String prefix) throws IOException {
    return new ScratchFolder(Files.createTempDirectory(home, prefix));
  }

  @Override
  public void close() throws IOException {
    Folders.delete(path);
  }
}
