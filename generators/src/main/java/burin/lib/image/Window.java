package burin.lib.image;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.lib.stream.Stream;

/// For each column of a [LineBuffer] the window of `width` columns that ends with it, as a matrix: lane 0 is the highest row,
/// its lane 0 the leftmost pixel. Columns at the left, before which there are not enough others, give nothing, so that of
/// `columns` columns `columns - width + 1` windows come out.
///
/// Latency 1, a window every cycle; `in.ready` follows `out.ready` within the cycle. Reset begins a new image.
public final class Window<T extends Value> extends Module {
  /// @param type of a single pixel
  /// @param size of the image of columns that comes in
  /// @param lines height of a column
  /// @param width columns of a window, at most those of the image
  public record Config<T extends Value>(DataType<T> type, ImageSize size, int lines, int width) {
    public Config {
      Given.notNull(type, "type");
      Given.notNull(size, "size");
      type = type.holdingZero();
      checkArgument(lines >= 1, "lines is %s, must be at least 1", lines);
      size.windows(1, width);
    }

    /// Of what a line buffer gives, windows as wide as they are high.
    public static <T extends Value> Config<T> after(LineBuffer.Config<T> lines) {
      Given.notNull(lines, "lines");
      return new Config<>(lines.type(), lines.outputSize(), lines.lines(), lines.lines());
    }

    /// Size of the image of windows.
    public ImageSize outputSize() {
      return size.windows(1, width);
    }
  }

  private final Config<T> config;

  public final Stream<Pixel<Vec<T>>> in = input(Stream.of(Pixel.of(vec(config.lines(), config.type()))));
  public final Stream<Pixel<Vec<Vec<T>>>> out = output(Stream.of(
      Pixel.of(vec(config.lines(), vec(config.width(), config.type())))));

  public Window(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var taken = in.fires();
    var raster = instance(new Raster(new Raster.Config(config.size())));
    raster.first.drive(in.payload.first);
    raster.taken.drive(taken);

    var full = reg(bool(), 0);
    in.ready.drive(full.not().or(out.ready));
    when(in.ready, () -> full.next(in.valid.and(raster.column.ge(config.width() - 1))));
    out.valid.drive(full);
    var first = regEnabled(raster.row.eq(0).and(raster.column.eq(config.width() - 1)), taken);
    out.payload.first.drive(first);
    var columns = reg(vec(config.width(), vec(config.lines(), config.type())));
    when(taken, () -> columns.next(columns.shiftIn(in.payload.value)));
    out.payload.value.drive(Vec.transpose(columns));
  }
}
