package burin.nn;

import burin.diag.Code;
import burin.diag.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// The convolution networks for MNIST that are shipped, and those of the user's files.
public final class ConvNetworks {
  private static final List<String> NAMES =
      List.of("lenet5-reordered", "lenet5-average", "lenet-relu", "lenet-relu-small", "lenet1-relu");

  private ConvNetworks() {}

  /// The names of the shipped networks.
  public static List<String> names() {
    return NAMES;
  }

  /// LeNet-5 on images of 32 x 32 whose average pooling comes before the ReLU.
  public static ConvNetwork lenet5Reordered() {
    return shipped("lenet5-reordered");
  }

  /// LeNet-5 in the usual order: the ReLU, then average pooling.
  public static ConvNetwork lenet5Average() {
    return shipped("lenet5-average");
  }

  /// LeNet of 20 and 50 maps, a ReLU and the maximum of 2 x 2 after each convolution, and 500 hidden neurons.
  public static ConvNetwork lenetRelu() {
    return shipped("lenet-relu");
  }

  /// The same with 8 and 16 maps and 64 hidden neurons.
  public static ConvNetwork lenetReluSmall() {
    return shipped("lenet-relu-small");
  }

  /// The same with 4 and 12 maps and no hidden neurons, of the size of LeNet-1.
  public static ConvNetwork lenet1Relu() {
    return shipped("lenet1-relu");
  }

  /// The shipped network of that name, or the one in the JSON file of that name.
  public static ConvNetwork find(String nameOrFile) {
    if (NAMES.contains(nameOrFile)) return shipped(nameOrFile);
    if (nameOrFile.endsWith(".json") || nameOrFile.endsWith(".json.gz")) return ConvNetworkFiles.read(Path.of(nameOrFile));
    throw new UserError(Code.UNKNOWN, "there is no convolution network " + nameOrFile,
        String.join(", ", NAMES) + " or the path of a .json or .json.gz file");
  }

  private static ConvNetwork shipped(String name) {
    String file = name + ".json.gz";
    try (InputStream stream = ConvNetworks.class.getResourceAsStream(file)) {
      if (stream == null) throw new IllegalStateException("resource " + file + " is missing from this build");
      return ConvNetworkFiles.read(stream, file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
