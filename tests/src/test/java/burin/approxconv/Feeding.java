package burin.approxconv;

import burin.nn.MapShape;
import burin.sim.testing.Item;
import java.util.ArrayList;
import java.util.List;

/// Images as items of a stream of pixels.
final class Feeding {
  private Feeding() {}

  /// The pixels of maps, each with the values of all maps at its place.
  static List<Item> pixels(MapShape shape, int[] maps) {
    var items = new ArrayList<Item>();
    for (int r = 0; r < shape.rows(); r++) {
      for (int c = 0; c < shape.columns(); c++) {
        long[] scalars = new long[1 + shape.channels()];
        scalars[0] = r == 0 && c == 0 ? 1 : 0;
        for (int m = 0; m < shape.channels(); m++) scalars[1 + m] = maps[shape.index(m, r, c)];
        items.add(Item.of(scalars));
      }
    }
    return items;
  }
}
