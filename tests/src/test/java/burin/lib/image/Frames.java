package burin.lib.image;

import burin.sim.testing.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Images in Java: what a stream of pixels means.
final class Frames {
  private Frames() {}

  /// One image, perhaps cut short; each pixel is what its lanes are.
  static final class Image {
    private final ImageSize size;
    private final List<long[]> pixels = new ArrayList<>();

    private Image(ImageSize size) {
      this.size = size;
    }

    int count() {
      return pixels.size();
    }

    long[] pixel(int row, int column) {
      return pixels.get(row * size.columns() + column);
    }

    /// Whether the pixel came before the image was cut.
    boolean has(int row, int column) {
      return row * size.columns() + column < pixels.size();
    }
  }

  /// Any pixel, with the mark of a first one now and then, of lanes of 8 bits.
  static Function<Random, Item> any(int lanes) {
    return any(lanes, random -> random.nextInt(256));
  }

  static Function<Random, Item> any(int lanes, Function<Random, Integer> value) {
    return random -> item(random.nextInt(60) == 0, IntStream.range(0, lanes).mapToLong(_ -> value.apply(random)).toArray());
  }

  static Item item(boolean first, long... lanes) {
    return Item.of(LongStream.concat(LongStream.of(first ? 1 : 0), LongStream.of(lanes)).toArray());
  }

  /// A new image begins after the last pixel of one and wherever one is marked as the first.
  static List<Image> images(ImageSize size, List<Item> items) {
    var images = new ArrayList<Image>();
    for (Item item : items) {
      if (images.isEmpty() || item.get(0) == 1 || images.getLast().count() == size.pixels()) images.add(new Image(size));
      images.getLast().pixels.add(IntStream.range(1, item.scalars().size()).mapToLong(item::get).toArray());
    }
    return images;
  }

  /// What a part gives that waits at each place for the pixel there.
  interface Place {
    /// The lanes that come out at this place of the image, or none.
    long[] at(Image image, int row, int column);
  }

  /// @param rows where in the rows of the input the next row of results comes out, likewise for columns
  static List<Item> results(List<Image> images, ImageSize out, IntUnaryOperator rows, IntUnaryOperator columns, Place place) {
    var items = new ArrayList<Item>();
    for (Image image : images) {
      for (int r = 0; r < out.rows(); r++) {
        for (int c = 0; c < out.columns(); c++) {
          if (image.has(rows.applyAsInt(r), columns.applyAsInt(c))) items.add(item(r == 0 && c == 0, place.at(image, r, c)));
        }
      }
    }
    return items;
  }
}
