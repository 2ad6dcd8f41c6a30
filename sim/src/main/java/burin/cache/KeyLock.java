package burin.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A lock among all threads of all processes. The system frees it when its process ends, however that ends.
final class KeyLock implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;

  private final FileChannel channel;

  private KeyLock(FileChannel channel) {
    this.channel = channel;
  }

  static KeyLock acquire(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      while (tryLock(channel) == null) Thread.sleep(PAUSE_MILLIS);
      return new KeyLock(channel);
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + file, e);
    }
  }

  /// Java's locks are held by the process, and it refuses a second one to another thread with an exception.
  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByAnotherThread) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
