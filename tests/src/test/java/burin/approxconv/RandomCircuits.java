package burin.approxconv;

import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.RandomConvNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// Random networks that can be built, and random predictors for them.
final class RandomCircuits {
  private RandomCircuits() {}

  static RandomGenerator generator(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// One or two convolutions of a few maps, with and without pools.
  static ConvNetwork network(RandomGenerator random) {
    var limits = new RandomConvNetworks.Limits(
        4, 12, 4, 1, false, List.of(Pooling.NONE, Pooling.max(2), Pooling.max(3)), 2, 0);
    var input = new MapShape(1 + random.nextInt(3), 7 + random.nextInt(4), 7 + random.nextInt(4));
    var layers = new ArrayList<ConvLayer>();
    MapShape maps = input;
    while (layers.size() < 2) {
      Optional<ConvLayer> layer = RandomConvNetworks.layer("conv" + (layers.size() + 1), maps, false, limits, random);
      if (layer.isEmpty()) {
        if (layers.isEmpty()) continue;
        break;
      }
      layers.add(layer.get());
      maps = layer.get().output(maps);
    }
    return new ConvNetwork("random", input, layers, List.of());
  }

  static Predictor predictor(ConvLayer layer, RandomGenerator random) {
    int[][][][] factors = layer.weights();
    int shifts = 1 + random.nextInt(8);
    for (int[][][] output : factors) {
      for (int[][] map : output) {
        for (int[] row : map) {
          for (int j = 0; j < row.length; j++) row[j] = (random.nextInt(3) - 1) << random.nextInt(shifts);
        }
      }
    }
    long[] biases = random.longs(layer.outputs(), -300, 300).toArray();
    return new Predictor(factors, biases, random.nextInt(-100, 100));
  }

  /// A configuration with predictors for all layers (`PROP1`) or all but the first.
  static ApproxConvConfig config(ConvNetwork network, boolean first, Structure structure, RandomGenerator random) {
    var predictors = IntStream.range(0, network.convolutions().size())
        .mapToObj(i -> i == 0 && !first ? Optional.<Predictor>empty()
            : Optional.of(predictor(network.convolutions().get(i), random))).toList();
    return new ApproxConvConfig(network, predictors, structure, Extras.STATISTICS);
  }
}
