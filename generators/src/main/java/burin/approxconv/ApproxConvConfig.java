package burin.approxconv;

import static com.google.common.base.Preconditions.checkArgument;

import burin.approxconv.reference.GatedNetwork;
import burin.lib.image.ImageSize;
import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.Pooling;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/// The convolutions of a network as a stream of pixels.
///
/// @param network whose convolutions are built; what is fully connected is left to software
/// @param predictors one for each convolution, or none
/// @param structure how all of them are built
/// @param extras ports beside the two streams
public record ApproxConvConfig(
    ConvNetwork network, List<Optional<Predictor>> predictors, Structure structure, Extras extras) {

  public ApproxConvConfig {
    predictors = ImmutableList.copyOf(predictors);
    checkArgument(!network.convolutions().isEmpty(), "network %s has no convolutions", network.name());
    int layers = network.convolutions().size();
    checkArgument(predictors.size() == layers, "network %s has %s convolutions, but there are %s predictors",
        network.name(), layers, predictors.size());
    for (ConvLayer layer : network.convolutions()) {
      checkArgument(layer.pooling().kind() != Pooling.Kind.AVERAGE, "layer %s: pooling %s, must be none or max",
          layer.name(), layer.pooling());
    }
  }

  /// All convolutions computed: BASE.
  public static ApproxConvConfig base(ConvNetwork network, Structure structure) {
    return new ApproxConvConfig(network, network.convolutions().stream().map(_ -> Optional.<Predictor>empty()).toList(),
        structure, Extras.NONE);
  }

  /// A network with the predictors that it has.
  public static ApproxConvConfig of(GatedNetwork gated, Structure structure, Extras extras) {
    return new ApproxConvConfig(gated.network(), gated.predictors().stream().map(each -> each.map(Predictor::of)).toList(),
        structure, extras);
  }

  public ApproxConvConfig with(Extras other) {
    return new ApproxConvConfig(network, predictors, structure, other);
  }

  public int layers() {
    return network.convolutions().size();
  }

  /// How convolution `i` is built, counted from 0.
  ///
  /// @throws IllegalArgumentException if it cannot be
  public LayerPlan plan(int i) {
    return new LayerPlan(network.shape(i), network.convolutions().get(i), predictors.get(i), structure);
  }

  /// The image after convolution `i` and before its pool.
  ImageSize convolved(int i) {
    var maps = network.convolved(i);
    return new ImageSize(maps.rows(), maps.columns());
  }

  /// The side of the tiles of which the largest value goes on after convolution `i`; 1 where all go on.
  int pool(int i) {
    return network.convolutions().get(i).pooling().size();
  }
}
