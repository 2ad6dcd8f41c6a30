package burin.flow;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.nn.ConvNetwork;
import burin.nn.ConvNetworkFiles;
import burin.nn.ConvNetworks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the network of convolutions that a user has named.
final class ConvNetworkChoice {
  private ConvNetworkChoice() {}

  /// The shipped network of that name, or the one in the file of that name.
  ///
  /// @throws UserError if there is neither, or the file holds no network
  static ConvNetwork find(String name) {
    boolean isFile = name.endsWith(".json") || name.endsWith(".json.gz") || Files.exists(Path.of(name));
    if (ConvNetworks.names().contains(name)) return ConvNetworks.find(name);
    if (isFile) return ConvNetworkFiles.read(Path.of(name));
    List<String> known = new ArrayList<>(ConvNetworks.names());
    known.add(Choice.RANDOM);
    throw new UserError(Code.UNKNOWN, "there is no network \"%s\"".formatted(name),
        Suggestions.nearest(name, known).map(found -> "did you mean " + found + "?")
            .orElse("there is %s, or the path of a network file".formatted(String.join(", ", known))));
  }
}
