package burin.training.conv;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import burin.nn.BlockAssignment;
import burin.nn.ConvNetwork;
import burin.nn.Dataset;
import burin.nn.reference.ConvReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// Trains a convolution network by Adam with the rounding of the hardware in the forward pass.
public final class ConvTrainer {
  private static final String RANDOM = "L64X128MixRandom";
  /// Validation images after each epoch; the rest are left to the end.
  private static final int LOGGED = 1_000;

  private final ConvRecipe recipe;
  private final Consumer<String> log;
  private final ConvImages training;
  private final Dataset validation;
  private final RandomGenerator random;

  /// Trains on `data` without its last images, which are for validation.
  public ConvTrainer(ConvRecipe recipe, Dataset data, Consumer<String> log) {
    this.recipe = recipe;
    this.log = log;
    int split = data.size() - recipe.validation();
    training = new ConvImages(data.slice(0, split), recipe.input());
    validation = data.slice(split, data.size());
    random = RandomGeneratorFactory.of(RANDOM).create(recipe.seed());
  }

  /// Trains and gives the network of integers.
  public ConvNetwork train() {
    try (NDManager manager = NDManager.newBaseManager()) {
      var model = new ConvModel(recipe, manager, random);
      int batches = training.size() / recipe.batch();
      Optimizer optimizer = optimizer(recipe.epochs() * batches);
      int[] order = IntStream.range(0, training.size()).toArray();
      for (int epoch = 1; epoch <= recipe.epochs(); epoch++) {
        BlockAssignment.shuffle(order, random);
        double loss = 0;
        for (int batch = 0; batch < batches; batch++) loss += step(model, optimizer, order, batch * recipe.batch(), manager);
        log.accept("%s, seed %d, epoch %d of %d: loss %.4f, validation %.4f".formatted(recipe.name(), recipe.seed(), epoch,
            recipe.epochs(), loss / batches, new ConvReference(export(model, manager)).accuracy(validation.first(LOGGED))));
      }
      return export(model, manager);
    }
  }

  private Optimizer optimizer(int steps) {
    return Optimizer.adam().optLearningRateTracker(new Tracker() {
      @Override
      public float getNewValue(int step) {
        return (float) recipe.rate(step - 1, steps);
      }
    }).build();
  }

  /// One step of all parameters; gives the loss.
  private double step(ConvModel model, Optimizer optimizer, int[] order, int from, NDManager manager) {
    try (NDManager scope = scope(model, manager)) {
      float[] pixels = new float[recipe.batch() * recipe.input().size()];
      float[] labels = new float[recipe.batch()];
      load(order, from, pixels, labels);
      NDArray images = scope.create(pixels, new Shape(
          recipe.batch(), recipe.input().channels(), recipe.input().rows(), recipe.input().columns()));
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray loss = Loss.softmaxCrossEntropyLoss().evaluate(
            new NDList(scope.create(labels)), new NDList(model.scores(images)));
        collector.backward(loss);
        for (LearnedLayer layer : model.layers()) update(optimizer, layer);
        return loss.toFloatArray()[0];
      }
    }
  }

  private static void update(Optimizer optimizer, LearnedLayer layer) {
    optimizer.update(layer.name + ".weights", layer.weights, layer.weights.getGradient());
    optimizer.update(layer.name + ".bias", layer.bias, layer.bias.getGradient());
  }

  private void load(int[] order, int from, float[] pixels, float[] labels) {
    for (int k = 0; k < labels.length; k++) {
      int image = order[from + k];
      training.load(image, shift(), shift(), pixels, k * recipe.input().size());
      labels[k] = training.label(image);
    }
  }

  private int shift() {
    return random.nextInt(2 * recipe.shift() + 1) - recipe.shift();
  }

  private ConvNetwork export(ConvModel model, NDManager manager) {
    try (NDManager _ = scope(model, manager)) {
      return ConvExport.network(model, recipe);
    }
  }

  /// A manager that frees, when it is closed, all that is computed from the parameters meanwhile.
  private static NDManager scope(ConvModel model, NDManager manager) {
    NDManager scope = manager.newSubManager();
    for (LearnedLayer layer : model.layers()) scope.tempAttachAll(layer.weights, layer.bias);
    return scope;
  }
}
