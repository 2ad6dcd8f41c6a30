package burin.lib.image;

import static com.google.common.base.Preconditions.checkArgument;

/// How many pixels an image has.
///
/// @param rows height, at least 1
/// @param columns width, at least 1
public record ImageSize(int rows, int columns) {
  private static final int MAX_PIXELS = 1 << 26;

  public ImageSize {
    checkArgument(rows >= 1, "rows is %s, must be at least 1", rows);
    checkArgument(columns >= 1, "columns is %s, must be at least 1", columns);
    checkArgument((long) rows * columns <= MAX_PIXELS, "%s x %s pixels, at most %s are allowed", rows, columns, MAX_PIXELS);
  }

  public int pixels() {
    return rows * columns;
  }

  /// The places that a window of `height` x `width` has in the image.
  public ImageSize windows(int height, int width) {
    fits("a window", height, width);
    return new ImageSize(rows - height + 1, columns - width + 1);
  }

  /// The tiles of `side` x `side` that the image is divided into; what is left over at the end of rows and columns is none.
  public ImageSize tiles(int side) {
    fits("a tile", side, side);
    return new ImageSize(rows / side, columns / side);
  }

  /// With a border of so many pixels all around.
  public ImageSize padded(int border) {
    checkArgument(border >= 0, "border is %s, must not be negative", border);
    return new ImageSize(rows + 2 * border, columns + 2 * border);
  }

  private void fits(String what, int height, int width) {
    checkArgument(height >= 1 && width >= 1 && height <= rows && width <= columns,
        "%s of %s x %s has no place in an image of %s", what, height, width, this);
  }

  @Override
  public String toString() {
    return rows + " x " + columns;
  }
}
