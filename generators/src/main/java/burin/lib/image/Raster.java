package burin.lib.image;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;

/// Where in the image the present pixel is: in the first cycle in which it is there already.
///
/// `first` says that it is the first of an image, whatever came before; `taken` that the next one is wanted. Reset begins a
/// new image.
public final class Raster extends Module {
  public record Config(ImageSize size) {
    public Config {
      Given.notNull(size, "size");
    }
  }

  private final ImageSize size;

  public final Bool first = input(bool());
  public final Bool taken = input(bool());
  public final UInt row = output(index(size.rows()));
  public final UInt column = output(index(size.columns()));

  public Raster(Config config) {
    Given.notNull(config, "config");
    this.size = config.size();
    super();
    var nextRow = reg(index(size.rows()), 0);
    var nextColumn = reg(index(size.columns()), 0);
    row.drive(mux(first, ulit(0), nextRow));
    column.drive(mux(first, ulit(0), nextColumn));
    when(taken, () -> {
      nextColumn.next(column.incrementWrapping());
      nextRow.next(mux(column.eq(size.columns() - 1), row.incrementWrapping(), row));
    });
  }
}
