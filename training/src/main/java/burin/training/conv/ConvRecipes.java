package burin.training.conv;

import burin.nn.Pooling;
import burin.nn.Pooling.Order;
import java.util.List;

/// The recipes of the convolution networks that Burin ships or compares.
final class ConvRecipes {
  private ConvRecipes() {}

  /// All recipes, with the seeds of the shipped networks.
  static List<ConvRecipe> all() {
    return List.of(
        ConvRecipe.lenet5("lenet5-reordered", 1, Pooling.average(2, Order.POOL_THEN_RELU), 6).withSeed(2),
        ConvRecipe.lenet5("lenet5-average", 1, Pooling.average(2, Order.RELU_THEN_POOL), 6),
        ConvRecipe.lenet5("lenet5-max", 1, Pooling.max(2), 6),
        ConvRecipe.lenet5("lenet5-stride2", 2, Pooling.NONE, 6),
        ConvRecipe.relu("lenet-relu", 20, 50, List.of(500, 10), 3),
        ConvRecipe.relu("lenet-relu-small", 8, 16, List.of(64, 10), 3),
        ConvRecipe.relu("lenet1-relu", 4, 12, List.of(10), 5));
  }

  static ConvRecipe named(String name) {
    return all().stream().filter(recipe -> recipe.name().equals(name)).findFirst().orElseThrow(() ->
        new IllegalArgumentException("there is no recipe " + name + ", only " + all().stream().map(ConvRecipe::name).toList()));
  }
}
