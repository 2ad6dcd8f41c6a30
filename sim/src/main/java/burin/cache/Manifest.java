package burin.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// The list of a cache entry's files with their sizes and checksums, by which one sees whether it is whole.
///
/// The checksum guards against what happens to files: a full disk, a copy that was cut off, a power cut. A library that
/// lost its end would take the whole JVM down when it is opened.
public final class Manifest {
  public static final String NAME = "MANIFEST";
  private static final String END = "end";

  private Manifest() {}

  /// Lists what is in the folder.
  static void write(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) lines.add(line(file));
    }
    lines.add(END);
    Files.write(folder.resolve(NAME), lines);
  }

  private static String line(Path file) throws IOException {
    return "%d %08x %s".formatted(Files.size(file), checksum(file), file.getFileName());
  }

  /// Whether every file is there as it was listed.
  public static boolean isWhole(Path folder) {
    try {
      Path manifest = folder.resolve(NAME);
      if (!Files.exists(manifest)) return false;
      List<String> lines = Files.readAllLines(manifest);
      if (lines.isEmpty() || !lines.getLast().equals(END)) return false;
      for (String line : lines.subList(0, lines.size() - 1)) {
        if (!isWhole(folder, line)) return false;
      }
      return true;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean isWhole(Path folder, String line) throws IOException {
    String[] fields = line.split(" ", 3);
    if (fields.length < 3) return false;
    Path file = folder.resolve(fields[2]);
    return Files.exists(file) && Files.size(file) == Long.parseLong(fields[0]) && line(file).equals(line);
  }

  private static long checksum(Path file) throws IOException {
    var sum = new CRC32C();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) sum.update(buffer, 0, n);
    }
    return sum.getValue();
  }
}
