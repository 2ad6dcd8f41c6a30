package burin.training.conv;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.training.conv.ConvRecipe.Convolution;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The network of a recipe with real weights that are rounded on the way, as are activations: to 256 levels from 0 to 1.
final class ConvModel {
  private static final int LEVELS = 255;

  private final ConvRecipe recipe;
  final List<LearnedLayer> convolutions = new ArrayList<>();
  final List<LearnedLayer> dense = new ArrayList<>();

  ConvModel(ConvRecipe recipe, NDManager manager, RandomGenerator random) {
    this.recipe = recipe;
    MapShape shape = recipe.input();
    for (Convolution layer : recipe.convolutions()) {
      var weights = new Shape(layer.outputs(), shape.channels(), layer.kernel(), layer.kernel());
      convolutions.add(new LearnedLayer(
          "conv" + (convolutions.size() + 1), weights, recipe.weightMap(), manager, random));
      shape = new MapShape(layer.outputs(), side(shape.rows(), layer), side(shape.columns(), layer));
    }
    int values = shape.size();
    for (int outputs : recipe.dense()) {
      dense.add(new LearnedLayer(
          "fc" + (dense.size() + 1), new Shape(outputs, values), recipe.weightMap(), manager, random));
      values = outputs;
    }
  }

  /// All layers in their order.
  List<LearnedLayer> layers() {
    List<LearnedLayer> layers = new ArrayList<>(convolutions);
    layers.addAll(dense);
    return layers;
  }

  /// The scores of a batch of images of `[image][1][row][column]`.
  NDArray scores(NDArray images) {
    NDArray values = images;
    for (int i = 0; i < convolutions.size(); i++) {
      values = convolve(convolutions.get(i), recipe.convolutions().get(i), values);
    }
    values = values.reshape(images.getShape().get(0), -1);
    for (LearnedLayer layer : dense) {
      NDArray sums = Linear.linear(values, layer.rounded(), layer.bias).singletonOrThrow();
      values = layer == dense.getLast() ? sums : activate(sums);
    }
    return values;
  }

  private static NDArray convolve(LearnedLayer layer, Convolution shape, NDArray values) {
    NDArray sums = Conv2d.conv2d(values, layer.rounded(), layer.bias,
        new Shape(shape.stride(), shape.stride()), new Shape(0, 0), new Shape(1, 1)).singletonOrThrow();
    Pooling pooling = shape.pooling();
    return switch (pooling.kind()) {
      case NONE -> activate(sums);
      case MAX -> activate(Pool.maxPool2d(sums, window(pooling), window(pooling), new Shape(0, 0), false));
      case AVERAGE -> switch (pooling.order()) {
        case POOL_THEN_RELU -> activate(average(sums, pooling));
        case RELU_THEN_POOL -> round(average(activate(sums), pooling));
      };
    };
  }

  private static NDArray average(NDArray maps, Pooling pooling) {
    return Pool.avgPool2d(maps, window(pooling), window(pooling), new Shape(0, 0), false, true);
  }

  private static Shape window(Pooling pooling) {
    return new Shape(pooling.size(), pooling.size());
  }

  private static NDArray activate(NDArray sums) {
    return round(sums.clip(0f, 1f));
  }

  private static NDArray round(NDArray values) {
    NDArray rounded = values.mul(LEVELS).round().div(LEVELS);
    return values.add(rounded.sub(values).stopGradient());
  }

  private static int side(int input, Convolution layer) {
    return ((input - layer.kernel()) / layer.stride() + 1) / layer.pooling().size();
  }
}
