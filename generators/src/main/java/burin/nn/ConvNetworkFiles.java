package burin.nn;

import static java.nio.charset.StandardCharsets.UTF_8;

import burin.diag.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Convolution networks as JSON files, one kernel or one row of weights a line, so that a changed weight is a changed line.
///
/// ```
/// {
///   "format": "burin-conv-network",
///   "version": 1,
///   "name": "tiny",
///   "channels": 1,
///   "rows": 6,
///   "columns": 6,
///   "convolutions": [
///     {
///       "name": "conv1",
///       "inputs": 1,
///       "outputs": 2,
///       "kernel": 2,
///       "stride": 1,
///       "padding": 0,
///       "pooling": "MAX",
///       "poolingSize": 2,
///       "order": "RELU_THEN_POOL",
///       "multiplier": 4096,
///       "shift": 12,
///       "bias": [0, -100],
///       "weights": [
///         [
///           [1, -2, 3, -1]
///         ],
///         [
///           [0, 127, -128, 5]
///         ]
///       ]
///     }
///   ],
///   "dense": [
///     {
///       "name": "fc1",
///       "inputs": 8,
///       "outputs": 1,
///       "raw": true,
///       "bias": [5],
///       "weights": [
///         [1, 2, 3, 4, 5, 6, 7, 8]
///       ]
///     }
///   ]
/// }
/// ```
/// `weights[m][n]` of a convolution is the kernel from map `n` to map `m`, row after row. A layer without pooling has
/// `"pooling": "NONE"` and neither `poolingSize` nor `order`; one that gives its accumulators has `"raw": true` instead
/// of `multiplier` and `shift`. All other fields are required and no others are allowed. Their meaning is that of the
/// components of [ConvNetwork], [ConvLayer], [Pooling], [DenseLayer] and [Requantiser] with their names. The same
/// network always makes the same bytes. A file whose name ends in `.gz` is compressed with GZIP; files are read either
/// way, whatever their name.
public final class ConvNetworkFiles {
  private static final int GZIP_MAGIC = 0x8b1f;
  /// Bounds the memory that a small file can ask for; a network of the largest layers has a few hundred megabytes.
  private static final int LARGEST = 1 << 29;

  private ConvNetworkFiles() {}

  /// Reads a network.
  public static ConvNetwork read(Path file) {
    return parse(StoredFile.read(file), file.toString());
  }

  /// Reads a network from `stream`, which messages call `name`.
  public static ConvNetwork read(InputStream stream, String name) throws IOException {
    return parse(stream.readAllBytes(), name);
  }

  /// Writes `network`; whoever reads `file` meanwhile sees the old file or the new one.
  public static void write(ConvNetwork network, Path file) {
    byte[] text = toJson(network).getBytes(UTF_8);
    StoredFile.write(file, file.toString().endsWith(".gz") ? compress(text) : text);
  }

  /// The text of the file of `network`.
  public static String toJson(ConvNetwork network) {
    return new ConvNetworkWriter().network(network);
  }

  private static ConvNetwork parse(byte[] content, String name) {
    boolean compressed = content.length > 1 && (content[0] & 0xff | (content[1] & 0xff) << 8) == GZIP_MAGIC;
    return ConvNetworkReader.network(JsonValue.parse(compressed ? expand(content, name) : content, name));
  }

  private static byte[] expand(byte[] content, String name) {
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(content))) {
      byte[] text = stream.readNBytes(LARGEST);
      if (stream.read() < 0) return text;
      throw DataError.of(Code.DATA, name, "expands to over " + LARGEST + " bytes", JsonValue.HINT);
    } catch (IOException cause) {
      throw DataError.of(Code.DATA, name, "damaged GZIP data: " + cause.getMessage(), "fetch or write the file again");
    }
  }

  /// The header of Java's GZIP holds no time, so the same text gives the same bytes.
  private static byte[] compress(byte[] text) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes) {
      { def.setLevel(Deflater.BEST_COMPRESSION); }
    }) {
      gzip.write(text);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return bytes.toByteArray();
  }
}
