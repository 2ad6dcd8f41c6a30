package burin.flow;

import burin.approxconv.reference.GatedNetwork;
import burin.approxconv.reference.SignPredictor;
import burin.nn.ConvLayer;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.reference.ConvLayerReference;
import burin.nn.reference.Correlation;
import java.util.Optional;

/// What one gated convolution must give at every place: the output of the layer without gating where its predictor says
/// positive, and 0 elsewhere. May be used by several threads at once.
final class ApproxConvModel {
  private final ConvLayerReference ungated;
  private final ConvLayer layer;
  private final Optional<Correlation> sums;
  private final Optional<SignPredictor> predictor;

  private ApproxConvModel(ConvLayer layer, MapShape input, Optional<SignPredictor> predictor) {
    this.layer = layer;
    this.ungated = new ConvLayerReference(unpooled(layer), input);
    this.predictor = predictor;
    this.sums = predictor.map(each -> new Correlation(input, each.factors(), layer.stride(), layer.padding()));
  }

  static ApproxConvModel of(GatedNetwork network, int layer) {
    return new ApproxConvModel(
        network.network().convolutions().get(layer), network.network().shape(layer), network.predictors().get(layer));
  }

  private static ConvLayer unpooled(ConvLayer layer) {
    return new ConvLayer(layer.name(), layer.inputs(), layer.outputs(), layer.kernel(), layer.stride(), layer.padding(),
        layer.weights(), layer.bias(), Pooling.NONE, layer.requantiser());
  }

  /// @param outputs before the pool, as [MapShape] tells
  /// @param skipped of these, which are not computed
  record Expected(int[] outputs, boolean[] skipped) {}

  Expected run(int[] values) {
    int[] outputs = ungated.forward(values);
    boolean[] skipped = new boolean[outputs.length];
    if (predictor.isEmpty()) return new Expected(outputs, skipped);
    int[] predicted = sums.orElseThrow().apply(values);
    for (int k = 0; k < outputs.length; k++) {
      skipped[k] = !predictor.get().computes(k / shape().mapSize(), predicted[k]);
      if (skipped[k]) outputs[k] = 0;
    }
    return new Expected(outputs, skipped);
  }

  /// The maps before the pool.
  MapShape shape() {
    return ungated.convolved();
  }

  /// The largest of each tile of `outputs`.
  int[] pool(int[] outputs) {
    int side = layer.pooling().size();
    var small = new MapShape(shape().channels(), shape().rows() / side, shape().columns() / side);
    int[] pooled = new int[small.size()];
    for (int k = 0; k < outputs.length; k++) {
      int row = k % shape().mapSize() / shape().columns() / side;
      int column = k % shape().columns() / side;
      if (row >= small.rows() || column >= small.columns()) continue;
      int to = small.index(k / shape().mapSize(), row, column);
      pooled[to] = Math.max(pooled[to], outputs[k]);
    }
    return pooled;
  }
}
