package burin.training;

import burin.nn.Dataset;

/// The images of a data set as inputs of a network, shifted on request.
final class Images {
  private final Dataset data;
  private final int bits;

  Images(Dataset data, int bits) {
    this.data = data;
    this.bits = bits;
  }

  int size() {
    return data.size();
  }

  int label(int image) {
    return data.label(image);
  }

  /// Writes `image`, moved right by `dx` and down by `dy` pixels, into `input`; what moves in is background.
  void load(int image, int dx, int dy, float[] input) {
    int rows = data.rows();
    int columns = data.columns();
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int fromY = y - dy;
        int fromX = x - dx;
        boolean inside = fromY >= 0 && fromY < rows && fromX >= 0 && fromX < columns;
        int pixel = inside ? data.pixel(image, fromY * columns + fromX) : 0;
        input[y * columns + x] = Dataset.toInput(pixel, bits);
      }
    }
  }
}
