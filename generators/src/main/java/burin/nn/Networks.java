package burin.nn;

import burin.diag.Code;
import burin.diag.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// The networks that are shipped, and those of the user's files.
public final class Networks {
  private static final String LENET = "lenet-300-100";

  private Networks() {}

  /// The names of the shipped networks.
  public static List<String> names() {
    return List.of(LENET);
  }

  /// LeNet-300-100 for MNIST: 784 inputs, layers of 300, 100 and 10 neurons in ten blocks, 4-bit weights and activations.
  public static BlockNetwork lenet() {
    String file = LENET + ".json";
    try (InputStream stream = Networks.class.getResourceAsStream(file)) {
      if (stream == null) throw new IllegalStateException("resource " + file + " is missing from this build");
      return NetworkFiles.read(stream, file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// The shipped network of that name, or the one in the JSON file of that name.
  public static BlockNetwork find(String nameOrFile) {
    if (nameOrFile.equals(LENET)) return lenet();
    if (nameOrFile.endsWith(".json")) return NetworkFiles.read(Path.of(nameOrFile));
    throw new UserError(Code.UNKNOWN, "there is no network " + nameOrFile,
        String.join(", ", names()) + " or the path of a .json file");
  }
}
