package burin.flow;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.nn.BlockNetwork;
import burin.nn.ConvNetwork;
import burin.nn.Dataset;
import burin.nn.Datasets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The inputs of a network: images with labels, or random values.
sealed interface Inputs {
  int size();

  int[] input(int item);

  OptionalInt label(int item);

  String description();

  /// What the user has chosen for `network`.
  ///
  /// @throws UserError if there is no such data, too few of it, or its images do not fit the network
  static Inputs of(BlockNetwork network, Choice choice) {
    return of(new Needs.Flat(network), choice);
  }

  /// As [#of(BlockNetwork, Choice)].
  static Inputs of(ConvNetwork network, Choice choice) {
    return of(new Needs.Map(network), choice);
  }

  private static Inputs of(Needs needs, Choice choice) {
    if (choice.dataset().equals(Choice.RANDOM)) {
      return new Random(needs, choice.seed(), choice.images().orElse(Choice.DEFAULT_IMAGES));
    }
    Dataset dataset = Pictures.find(choice);
    needs.checkFit(dataset);
    boolean sample = choice.dataset().equals(Choice.SAMPLE);
    int images = choice.images().orElse(sample ? Choice.DEFAULT_IMAGES : dataset.size());
    Pictures.checkCount(dataset, images, sample);
    return new Pictures(dataset, needs, images);
  }

  /// The first images of a data set.
  record Pictures(Dataset dataset, Needs needs, int size) implements Inputs {
    private static final List<String> NAMES = List.of(Choice.SAMPLE, Choice.FULL, Choice.RANDOM);

    @Override
    public int[] input(int item) {
      return needs.input(dataset, item);
    }

    @Override
    public OptionalInt label(int item) {
      return OptionalInt.of(dataset.label(item));
    }

    @Override
    public String description() {
      return "%d of the %d images of %s".formatted(size, dataset.size(), dataset.name());
    }

    private static Dataset find(Choice choice) {
      return switch (choice.dataset()) {
        case Choice.SAMPLE -> Datasets.sample();
        case Choice.FULL -> Datasets.full(choice.progress());
        case String folder -> directory(folder);
      };
    }

    private static Dataset directory(String folder) {
      Optional<String> meant = Suggestions.nearest(folder, NAMES);
      if (meant.isPresent() && !Files.exists(Path.of(folder))) throw new UserError(
          Code.UNKNOWN, "there is no data set \"%s\"".formatted(folder), "did you mean " + meant.get() + "?");
      return Datasets.directory(Path.of(folder));
    }

    private static void checkCount(Dataset dataset, int images, boolean sample) {
      if (images > dataset.size()) throw new UserError(Code.OPTION,
          "--images is %d, but %s holds %d".formatted(images, dataset.name(), dataset.size()),
          sample ? "--dataset full has 10000" : "--images %d or fewer".formatted(dataset.size()));
    }
  }

  /// Values over the whole range of the network's inputs; an item is always the same, whatever ran before it.
  record Random(Needs needs, long seed, int size, RandomGeneratorFactory<RandomGenerator> generators)
      implements Inputs {
    /// An odd number without pattern, so that neighbouring seeds do not share items.
    private static final long STRIDE = 0x9E3779B97F4A7C15L;

    Random(Needs needs, long seed, int size) {
      this(needs, seed, size, RandomGeneratorFactory.of("L64X128MixRandom"));
    }

    @Override
    public int[] input(int item) {
      return needs.random(generators.create(seed + (item + 1) * STRIDE));
    }

    @Override
    public OptionalInt label(int item) {
      return OptionalInt.empty();
    }

    @Override
    public String description() {
      return "%d random inputs, seed %d".formatted(size, seed);
    }
  }
}
