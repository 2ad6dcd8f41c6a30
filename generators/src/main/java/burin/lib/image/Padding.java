package burin.lib.image;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.stream.Stream;

/// Puts a border of `border` pixels around each image, all of whose lanes are `value`.
///
/// Latency 0 for a pixel that is not waiting for the border; gives a pixel every cycle, and lets pixels wait while it gives
/// those of the border. The border at the top begins when the first pixel of the image is there, the one at the end does not
/// wait for anything. An image that is cut short by the next one gives no more pixels. Reset begins a new image.
public final class Padding extends Module {
  /// @param lane type of a lane: of a channel
  /// @param lanes lanes of a pixel
  /// @param size of the image that comes in
  /// @param border pixels on each side, 0 or more
  /// @param value of the border, in the range of a lane
  public record Config(DataType<UInt> lane, int lanes, ImageSize size, int border, long value) {
    public Config {
      Given.notNull(lane, "lane");
      Given.notNull(size, "size");
      checkArgument(lanes >= 1, "lanes is %s, must be at least 1", lanes);
      size.padded(border);
      checkArgument(value >= 0, "value is %s, must not be negative", value);
    }

    public ImageSize outputSize() {
      return size.padded(border);
    }
  }

  private final Config config;

  public final Stream<Pixel<Vec<UInt>>> in = input(Stream.of(Pixel.of(vec(config.lanes(), config.lane()))));
  public final Stream<Pixel<Vec<UInt>>> out = output(Stream.of(Pixel.of(vec(config.lanes(), config.lane()))));

  public Padding(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    int border = config.border();
    ImageSize size = config.size();
    var row = reg(index(config.outputSize().rows()), 0);
    var column = reg(index(config.outputSize().columns()), 0);
    var inside = row.ge(border).and(row.lt(border + size.rows()))
        .and(column.ge(border)).and(column.lt(border + size.columns()));
    var begin = row.eq(0).and(column.eq(0));
    var cut = inside.and(row.ne(border).or(column.ne(border))).and(in.valid).and(in.payload.first);

    in.ready.drive(inside.and(cut.not()).and(out.ready));
    out.valid.drive(mux(inside, in.valid.and(cut.not()), in.valid.or(begin.not())));
    out.payload.first.drive(begin);
    out.payload.value.drive(mux(inside, in.payload.value, fill(config.lanes(), ulit(config.value()))));
    when(cut, () -> {
      row.next(0);
      column.next(0);
    }).elseWhen(out.fires(), () -> {
      column.next(column.incrementWrapping());
      when(column.eq(config.outputSize().columns() - 1), () -> row.next(row.incrementWrapping()));
    });
  }
}
