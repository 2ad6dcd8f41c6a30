package burin.nn;

/// The size of a stack of feature maps; values lie map after map, row after row.
///
/// @param channels number of maps
/// @param rows height of a map
/// @param columns width of a map
public record MapShape(int channels, int rows, int columns) {
  private static final int MAX_SIZE = 1 << 26;

  public MapShape {
    if (channels < 1 || rows < 1 || columns < 1) throw new IllegalArgumentException(
        "maps of %dx%dx%d, each must be at least 1".formatted(channels, rows, columns));
    if ((long) channels * rows > MAX_SIZE || (long) channels * rows * columns > MAX_SIZE) {
      throw new IllegalArgumentException(
          "maps of %dx%dx%d, at most %d values are allowed".formatted(channels, rows, columns, MAX_SIZE));
    }
  }

  /// Number of values.
  public int size() {
    return channels * rows * columns;
  }

  /// Values of one map.
  public int mapSize() {
    return rows * columns;
  }

  /// Where a value lies among all.
  public int index(int channel, int row, int column) {
    return (channel * rows + row) * columns + column;
  }

  @Override
  public String toString() {
    return channels + "x" + rows + "x" + columns;
  }
}
