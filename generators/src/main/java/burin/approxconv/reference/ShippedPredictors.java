package burin.approxconv.reference;

import burin.nn.ConvNetwork;
import java.util.List;
import java.util.Map;

/// The numbers of levels that [LevelSelection] found for the shipped networks.
///
/// They are the smallest that lose less than 0.3 points on the last 5,000 training images, which were not trained on.
/// `docs/training.md` has all that was tried.
public final class ShippedPredictors {
  private static final Map<String, Levels> CHOSEN = Map.of(
      "lenet-relu", new Levels(1, 1), "lenet-relu-small", new Levels(1, 1), "lenet1-relu", new Levels(2, 2));

  private record Levels(int all, int allButTheFirst) {}

  private ShippedPredictors() {}

  /// The networks for which levels were chosen.
  public static List<String> names() {
    return CHOSEN.keySet().stream().sorted().toList();
  }

  /// The levels that were chosen for all layers of a shipped network.
  public static int levels(ConvNetwork network) {
    return CHOSEN.get(network.name()).all();
  }

  /// A shipped network with the predictors of `scheme`.
  ///
  /// @throws IllegalArgumentException if nothing was chosen for a network of that name
  public static GatedNetwork of(ConvNetwork network, Scheme scheme) {
    Levels chosen = CHOSEN.get(network.name());
    if (chosen == null) throw new IllegalArgumentException(
        "no levels were chosen for network %s, only for %s".formatted(
            network.name(), names()));
    return GatedNetwork.of(network, scheme, scheme == Scheme.PROP2 ? chosen.allButTheFirst() : chosen.all());
  }
}
