package burin.schematic;

import java.util.List;

/// How large things are, in pixels. Text is set in a font of equal widths, so no font needs to be there.
final class Metrics {
  static final int FONT = 11;
  static final int LINE = 14;
  static final int PIN_PITCH = 16;
  static final int HEAD = 38;
  static final int TAG = 20;
  static final int MARGIN = 12;
  private static final double GLYPH = 0.61;
  /// Texts of nearly equal length take the same space, so that designs which differ in a number share their layout.
  private static final int GRAIN = 4;

  private Metrics() {}

  /// Of a text, rounded up.
  static int width(String text) {
    return (int) Math.ceil(GRAIN * Math.ceilDiv(text.length(), GRAIN) * GLYPH * FONT);
  }

  static int width(List<String> texts) {
    return texts.stream().mapToInt(Metrics::width).max().orElse(0);
  }

  /// The first line of a box.
  static String title(Block block) {
    return block.count() > 1 ? block.title() + " \u00d7 " + block.count() : block.title();
  }
}
