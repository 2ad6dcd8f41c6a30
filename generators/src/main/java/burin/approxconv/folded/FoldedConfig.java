package burin.approxconv.folded;

import static com.google.common.base.Preconditions.checkArgument;

import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.DenseLayer;
import burin.nn.MapShape;
import burin.nn.Pooling;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A network for a [FoldedNetwork].
///
/// @param network convolutions without padding, with stride 1, each followed by the largest of its tiles or by nothing, and
///     fully connected layers behind them
/// @param dspLanes lanes whose multipliers may become DSP blocks; those of the others are adders of shifted values. The
///     requantiser has one more multiplier
public record FoldedConfig(ConvNetwork network, int dspLanes) {

  public FoldedConfig {
    checkArgument(dspLanes >= 0, "dspLanes is %s, must not be negative", dspLanes);
    for (ConvLayer layer : network.convolutions()) {
      String name = layer.name();
      checkArgument(layer.stride() == 1, "layer %s: stride is %s, must be 1", name, layer.stride());
      checkArgument(layer.padding() == 0, "layer %s: padding is %s, must be 0", name, layer.padding());
      checkArgument(layer.pooling().kind() != Pooling.Kind.AVERAGE, "layer %s: pooling %s, must be none or max",
          name, layer.pooling());
    }
    MapShape maps = network.shape(network.convolutions().size());
    checkArgument(network.dense().isEmpty() || maps.rows() == maps.columns(),
        "network %s: the maps before its fully connected layers are %s x %s, must be square",
        network.name(), maps.rows(), maps.columns());
  }

  /// All layers as convolutions: a fully connected layer has one place, whose window is all there is.
  ImmutableList<FoldedPlan> plans() {
    List<FoldedPlan> plans = new ArrayList<>();
    MapShape shape = network.input();
    int words = 0;
    for (ConvLayer layer : network.convolutions()) {
      plans.add(FoldedPlan.of(plans.size(), shape, layer, words));
      words += plans.getLast().words();
      shape = layer.output(shape);
    }
    for (DenseLayer layer : network.dense()) {
      plans.add(FoldedPlan.of(plans.size(), shape, layer, words));
      words += plans.getLast().words();
      shape = new MapShape(layer.outputs(), 1, 1);
    }
    return ImmutableList.copyOf(plans);
  }

  /// Multipliers in a row: the values of the largest window of one map.
  public int lanes() {
    return plans().stream().mapToInt(FoldedPlan::taps).max().orElseThrow();
  }

  /// Words of weights, each for all lanes.
  public int words() {
    return plans().stream().mapToInt(FoldedPlan::words).sum();
  }

  /// Cycles in which the multipliers work for one image, none of which can be saved. What comes on top are pixels that complete
  /// no window, where no other layer has work at the same time.
  public long busyCycles() {
    return plans().stream().mapToLong(plan -> (long) plan.windows() * plan.words()).sum();
  }

  /// Bits of an accumulator with its bias.
  int sumBits() {
    return Math.max(16, plans().stream().mapToInt(FoldedPlan::sumBits).max().orElseThrow());
  }

  /// The requantiser of each layer, where it has one.
  List<Optional<burin.nn.Requantiser>> scales() {
    return plans().stream().map(FoldedPlan::scale).toList();
  }
}
