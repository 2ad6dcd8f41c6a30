package burin.training.conv;

import burin.nn.Dataset;
import burin.nn.MapShape;

/// The digits of a data set in the middle of larger images, as numbers from 0 to 1, shifted on request.
final class ConvImages {
  private final Dataset data;
  private final MapShape shape;

  ConvImages(Dataset data, MapShape shape) {
    this.data = data;
    this.shape = shape;
  }

  int size() {
    return data.size();
  }

  int label(int image) {
    return data.label(image);
  }

  /// Writes `image`, moved right by `dx` and down by `dy` pixels, into `batch` at `at`; what moves in is background.
  void load(int image, int dx, int dy, float[] batch, int at) {
    int top = (shape.rows() - data.rows()) / 2 + dy;
    int left = (shape.columns() - data.columns()) / 2 + dx;
    for (int y = 0; y < shape.rows(); y++) {
      for (int x = 0; x < shape.columns(); x++) batch[at + shape.index(0, y, x)] = pixel(image, y - top, x - left) / 255f;
    }
  }

  private int pixel(int image, int row, int column) {
    boolean inside = row >= 0 && row < data.rows() && column >= 0 && column < data.columns();
    return inside ? data.pixel(image, row * data.columns() + column) : 0;
  }
}
