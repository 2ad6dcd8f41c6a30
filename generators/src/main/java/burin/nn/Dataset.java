package burin.nn;

import burin.diag.Code;
import java.util.Arrays;

/// Labelled grey images of equal size.
///
/// The arrays are the data set's own and are not copied, since they are large: nobody may write to them.
///
/// @param name what messages and reports call the set
/// @param rows height of an image
/// @param columns width of an image
/// @param pixels unsigned bytes, image after image, row after row
/// @param labels one unsigned byte per image
public record Dataset(String name, int rows, int columns, byte[] pixels, byte[] labels) {

  public Dataset {
    if (rows < 1 || columns < 1) throw new IllegalArgumentException(
        "data set %s: images of %d x %d, both must be at least 1".formatted(name, rows, columns));
    if (pixels.length != (long) labels.length * rows * columns) throw new IllegalArgumentException(
        "data set %s: %d pixels, but %d labels need %d images of %d x %d".formatted(
            name, pixels.length, labels.length, labels.length, rows, columns));
  }

  /// Joins images and labels; `where` names both files in the message if their counts differ.
  static Dataset of(String name, Idx.Images images, byte[] labels, String where) {
    if (images.count() != labels.length) throw DataError.of(Code.DATA, where,
        "%d images but %d labels".formatted(images.count(), labels.length), "give the two files of one set");
    return new Dataset(name, images.rows(), images.columns(), images.pixels(), labels);
  }

  /// The images without their labels.
  public Idx.Images images() {
    return new Idx.Images(size(), rows, columns, pixels);
  }

  /// Number of images.
  public int size() {
    return labels.length;
  }

  /// Pixels of an image.
  public int imageSize() {
    return rows * columns;
  }

  /// The label of `image`.
  public int label(int image) {
    return Byte.toUnsignedInt(labels[image]);
  }

  /// The grey value 0..255 of pixel `index` of `image`.
  public int pixel(int image, int index) {
    return Byte.toUnsignedInt(pixels[image * imageSize() + index]);
  }

  /// `image` as the inputs of `network`: see [#toInput(int, int)].
  public int[] input(int image, BlockNetwork network) {
    if (network.inputs() != imageSize()) throw DataError.of(Code.NO_FIT, name,
        "its images of %d x %d have %d pixels, but network %s takes %d inputs".formatted(
            rows, columns, imageSize(), network.name(), network.inputs()),
        "choose images and a network that fit each other");
    return input(image, network.inputBits());
  }

  /// `image` in the middle of the input of `network`, with zeros around it; what is left over goes right and below.
  public int[] input(int image, ConvNetwork network) {
    MapShape shape = network.input();
    if (shape.channels() != 1 || shape.rows() < rows || shape.columns() < columns) throw DataError.of(Code.NO_FIT, name,
        "its images of 1x%dx%d do not fit the input of network %s, which is %s".formatted(
            rows, columns, network.name(), shape),
        "choose images and a network that fit each other");
    int[] input = new int[shape.size()];
    for (int i = 0; i < imageSize(); i++) {
      int row = (shape.rows() - rows) / 2 + i / columns;
      int column = (shape.columns() - columns) / 2 + i % columns;
      input[shape.index(0, row, column)] = pixel(image, i);
    }
    return input;
  }

  /// `image` as unsigned values of `bits`: see [#toInput(int, int)].
  public int[] input(int image, int bits) {
    int[] input = new int[imageSize()];
    for (int i = 0; i < input.length; i++) input[i] = toInput(pixel(image, i), bits);
    return input;
  }

  /// The input map of every network: the upper `bits` bits of a grey value 0..255, or the value with zeros below it
  /// where `bits` is over 8.
  public static int toInput(int pixel, int bits) {
    return bits <= 8 ? pixel >> (8 - bits) : pixel << (bits - 8);
  }

  /// The first `count` images, or all of them if there are fewer.
  public Dataset first(int count) {
    if (count >= size()) return this;
    return slice(0, count);
  }

  /// The images `from` (inclusive) to `to` (exclusive).
  public Dataset slice(int from, int to) {
    return new Dataset(name, rows, columns,
        Arrays.copyOfRange(pixels, from * imageSize(), to * imageSize()),
        Arrays.copyOfRange(labels, from, to));
  }

  @Override
  public String toString() {
    return "%s: %d images of %d x %d".formatted(name, size(), rows, columns);
  }
}
