package burin.lib.image;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.ReadUnderWrite;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.lib.stream.Stream;
import java.util.List;

/// For each pixel the column of `lines` pixels that ends with it: lane 0 is the highest, the last lane the pixel itself. Rows
/// above which there are not enough others give nothing, so that of `rows` rows `rows - lines + 1` come out.
///
/// The `lines - 1` rows before are kept in a memory that is read at clock edges: block RAM. Latency 1, a column every cycle;
/// `in.ready` follows `out.ready` within the cycle. Reset begins a new image.
public final class LineBuffer<T extends Value> extends Module {
  /// @param size of the image that comes in
  /// @param lines height of a column, at most the rows of the image
  public record Config<T extends Value>(DataType<T> type, ImageSize size, int lines) {
    public Config {
      Given.notNull(type, "type");
      Given.notNull(size, "size");
      type = type.holdingZero();
      size.windows(lines, 1);
    }

    /// Size of the image of columns.
    public ImageSize outputSize() {
      return size.windows(lines, 1);
    }
  }

  private final Config<T> config;

  public final Stream<Pixel<T>> in = input(Stream.of(Pixel.of(config.type())));
  public final Stream<Pixel<Vec<T>>> out = output(Stream.of(Pixel.of(vec(config.lines(), config.type()))));

  public LineBuffer(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var taken = in.fires();
    var raster = instance(new Raster(new Raster.Config(config.size())));
    raster.first.drive(in.payload.first);
    raster.taken.drive(taken);

    var full = reg(bool(), 0);
    in.ready.drive(full.not().or(out.ready));
    when(in.ready, () -> full.next(in.valid.and(raster.row.ge(config.lines() - 1))));
    out.valid.drive(full);
    var first = regEnabled(raster.row.eq(config.lines() - 1).and(raster.column.eq(0)), taken);
    out.payload.first.drive(first);
    var pixel = regEnabled(in.payload.value, taken);
    out.payload.value.drive(config.lines() == 1 ? vecOf(List.of(pixel)) : column(pixel, raster.column, taken));
  }

  /// The word at a column holds the pixels above, the highest first. It is written anew as soon as it has been read.
  private Vec<T> column(T pixel, UInt place, Bool taken) {
    var above = memory(vec(config.lines() - 1, config.type()), config.size().columns());
    var column = above.readSync(place, taken, mode()).concat(vecOf(List.of(pixel)));
    var fresh = regNext(taken, 0);
    var written = regEnabled(place, taken);
    when(fresh, () -> above.write(written, column.slice(1, config.lines() - 1)));
    return column;
  }

  /// A word is read again a row after it was written, which in a narrow image is at the same edge.
  private ReadUnderWrite mode() {
    return config.size().columns() == 1 ? ReadUnderWrite.NEW : ReadUnderWrite.OLD;
  }
}
