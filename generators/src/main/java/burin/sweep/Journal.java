package burin.sweep;

import burin.flow.Json;
import com.google.common.hash.Hashing;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The points of a sweep that have been run, each written as soon as it is done.
///
/// A line is a checksum, a space and a JSON document; the first one says what was asked of every point. A line that was cut
/// off, by a kill or a full disk, does not have its checksum and is left out: its point is run again. While a journal is open
/// nobody else can open it.
final class Journal implements Closeable {
  /// The name of its file.
  static final String FILE = "journal";
  private static final int VERSION = 1;

  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /// What a journal holds.
  ///
  /// @param header of the sweep that has written it; empty if it was killed before that
  record Contents(Optional<JsonNode> header, List<PointResult> points) {}

  /// @throws Taken if another sweep writes it
  static Journal open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (lock(channel) != null) return new Journal(channel);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
    channel.close();
    throw new Taken();
  }

  static final class Taken extends IOException {
    private static final long serialVersionUID = 1;
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException thisProcess) {
      return null;
    }
  }

  /// The whole lines.
  static Contents read(Path file) throws IOException {
    Optional<JsonNode> header = Optional.empty();
    List<PointResult> points = new ArrayList<>();
    for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
      Optional<String> text = checked(line);
      if (text.isEmpty()) continue;
      if (header.isEmpty()) header = text.map(PointJson::read);
      else points.add(PointJson.result(text.get()));
    }
    return new Contents(header, points);
  }

  /// Empties it and writes the first line.
  void begin(Plan plan) throws IOException {
    channel.truncate(0);
    append(header(plan));
  }

  /// What the first line says for `plan`.
  static String header(Plan plan) {
    var fields = plan.fields();
    fields.put("format", VERSION);
    return Json.line(fields);
  }

  /// Goes on behind the last whole line.
  void resume() throws IOException {
    long size = channel.size();
    var last = ByteBuffer.allocate(1);
    channel.position(Math.max(0, size - 1));
    channel.read(last);
    channel.position(size);
    if (size > 0 && last.get(0) != '\n') write("\n");
  }

  void add(PointResult point) throws IOException {
    append(PointJson.line(point));
  }

  private synchronized void append(String text) throws IOException {
    write(sum(text) + ' ' + text + '\n');
  }

  private void write(String text) throws IOException {
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) channel.write(bytes);
  }

  private static Optional<String> checked(String line) {
    int space = line.indexOf(' ');
    if (space < 0) return Optional.empty();
    String text = line.substring(space + 1);
    return sum(text).equals(line.substring(0, space)) ? Optional.of(text) : Optional.empty();
  }

  private static String sum(String text) {
    return Hashing.crc32c().hashString(text, StandardCharsets.UTF_8).toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
