package burin.approxconv;

import static com.google.common.base.Preconditions.checkArgument;

import burin.lib.image.ImageSize;
import burin.nn.ConvLayer;
import burin.nn.MapShape;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A convolution, its predictor if it has one, and how both are built. See [ConvConstants] for why this is no record.
public final class LayerPlan {
  private final MapShape input;
  private final ConvLayer layer;
  private final int[][][][] weights;
  private final Optional<Predictor> predictor;
  private final List<ApproxConstants> factors;
  private final Structure structure;

  /// @param input maps that come in
  /// @param layer without padding, with stride 1 and a requantiser; its pooling is somebody else's
  /// @param predictor of the same outputs, if any
  /// @throws IllegalArgumentException if the layer cannot be built like this
  public LayerPlan(MapShape input, ConvLayer layer, Optional<Predictor> predictor, Structure structure) {
    String name = layer.name();
    checkArgument(layer.stride() == 1, "layer %s: stride is %s, must be 1", name, layer.stride());
    checkArgument(layer.padding() == 0, "layer %s: padding is %s, must be 0", name, layer.padding());
    checkArgument(!layer.raw(), "layer %s is raw, must have a requantiser", name);
    layer.convolved(input);
    this.input = input;
    this.layer = layer;
    this.weights = layer.weights();
    this.predictor = predictor;
    this.factors = predictor.map(p -> factors(layer, p)).orElse(List.of());
    this.structure = structure;
  }

  private static List<ApproxConstants> factors(ConvLayer layer, Predictor predictor) {
    checkArgument(predictor.outputs() == layer.outputs(), "layer %s has %s outputs, but its predictor %s",
        layer.name(), layer.outputs(), predictor.outputs());
    var factors = Arrays.stream(predictor.factors()).map(Taps::of).map(ApproxConstants::new).toList();
    for (ApproxConstants output : factors) {
      checkArgument(output.factors.count() == layer.taps(), "layer %s has %s weights for an output, but its predictor %s factors",
          layer.name(), layer.taps(), output.factors.count());
    }
    return factors;
  }

  public MapShape input() {
    return input;
  }

  public ConvLayer layer() {
    return layer;
  }

  public Structure structure() {
    return structure;
  }

  /// Maps that go out.
  public MapShape output() {
    return layer.convolved(input);
  }

  public boolean predicts() {
    return predictor.isPresent();
  }

  /// Moves by which a window is late for its convolution.
  public int delay() {
    return predicts() ? ApproxUnit.latency(structure, layer.taps()) + 1 : 0;
  }

  /// Moves from a window to its results.
  public int windowLatency() {
    return delay() + ConvUnit.latency(structure, layer.taps());
  }

  /// Cycles from the pixel that completes a window to its results, where nobody waits.
  public int latency() {
    return 1 + windowLatency();
  }

  ImageSize size() {
    return new ImageSize(input.rows(), input.columns());
  }

  ConvConstants conv(int output) {
    var scale = layer.requantiser().orElseThrow();
    return new ConvConstants(Taps.of(weights[output]), layer.bias(output), scale.multiplier(), scale.shift());
  }

  ApproxConstants factors(int output) {
    return factors.get(output);
  }

  /// The chain that holds the rows that come in, and the one behind the delay where there are two.
  WindowChain.Config chain(int lateBy) {
    return new WindowChain.Config(layer.kernel(), input.columns(), input.channels(), lateBy);
  }

  /// How outputs are told to be skipped by the sums of their predictors.
  ReluPred.Config decision() {
    int bits = factors.stream().mapToInt(ApproxUnit::sumBits).max().orElseThrow();
    var limits = ImmutableLongArray.builder();
    for (int i = 0; i < factors.size(); i++) {
      long limit = predictor.orElseThrow().limit(i);
      boolean never = limit == Predictor.ALWAYS;
      limits.add(ReluPred.Config.fitting(never ? limit : limit - factors.get(i).negatives(), bits));
    }
    return new ReluPred.Config(bits, limits.build());
  }
}
