package burin.tools;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// Folders with all that is in them.
public final class Folders {
  private Folders() {}

  /// Deletes a file or a folder, if it is there. What another process deletes meanwhile is no matter, which Guava's
  /// `MoreFiles.deleteRecursively` would call a failure.
  public static void delete(Path path) throws IOException {
    Files.walkFileTree(path, new Deletion());
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null && !(failure instanceof NoSuchFileException)) throw failure;
      return visitFile(folder, null);
    }
  }
}
