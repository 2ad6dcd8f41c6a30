package burin.flow;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.nn.BlockNetwork;
import burin.nn.NetworkFiles;
import burin.nn.Networks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the network of block-diagonal layers that a user has named.
final class NetworkChoice {
  private NetworkChoice() {}

  /// The shipped network of that name, or the one in the file of that name.
  ///
  /// @throws UserError if there is neither, or the file holds no network
  static BlockNetwork find(String name) {
    if (Networks.names().contains(name)) return Networks.find(name);
    if (name.endsWith(".json") || Files.exists(Path.of(name))) return NetworkFiles.read(Path.of(name));
    List<String> known = new ArrayList<>(Networks.names());
    known.add(Choice.RANDOM);
    throw new UserError(Code.UNKNOWN, "there is no network \"%s\"".formatted(name),
        Suggestions.nearest(name, known).map(found -> "did you mean " + found + "?")
            .orElse("there is %s, or the path of a network file".formatted(String.join(", ", known))));
  }
}
