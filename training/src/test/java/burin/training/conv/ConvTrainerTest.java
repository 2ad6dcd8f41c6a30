package burin.training.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import burin.nn.ConvNetwork;
import burin.nn.ConvNetworkFiles;
import burin.nn.Dataset;
import burin.nn.Datasets;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.Pooling.Order;
import burin.nn.reference.ConvReference;
import burin.training.conv.ConvRecipe.Convolution;
import burin.training.conv.ConvRecipe.WeightMap;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Short runs on the shipped sample.
class ConvTrainerTest {
  private static final List<Pooling> POOLINGS = List.of(Pooling.NONE, Pooling.max(2),
      Pooling.average(2, Order.POOL_THEN_RELU), Pooling.average(2, Order.RELU_THEN_POOL));

  private final List<String> log = new ArrayList<>();

  @Test
  void learnsAndRepeats() {
    ConvRecipe recipe = recipe(Pooling.average(2, Order.POOL_THEN_RELU), WeightMap.DOREFA);
    ConvNetwork network = train(recipe);
    assertEquals(ConvNetworkFiles.toJson(network), ConvNetworkFiles.toJson(train(recipe)));
    assertNotEquals(network, train(recipe.withSeed(4)));
    Dataset validation = Datasets.sample().slice(800, 1_000);
    int correct = new ConvReference(network).correct(validation);
    assertTrue(correct > 100, correct + " of 200 images");
    assertTrue(log.get(2).endsWith("validation %.4f".formatted(correct / 200.0)), log::toString);
  }

  /// The network of integers gives the scores of the rounded real one but for the steps in which its requantisers round.
  @ParameterizedTest
  @EnumSource
  void exportsWhatItTrained(WeightMap map) {
    for (Pooling pooling : POOLINGS) {
      ConvRecipe recipe = recipe(pooling, map);
      try (NDManager manager = NDManager.newBaseManager()) {
        var model = new ConvModel(recipe, manager, RandomGeneratorFactory.of("L64X128MixRandom").create(5));
        ConvNetwork network = ConvExport.network(model, recipe);
        double unit = model.dense.getLast().unit() / 255;
        for (int image = 0; image < 20; image++) {
          float[] scores = scores(model, recipe.input(), image, manager);
          int[] integers = new ConvReference(network).outputs(Datasets.sample().input(image, network));
          for (int i = 0; i < scores.length; i++) assertEquals(scores[i], integers[i] * unit, 0.02, pooling.toString());
        }
      }
    }
  }

  private static float[] scores(ConvModel model, MapShape input, int image, NDManager manager) {
    float[] pixels = new float[input.size()];
    new ConvImages(Datasets.sample(), input).load(image, 0, 0, pixels, 0);
    return model.scores(manager.create(pixels, new Shape(1, 1, input.rows(), input.columns()))).toFloatArray();
  }

  private ConvNetwork train(ConvRecipe recipe) {
    return new ConvTrainer(recipe, Datasets.sample(), log::add).train();
  }

  private static ConvRecipe recipe(Pooling pooling, WeightMap map) {
    return new ConvRecipe("short", 3, new MapShape(1, 28, 28), List.of(new Convolution(4, 5, 2, pooling)),
        List.of(20, 10), map, 200, 20, 1, 3, 5e-3, 10);
  }
}
