package burin.training;

import burin.nn.BlockAssignment;
import burin.nn.BlockNetwork;
import burin.nn.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// Trains a block-diagonal network: first with real numbers, then with the integers of the hardware.
public final class Trainer implements AutoCloseable {
  private static final String RANDOM = "L64X128MixRandom";
  private static final int CALIBRATION_IMAGES = 1_000;

  private final Recipe recipe;
  private final Consumer<String> log;
  private final Images training;
  private final Images validation;
  private final RandomGenerator random;
  private final List<Parameters> layers = new ArrayList<>();
  private final Team team;

  /// Trains on `data` without its last images, which are for validation.
  public Trainer(Recipe recipe, Dataset data, int threads, Consumer<String> log) {
    this.recipe = recipe;
    this.log = log;
    int split = data.size() - recipe.validation();
    training = new Images(data.slice(0, split), recipe.activationBits());
    validation = new Images(data.slice(split, data.size()), recipe.activationBits());
    random = RandomGeneratorFactory.of(RANDOM).create(recipe.seed());
    for (int l = 1; l < recipe.sizes().size(); l++) {
      Mask mask = Mask.random(recipe.sizes().get(l - 1), recipe.sizes().get(l), recipe.blocks(), random);
      layers.add(new Parameters(mask, random));
    }
    team = new Team(layers, threads);
  }

  /// Runs both phases and gives the network.
  public BlockNetwork train(String name) {
    run("real", recipe.real(), false);
    calibrate();
    log.accept("quantised without training: validation %.4f".formatted(accuracy(validation, passes(true))));
    run("quantised", recipe.quantised(), true);
    return Export.network(name, passes(true), recipe);
  }

  @Override
  public void close() {
    team.close();
  }

  private void run(String name, Recipe.Phase phase, boolean quantised) {
    List<Optimiser> optimisers = layers.stream().map(Optimiser::new).toList();
    int batches = training.size() / recipe.batch();
    int[] order = IntStream.range(0, training.size()).toArray();
    for (int epoch = 0; epoch < phase.epochs(); epoch++) {
      BlockAssignment.shuffle(order, random);
      for (int batch = 0; batch < batches; batch++) {
        List<LayerPass> passes = passes(quantised);
        List<Gradient> sums = gradients(order, batch * recipe.batch(), passes);
        double factor = phase.factor(epoch * batches + batch, phase.epochs() * batches);
        for (int l = 0; l < layers.size(); l++) {
          optimisers.get(l).step(sums.get(l), passes.get(l), phase.rate() * factor, phase.scaleRate() * factor);
        }
      }
      log.accept("%s, epoch %d of %d: validation %.4f".formatted(
          name, epoch + 1, phase.epochs(), accuracy(validation, passes(quantised))));
    }
  }

  /// The gradients of one batch of randomly shifted images.
  private List<Gradient> gradients(int[] order, int from, List<LayerPass> passes) {
    int[] dx = shifts();
    int[] dy = shifts();
    team.clearGradients();
    team.forEach(recipe.batch(), (worker, k) -> {
      int image = order[from + k];
      training.load(image, dx[k], dy[k], worker.input());
      worker.learn(passes, training.label(image));
    });
    return team.sumGradients();
  }

  private int[] shifts() {
    int[] shifts = new int[recipe.batch()];
    for (int k = 0; k < shifts.length; k++) shifts[k] = random.nextInt(2 * recipe.shift() + 1) - recipe.shift();
    return shifts;
  }

  private List<LayerPass> passes(boolean quantised) {
    List<LayerPass> passes = new ArrayList<>();
    double inputUnit = 1.0 / ((1 << recipe.activationBits()) - 1);
    for (Parameters layer : layers) {
      LayerPass pass = quantised
          ? LayerPass.quantised(layer, inputUnit, recipe) : LayerPass.real(layer, inputUnit);
      passes.add(pass);
      inputUnit = pass.outputUnit;
    }
    return passes;
  }

  /// Chooses the scales from which the quantised phase starts.
  private void calibrate() {
    int maxWeight = (1 << (recipe.weightBits() - 1)) - 1;
    int maxOutput = (1 << recipe.activationBits()) - 1;
    List<float[]> outputs = realOutputs(Math.min(CALIBRATION_IMAGES, training.size()));
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).setWeightScale(Calibration.scale(layers.get(l).weights, -maxWeight - 1, maxWeight));
      layers.get(l).setOutputScale(Calibration.scale(outputs.get(l), 0, maxOutput));
    }
  }

  /// The outputs of each layer for the first `count` images, all in one array.
  private List<float[]> realOutputs(int count) {
    List<float[]> all = layers.stream().map(layer -> new float[count * layer.mask.outputs()]).toList();
    List<LayerPass> passes = passes(false);
    var worker = new Worker(layers);
    for (int image = 0; image < count; image++) {
      training.load(image, 0, 0, worker.input());
      List<float[]> outputs = worker.outputs(passes);
      for (int l = 0; l < layers.size(); l++) {
        float[] output = outputs.get(l);
        System.arraycopy(output, 0, all.get(l), image * output.length, output.length);
      }
    }
    return all;
  }

  private double accuracy(Images images, List<LayerPass> passes) {
    var correct = new AtomicInteger();
    team.forEach(images.size(), (worker, image) -> {
      images.load(image, 0, 0, worker.input());
      if (worker.classify(passes) == images.label(image)) correct.incrementAndGet();
    });
    return correct.get() / (double) images.size();
  }
}
