package burin.approxconv;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// The last rows of an image as one chain of registers, and the window that ends with the pixel that came last.
///
/// While `move` is high, the pixel enters at the end and all others go one place on. A pixel of the row above is `columns` places
/// further along, so the window is `kernel` pieces of the chain. With `delay`, the chain is that many pixels longer and `late` is
/// the window of so many pixels ago: the same pieces of the chain, further along.
///
/// A window's values lie row after row, pixel after pixel, map after map. No reset.
public final class WindowChain extends Module {
  /// @param kernel side of the window
  /// @param columns of the image
  /// @param maps values of a pixel
  /// @param delay of the late window; 0 where there is none
  record Config(int kernel, int columns, int maps, int delay) {
    int pixels() {
      return (kernel - 1) * columns + kernel + delay;
    }

    int taps() {
      return kernel * kernel * maps;
    }

    long registerBits() {
      return (long) pixels() * maps * ConvUnit.INPUT_BITS;
    }
  }

  private final Config config;

  public final Bool move = input(bool());
  public final Vec<UInt> pixel = input(vec(config.maps(), uint(ConvUnit.INPUT_BITS)));
  public final Vec<UInt> window = output(vec(config.taps(), uint(ConvUnit.INPUT_BITS)));
  /// The window `delay` moves ago; without a delay the window itself.
  public final Vec<UInt> late;

  /// A chain without a late window.
  ///
  /// @param kernel side of the window
  /// @param columns of the image
  /// @param maps values of a pixel
  public static WindowChain plain(int kernel, int columns, int maps) {
    return new WindowChain(new Config(kernel, columns, maps, 0));
  }

  WindowChain(Config config) {
    this.config = config;
    super();
    int values = config.pixels() * config.maps();
    var rows = reg(vec(values, uint(ConvUnit.INPUT_BITS)));
    int rest = values - config.maps();
    when(move, () -> rows.next(rest == 0 ? pixel : rows.slice(config.maps(), rest).concat(pixel)));
    window.drive(window(rows, config.delay()));
    late = config.delay() == 0 ? window : naming("late", () -> output(window.type()));
    if (config.delay() > 0) late.drive(window(rows, 0));
  }

  /// @param from the place of its upper left pixel; the oldest pixel is at place 0
  private Vec<UInt> window(Vec<UInt> rows, int from) {
    Vec<UInt> window = null;
    for (int row = 0; row < config.kernel(); row++) {
      var piece = rows.slice((from + row * config.columns()) * config.maps(), config.kernel() * config.maps());
      window = window == null ? piece : window.concat(piece);
    }
    return window;
  }
}
