package burin.nn;

import burin.diag.Code;
import burin.diag.UserError;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads and writes IDX files of unsigned bytes, the format of the MNIST family, plain or gzipped.
///
/// An IDX file is big-endian: a magic number, the size of each dimension as 32 bits, then the bytes. Images have the
/// magic 0x00000803 and the dimensions count, rows, columns; labels have 0x00000801 and the count. The reader is
/// strict: what is too short, too long or of another type is refused with one line.
public final class Idx {
  static final int IMAGES = 0x00000803;
  static final int LABELS = 0x00000801;
  private static final int GZIP = 0x1f8b;
  private static final String HINT = "give the file as published, whole, plain or gzipped";

  private Idx() {}

  /// Images of equal size; pixel `(y, x)` of image `i` is `pixels[(i * rows + y) * columns + x]`, unsigned.
  public record Images(int count, int rows, int columns, byte[] pixels) {}

  /// Reads a file of images.
  public static Images images(Path file) {
    return read(file, Idx::images);
  }

  /// Reads a file of labels, one unsigned byte each.
  public static byte[] labels(Path file) {
    return read(file, Idx::labels);
  }

  /// Reads images from `stream`, which messages call `name`.
  public static Images images(InputStream stream, String name) throws IOException {
    try (InputStream in = open(stream)) {
      checkMagic(in, name, IMAGES);
      int count = dimension(in, name, "count");
      int rows = dimension(in, name, "rows");
      int columns = dimension(in, name, "columns");
      String what = "%d images of %d x %d".formatted(count, rows, columns);
      return new Images(count, rows, columns, body(in, name, product(count, rows, columns), what));
    } catch (EOFException | ZipException cause) {
      throw damaged(name, cause);
    }
  }

  /// Reads labels from `stream`, which messages call `name`.
  public static byte[] labels(InputStream stream, String name) throws IOException {
    try (InputStream in = open(stream)) {
      checkMagic(in, name, LABELS);
      int count = dimension(in, name, "count");
      return body(in, name, count, count + " labels");
    } catch (EOFException | ZipException cause) {
      throw damaged(name, cause);
    }
  }

  /// The bytes of a file of `images`.
  public static byte[] write(Images images) {
    return ByteBuffer.allocate(4 * Integer.BYTES + images.pixels().length)
        .putInt(IMAGES).putInt(images.count()).putInt(images.rows()).putInt(images.columns())
        .put(images.pixels()).array();
  }

  /// The bytes of a file of `labels`.
  public static byte[] write(byte[] labels) {
    return ByteBuffer.allocate(2 * Integer.BYTES + labels.length).putInt(LABELS).putInt(labels.length).put(labels).array();
  }

  /// The magic number of `file`, or -1 if it is too short or broken to have one.
  static int magic(Path file) {
    try (InputStream stream = Files.newInputStream(file); InputStream in = open(stream)) {
      byte[] magic = in.readNBytes(Integer.BYTES);
      return magic.length == Integer.BYTES ? ByteBuffer.wrap(magic).getInt() : -1;
    } catch (IOException unreadable) {
      return -1;
    }
  }

  private interface Reader<T> {
    T read(InputStream stream, String name) throws IOException;
  }

  private static <T> T read(Path file, Reader<T> reader) {
    try (InputStream stream = Files.newInputStream(file)) {
      return reader.read(stream, file.toString());
    } catch (NoSuchFileException cause) {
      throw DataError.of(Code.FILE, file.toString(), "there is no such file", "check the name");
    } catch (IOException cause) {
      throw DataError.of(Code.FILE, file.toString(), "cannot be read: " + cause.getMessage(), "check the file");
    }
  }

  /// Unpacks what begins like a gzip file, whatever its name is.
  private static InputStream open(InputStream stream) throws IOException {
    var in = new BufferedInputStream(stream, 1 << 16);
    in.mark(2);
    boolean zipped = ((in.read() << 8) | in.read()) == GZIP;
    in.reset();
    return zipped ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16)) : in;
  }

  private static void checkMagic(InputStream in, String name, int expected) throws IOException {
    int magic = readInt(in, name);
    if (magic == expected) return;
    String wanted = expected == IMAGES ? "images (0x00000803)" : "labels (0x00000801)";
    String found = magic == IMAGES ? ", the number of an images file"
        : magic == LABELS ? ", the number of a labels file" : "";
    throw DataError.of(Code.DATA, name, "begins with 0x%08x%s, but IDX %s are wanted".formatted(magic, found, wanted), HINT);
  }

  private static int dimension(InputStream in, String name, String dimension) throws IOException {
    int size = readInt(in, name);
    if (size <= 0) throw DataError.of(Code.DATA, name,
        "the header says %s %d, which is not positive".formatted(dimension, Integer.toUnsignedLong(size)), HINT);
    return size;
  }

  private static int readInt(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(Integer.BYTES);
    if (bytes.length < Integer.BYTES) throw DataError.of(Code.DATA, name, "ends inside its header", HINT);
    return ByteBuffer.wrap(bytes).getInt();
  }

  /// The product, or more than any file has if it does not fit in a `long`.
  private static long product(int count, int rows, int columns) {
    long image = (long) rows * columns;
    return image > Integer.MAX_VALUE ? Long.MAX_VALUE : count * image;
  }

  private static byte[] body(InputStream in, String name, long size, String what) throws IOException {
    if (size > Integer.MAX_VALUE - 8) throw DataError.of(Code.DATA, name,
        "the header says %s, which are over 2 GiB".formatted(what), HINT);
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) throw DataError.of(Code.DATA, name,
        "the header says %s, which are %d bytes, but only %d follow".formatted(what, size, bytes.length), HINT);
    if (in.read() >= 0) throw DataError.of(Code.DATA, name,
        "the header says %s, which are %d bytes, but more follow".formatted(what, size), HINT);
    return bytes;
  }

  private static UserError damaged(String name, IOException cause) {
    return DataError.of(Code.DATA, name, "the gzip data is damaged or cut off (" + cause.getMessage() + ")", HINT);
  }
}
