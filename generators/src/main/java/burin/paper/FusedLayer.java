package burin.paper;

import burin.mlcnn.RowSpread;
import java.util.function.LongUnaryOperator;

/// A convolution with an average pool behind it: what it takes in operations and in cycles, three ways.
///
/// @param name in messages
/// @param inputs channels
/// @param outputs channels
/// @param width side of the input
/// @param kernel side of the kernel
/// @param pool side of the pool, and its stride
record FusedLayer(String name, int inputs, int outputs, int width, int kernel, int pool) {
  /// Those of LeNet-5 on pictures of 32 x 32 in three colours.
  static final FusedLayer CONV1 = new FusedLayer("conv1", 3, 6, 32, 5, 2);
  static final FusedLayer CONV2 = new FusedLayer("conv2", 6, 16, 14, 5, 2);

  /// How it is done.
  enum Way {
    /// The convolution, then the average of its results.
    DIRECT,
    /// One convolution with a wider kernel, in which weights have been added up: nothing but weights changes.
    MERGED,
    /// Sums of windows of activations, times the weights.
    MLCNN
  }

  int convolved() {
    return width - kernel + 1;
  }

  int pooled() {
    return convolved() / pool;
  }

  private long outputCount() {
    return (long) outputs * pooled() * pooled();
  }

  /// Side of the kernel that slices see.
  private int kernel(Way way) {
    return way == Way.MERGED ? kernel + pool - 1 : kernel;
  }

  /// Sums of products for a pooled output.
  private int sums(Way way) {
    return way == Way.DIRECT ? pool * pool : 1;
  }

  long multiplications(Way way) {
    return outputCount() * sums(way) * inputs * kernel(way) * kernel(way);
  }

  /// With the windows made once for all output channels.
  long additions(Way way) {
    long products = multiplications(way) - outputCount() * sums(way);
    return switch (way) {
      case DIRECT -> products + outputCount() * (pool * pool - 1);
      case MERGED -> products;
      case MLCNN -> products + windowAdditions();
    };
  }

  /// With the halves made once, but the windows again for each output channel, as the paper's Algorithm 1 is printed.
  long additionsAsPrinted() {
    return additions(Way.MLCNN) + (outputs - 1L) * inputs * (pool - 1) * side() * side();
  }

  /// Rows and columns of windows.
  private long side() {
    return (long) pool * (pooled() - 1) + kernel;
  }

  /// Those that make halves and windows once.
  private long windowAdditions() {
    return inputs * (pool - 1) * (side() * (side() + pool - 1) + side() * side());
  }

  /// Cycles in which slices multiply: `slices` of them, spread over output channels and rows in the way that is best for it.
  long cycles(Way way, int slices) {
    int side = way == Way.DIRECT ? convolved() : pooled();
    long weights = (long) inputs * kernel(way) * kernel(way);
    LongUnaryOperator spread = channels ->
        Math.ceilDiv(outputs, channels) * weights * new RowSpread(side, side, (int) (slices / channels)).steps();
    long best = Long.MAX_VALUE;
    for (int channels = 1; channels <= slices; channels *= 2) best = Math.min(best, spread.applyAsLong(channels));
    return best;
  }
}
