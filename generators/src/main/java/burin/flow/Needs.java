package burin.flow;

import burin.diag.Code;
import burin.diag.UserError;
import burin.nn.BlockNetwork;
import burin.nn.ConvNetwork;
import burin.nn.Dataset;
import burin.nn.RandomConvNetworks;
import burin.nn.RandomNetworks;
import java.util.random.RandomGenerator;

/// What a network takes as its input.
sealed interface Needs {
  /// @throws UserError if the images of a data set do not fit the network
  void checkFit(Dataset dataset);

  /// An image as an input.
  int[] input(Dataset dataset, int item);

  /// An input of random numbers over the whole range.
  int[] random(RandomGenerator random);

  private static UserError unfit(Dataset dataset, String network, String what) {
    return new UserError(Code.NO_FIT, "the images of %s have %d x %d pixels, but network %s takes %s".formatted(
        dataset.name(), dataset.rows(), dataset.columns(), network, what),
        "give a folder of images that fit with --dataset DIR, or --dataset random");
  }

  /// The pixels of an image, one after the other.
  record Flat(BlockNetwork network) implements Needs {
    @Override
    public void checkFit(Dataset dataset) {
      if (dataset.imageSize() != network.inputs()) throw unfit(dataset, network.name(), network.inputs() + " inputs");
    }

    @Override
    public int[] input(Dataset dataset, int item) {
      return dataset.input(item, network);
    }

    @Override
    public int[] random(RandomGenerator random) {
      return RandomNetworks.input(network.inputs(), network.inputBits(), random);
    }
  }

  /// An image in the middle of a map.
  record Map(ConvNetwork network) implements Needs {
    @Override
    public void checkFit(Dataset dataset) {
      var input = network.input();
      boolean fits = input.channels() == 1 && input.rows() >= dataset.rows() && input.columns() >= dataset.columns();
      if (!fits) throw unfit(dataset, network.name(), "maps of " + input);
    }

    @Override
    public int[] input(Dataset dataset, int item) {
      return dataset.input(item, network);
    }

    @Override
    public int[] random(RandomGenerator random) {
      return RandomConvNetworks.image(network.input(), random);
    }
  }
}
