package burin.mlcnn;

/// The largest tile of a layer that the buffers hold. What fits is decided by buffer sizes, so a layer with smaller maps can
/// have more channels at once than this says.
///
/// @param outputs output channels
/// @param inputs input channels
/// @param rows rows of a convolution of stride 1, before pooling
/// @param columns columns of a convolution of stride 1, before pooling
public record Tile(int outputs, int inputs, int rows, int columns) {
  /// The most output channels of a tile.
  public static final int MAX_OUTPUTS = 256;

  /// The most input channels of the largest tile.
  public static final int MAX_INPUTS = 64;
  /// The most rows or columns of the largest tile.
  public static final int MAX_SIDE = 256;

  public Tile {
    range("tile outputs", outputs, MAX_OUTPUTS);
    range("tile inputs", inputs, MAX_INPUTS);
    range("tile rows", rows, MAX_SIDE);
    range("tile columns", columns, MAX_SIDE);
  }

  private static void range(String what, int value, int highest) {
    if (value < 1 || value > highest) throw new IllegalArgumentException(
        "mlcnn: %s is %d, allowed 1..%d".formatted(what, value, highest));
  }
}
