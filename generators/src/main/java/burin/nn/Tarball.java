package burin.nn;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Takes single files out of a gzipped tar archive in the ustar format.
///
/// An archive is a run of entries: a header block of 512 bytes with the name at byte 0, the size in octal at 124, the
/// type at 156 (0 is a file) and a prefix of the name at 345, then the data, filled up to whole blocks.
final class Tarball {
  private static final int BLOCK = 512;

  private Tarball() {}

  /// Writes the entries `prefix + name` with the sizes in `files` into `folder`; names come from `files` alone, so no
  /// entry can be written elsewhere.
  static void extract(Path archive, String prefix, Map<String, Long> files, Path folder) throws IOException {
    Set<String> missing = new HashSet<>(files.keySet());
    try (var in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive), 1 << 16), 1 << 16)) {
      while (!missing.isEmpty()) {
        byte[] header = in.readNBytes(BLOCK);
        if (header.length < BLOCK || header[0] == 0) break;
        String path = path(header);
        long size = size(header);
        String name = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
        if (isFile(header) && files.getOrDefault(name, -1L) == size && missing.remove(name)) {
          copy(in, size, folder.resolve(name));
        } else {
          in.skipNBytes(size);
        }
        in.skipNBytes(-size & (BLOCK - 1));
      }
    } catch (EOFException cause) {
      throw new IOException("the archive " + archive.getFileName() + " ends early", cause);
    }
    if (!missing.isEmpty()) throw new IOException(
        "the archive %s lacks %s".formatted(archive.getFileName(), missing.stream().sorted().toList()));
  }

  private static boolean isFile(byte[] header) {
    return header[156] == '0' || header[156] == 0;
  }

  private static String path(byte[] header) {
    String prefix = text(header, 345, 155);
    String name = text(header, 0, 100);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static long size(byte[] header) throws IOException {
    String octal = text(header, 124, 12).strip();
    try {
      return Long.parseLong(octal, 8);
    } catch (NumberFormatException cause) {
      throw new IOException("an entry of the archive has the size \"" + octal + "\"", cause);
    }
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) end++;
    return new String(header, from, end - from, StandardCharsets.US_ASCII);
  }

  private static void copy(InputStream in, long size, Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (long left = size; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) throw new EOFException();
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
