package burin.lib.image;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.lib.stream.Stream;

/// Every `step`-th pixel of every `step`-th row, beginning with the first: behind a [Window], the windows of a convolution
/// with that stride.
///
/// Latency 0, takes a pixel every cycle. Reset begins a new image.
public final class Subsampler<T extends Value> extends Module {
  /// @param size of the image that comes in
  /// @param step at least 1
  public record Config<T extends Value>(DataType<T> type, ImageSize size, int step) {
    public Config {
      Given.notNull(type, "type");
      Given.notNull(size, "size");
      checkArgument(step >= 1, "step is %s, must be at least 1", step);
    }

    public ImageSize outputSize() {
      return new ImageSize(Math.ceilDiv(size.rows(), step), Math.ceilDiv(size.columns(), step));
    }
  }

  private final Config<T> config;

  public final Stream<Pixel<T>> in = input(Stream.of(Pixel.of(config.type())));
  public final Stream<Pixel<T>> out = output(Stream.of(Pixel.of(config.type())));

  public Subsampler(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var tiles = instance(new TileRaster(new TileRaster.Config(config.size(), config.step())));
    tiles.first.drive(in.payload.first);
    tiles.taken.drive(in.fires());
    unused(tiles.bottom, tiles.right, tiles.tile);
    var kept = tiles.top.and(tiles.left);
    in.ready.drive(out.ready.or(kept.not()));
    out.valid.drive(in.valid.and(kept));
    out.payload.first.drive(tiles.begin);
    drive(out.payload.value, in.payload.value);
  }
}
