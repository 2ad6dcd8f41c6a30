package burin.flow;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// What a file system has said, in words.
public final class FileTrouble {
  private FileTrouble() {}

  public static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case NotDirectoryException file -> file.getFile() + " is a file";
      case FileAlreadyExistsException file -> file.getFile() + " is a file";
      case NoSuchFileException missing -> missing.getFile() + " is not there and cannot be made";
      case FileSystemException failed when failed.getReason() != null -> failed.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }
}
