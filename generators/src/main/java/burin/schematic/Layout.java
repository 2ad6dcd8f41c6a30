package burin.schematic;

import java.util.List;

/// Where everything of a diagram is, in pixels from the upper left corner.
///
/// @param boxes one for each block
/// @param routes one for each link, from its beginning to its end
record Layout(int width, int height, List<Box> boxes, List<List<Point>> routes) {
  record Point(int x, int y) {}

  /// @param pins the middles of its pins, one for each
  record Box(int x, int y, int width, int height, List<Point> pins) {}
}
