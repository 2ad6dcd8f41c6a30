package burin.approxconv;

import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.Requantiser;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The convolutions of LeNet with any number of maps and random weights.
final class SmallLenet {
  private SmallLenet() {}

  static ConvNetwork network(int first, int second, RandomGenerator random) {
    return new ConvNetwork("lenet-" + first + "-" + second, new MapShape(1, 28, 28), List.of(
        layer("conv1", 1, first, new Requantiser(40_000, 22), random),
        layer("conv2", first, second, new Requantiser(40_000, 24), random)), List.of());
  }

  private static ConvLayer layer(String name, int inputs, int outputs, Requantiser requantiser, RandomGenerator random) {
    int[][][][] weights = new int[outputs][inputs][5][5];
    for (int[][][] output : weights) {
      for (int[][] map : output) {
        for (int[] row : map) {
          for (int j = 0; j < row.length; j++) row[j] = Math.clamp(Math.round(random.nextGaussian() * 30), -127, 127);
        }
      }
    }
    int[] bias = random.ints(outputs, -500, 500).toArray();
    return new ConvLayer(name, inputs, outputs, 5, 1, 0, weights, bias, Pooling.max(2), Optional.of(requantiser));
  }
}
