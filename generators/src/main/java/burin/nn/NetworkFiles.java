package burin.nn;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// Networks as JSON files, one row of weights a line, so that a changed weight is a changed line.
///
/// ```
/// {
///   "format": "burin-network",
///   "version": 1,
///   "name": "tiny",
///   "layers": [
///     {
///       "name": "fc1",
///       "inputs": 3,
///       "outputs": 2,
///       "blocks": 2,
///       "weightBits": 4,
///       "activationBits": 4,
///       "outputBits": 4,
///       "multiplier": 1,
///       "shift": 0,
///       "rowBlock": [1, 0],
///       "columnBlock": [0, 1, 0],
///       "bias": [0, -100],
///       "weights": [
///         [7],
///         [-8, 7]
///       ]
///     }
///   ]
/// }
/// ```
/// Row `i` of `weights` belongs to output `i` and lists the weights of the inputs that are in its block, in ascending
/// order of the inputs; all others are 0. A last layer that gives its accumulators has `"raw": true` instead of
/// `outputBits`, `multiplier` and `shift`. All fields are required and no others are allowed. The meaning of every
/// field is that of the component of [BlockLayer] with its name. The same network always makes the same bytes.
public final class NetworkFiles {
  private NetworkFiles() {}

  /// Reads a network.
  public static BlockNetwork read(Path file) {
    return NetworkReader.network(JsonValue.parse(StoredFile.read(file), file.toString()));
  }

  /// Reads a network from `stream`, which messages call `name`.
  public static BlockNetwork read(InputStream stream, String name) throws IOException {
    return NetworkReader.network(JsonValue.parse(stream.readAllBytes(), name));
  }

  /// Writes `network`; whoever reads `file` meanwhile sees the old file or the new one.
  public static void write(BlockNetwork network, Path file) {
    StoredFile.write(file, toJson(network).getBytes(UTF_8));
  }

  /// The text of the file of `network`.
  public static String toJson(BlockNetwork network) {
    return new NetworkWriter().network(network);
  }
}
