package burin.approxconv.reference;

import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A network some of whose convolutions have predictors.
///
/// @param network exact layers
/// @param predictors one place for each convolution
public record GatedNetwork(ConvNetwork network, List<Optional<SignPredictor>> predictors) {

  public GatedNetwork {
    predictors = List.copyOf(predictors);
    if (predictors.size() != network.convolutions().size()) throw new IllegalArgumentException(
        "network %s has %d convolutions, but %d places for predictors".formatted(
            network.name(), network.convolutions().size(), predictors.size()));
  }

  /// A network with the predictors of `scheme`, which have `levels` levels above 0 if they are powers of two.
  public static GatedNetwork of(ConvNetwork network, Scheme scheme, int levels) {
    List<Optional<SignPredictor>> predictors = new ArrayList<>();
    for (ConvLayer layer : network.convolutions()) {
      predictors.add(scheme.predicts(predictors.size())
          ? Optional.of(SignPredictor.of(layer, scheme == Scheme.SIGN_CONNECT
              ? SignLevels.of(layer) : PowerLevels.of(layer, levels)))
          : Optional.empty());
    }
    return new GatedNetwork(network, predictors);
  }

  /// A network without predictors.
  public static GatedNetwork base(ConvNetwork network) {
    return new GatedNetwork(network, network.convolutions().stream().map(_ -> Optional.<SignPredictor>empty()).toList());
  }

  /// The same network whose predictors skip outputs that they take for at most `outputs`: see
  /// [SignPredictor#withThresholdInOutputs(double)].
  public GatedNetwork withThresholdInOutputs(double outputs) {
    return withPredictors(predictor -> predictor.withThresholdInOutputs(outputs));
  }

  /// The same network with other predictors at the same places.
  public GatedNetwork withPredictors(UnaryOperator<SignPredictor> change) {
    return new GatedNetwork(network, predictors.stream().map(predictor -> predictor.map(change)).toList());
  }
}
