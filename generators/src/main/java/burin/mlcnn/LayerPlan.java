package burin.mlcnn;

import burin.nn.ConvLayer;
import burin.nn.MapShape;
import burin.nn.Pooling;
import java.util.Locale;

/// How an accelerator computes a layer: what its slices see of it.
///
/// @param layer the layer, as it is in the network
/// @param input maps that it takes
/// @param way how the pooling is done: DIRECT afterwards, MERGED in the kernel, MLCNN in the input
/// @param halvesIn whether its input is half sums, which the layer before has made
/// @param halvesOut whether it stores half sums for the next layer
public record LayerPlan(ConvLayer layer, MapShape input, Mode way, boolean halvesIn, boolean halvesOut) {

  /// The plan of a layer for a machine that does what it can to save multiplications.
  static LayerPlan of(MlcnnConfig config, ConvLayer layer, MapShape input, boolean direct) {
    boolean sums = layer.pooling().sumsAccumulators();
    Mode way = switch (config.mode()) {
      case DIRECT -> Mode.DIRECT;
      case MERGED -> sums ? Mode.MERGED : Mode.DIRECT;
      case MLCNN, BOTH -> sums && !direct ? Mode.MLCNN : Mode.DIRECT;
    };
    return new LayerPlan(layer, input, way, false, false);
  }

  LayerPlan withHalves(boolean in, boolean out) {
    return new LayerPlan(layer, input, way, in, out);
  }

  /// Side of the window that is summed in the input or in the kernel, 1 if none.
  public int window() {
    return way == Mode.DIRECT ? 1 : layer.pooling().size();
  }

  /// Side of the window that is pooled after the convolution, 1 if none.
  public int pool() {
    return way == Mode.DIRECT ? layer.pooling().size() : 1;
  }

  /// Side of the kernel that slices see.
  public int kernel() {
    return layer.kernel() + (way == Mode.MERGED ? (layer.pooling().size() - 1) * layer.stride() : 0);
  }

  /// Rows and columns of operands from an output to the next.
  public int stride() {
    return layer.stride() * window();
  }

  /// The maps that the layer gives.
  public MapShape output() {
    return layer.output(input);
  }

  /// How row lanes share a tile of as many outputs.
  RowSpread spread(int rows, int columns, SliceMap slices) {
    return new RowSpread(rows * pool(), columns * pool(), slices.rows());
  }

  /// Rows or columns of operands for as many outputs.
  public int operands(int outputs) {
    return stride() * (outputs * pool() - 1) + kernel();
  }

  /// Rows or columns of activations for as many outputs.
  public int activations(int outputs) {
    return operands(outputs) + (way == Mode.MLCNN ? (window() - 1) * layer.stride() : 0);
  }

  /// Rows or columns of the input for as many outputs; a column of half sums already holds several.
  public int inputRows(int outputs) {
    return halvesIn ? operands(outputs) : activations(outputs);
  }

  /// The weight that slices see at a place of their kernel.
  public int weight(int output, int channel, int row, int column) {
    if (way != Mode.MERGED) return layer.weight(output, channel, row, column);
    int sum = 0;
    int size = layer.pooling().size();
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        int i = row - a * layer.stride();
        int j = column - b * layer.stride();
        if (i >= 0 && j >= 0 && i < layer.kernel() && j < layer.kernel()) sum += layer.weight(output, channel, i, j);
      }
    }
    return sum;
  }

  PoolKind poolKind() {
    if (pool() == 1) return PoolKind.SUMS;
    if (layer.pooling().kind() == Pooling.Kind.MAX) return PoolKind.LARGEST;
    return layer.pooling().sumsAccumulators() ? PoolKind.SUMS : PoolKind.BYTES;
  }

  /// Refuses a layer that the accelerator cannot compute, and says why.
  void check(MlcnnConfig config) {
    Limits limits = config.limits();
    at("kernel", layer.kernel(), limits.kernel());
    at("stride", layer.stride(), limits.stride());
    at("pool", layer.pooling().size(), limits.pool());
    at("terms", layer.taps(), limits.terms());
    if (pool() > 1 && !config.mode().pools()) throw refused(
        "%s pools after the convolution, which mode %s cannot".formatted(layer.pooling(), config.mode()));
    if (poolKind() == PoolKind.BYTES && config.format().isFloating()) throw refused(
        "averages after the ReLU, which is for bytes only; average before it");
    int area = layer.pooling().area();
    if (poolKind() == PoolKind.BYTES && Integer.bitCount(area) != 1) throw refused(
        "averages %d bytes after the ReLU, which takes a division; use windows of 2, 4 or 8".formatted(area));
  }

  private void at(String what, int value, int highest) {
    if (value > highest) throw refused("%s is %d, and the accelerator has %d at most".formatted(what, value, highest));
  }

  IllegalArgumentException refused(String reason) {
    return new IllegalArgumentException(String.format(Locale.ROOT, "mlcnn: layer %s: %s", layer.name(), reason));
  }
}
