package burin.lib.image;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;

/// Where in its tile of `side` x `side` the present pixel is, of an image that is cut into such tiles from the upper left.
/// Tiles at the right and the bottom may be cut off.
///
/// `first` says that the pixel is the first of an image, whatever came before; `taken` that the next one is wanted. Reset
/// begins a new image.
final class TileRaster extends Module {
  record Config(ImageSize size, int side) {
    Config {
      checkArgument(size != null, "size is null");
      checkArgument(side >= 1, "side is %s, must be at least 1", side);
    }

    /// Tiles in a row, the last one perhaps cut off.
    int across() {
      return Math.ceilDiv(size.columns(), side);
    }
  }

  private final Config config;

  public final Bool first = input(bool());
  public final Bool taken = input(bool());
  /// The first pixel of the image.
  public final Bool begin = output(bool());
  public final Bool left = output(bool());
  public final Bool right = output(bool());
  public final Bool top = output(bool());
  public final Bool bottom = output(bool());
  /// The number of the tile in its row of tiles.
  public final UInt tile = output(index(config.across()));

  TileRaster(Config config) {
    this.config = config;
    super();
    var raster = instance(new Raster(new Raster.Config(config.size())));
    raster.first.drive(first);
    raster.taken.drive(taken);
    var rowBegins = raster.column.eq(0);
    var imageBegins = rowBegins.and(raster.row.eq(0));
    begin.drive(imageBegins);

    var x = reg(index(config.side()), 0);
    var nowX = mux(rowBegins, ulit(0), x);
    var nextTile = reg(index(config.across()), 0);
    tile.drive(mux(rowBegins, ulit(0), nextTile));
    left.drive(nowX.eq(0));
    right.drive(nowX.eq(config.side() - 1));

    var y = reg(index(config.side()), 0);
    var nowY = mux(raster.row.eq(0), ulit(0), y);
    top.drive(nowY.eq(0));
    bottom.drive(nowY.eq(config.side() - 1));

    when(taken, () -> {
      x.next(nowX.incrementWrapping());
      nextTile.next(mux(right, tile.incrementWrapping(), tile));
      y.next(mux(raster.column.eq(config.size().columns() - 1), nowY.incrementWrapping(), nowY));
    });
  }
}
