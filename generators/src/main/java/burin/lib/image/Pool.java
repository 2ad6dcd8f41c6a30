package burin.lib.image;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Num;
import burin.hdl.Vec;
import burin.lib.stream.Stream;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// What the pools have in common: each tile of `side` x `side` pixels becomes one, lane by lane. Rows and columns that fill no
/// whole tile are left out.
///
/// Pixels are combined along the row first, so that what has to be kept of the rows above is one word for each tile, in a
/// memory that is read at clock edges. Latency 1 from the last pixel of a tile; takes a pixel every cycle; `in.ready` follows
/// `out.ready` within the cycle. Reset begins a new image.
public abstract class Pool<T extends Num> extends Module {
  /// @param lane type of a lane: of a channel
  /// @param lanes lanes of a pixel
  /// @param size of the image that comes in
  /// @param side of a tile
  public record Config<T extends Num>(DataType<T> lane, int lanes, ImageSize size, int side) {
    public Config {
      Given.notNull(lane, "lane");
      Given.notNull(size, "size");
      checkArgument(lanes >= 1, "lanes is %s, must be at least 1", lanes);
      lane = lane.holdingZero();
      size.tiles(side);
    }

    public ImageSize outputSize() {
      return size.tiles(side);
    }
  }

  /// How values are combined. It is the subclass that decides it, so it is no record, which would count as configuration.
  static final class Operation<T> {
    private final DataType<? extends Num> partial;
    private final BinaryOperator<T> combine;
    private final UnaryOperator<T> result;

    /// @param partial type of what has been combined so far
    /// @param combine two values into one, in any order
    /// @param result what comes out for all values of a tile
    Operation(DataType<? extends Num> partial, BinaryOperator<T> combine, UnaryOperator<T> result) {
      this.partial = partial;
      this.combine = combine;
      this.result = result;
    }
  }

  private final Config<T> config;
  private final Operation<T> operation;

  public final Stream<Pixel<Vec<T>>> in = input(Stream.of(Pixel.of(vec(config.lanes(), config.lane()))));
  public final Stream<Pixel<Vec<T>>> out = output(Stream.of(Pixel.of(vec(config.lanes(), config.lane()))));

  Pool(Config<T> config, Operation<T> operation) {
    this.config = config;
    this.operation = operation;
    super();
    var taken = in.fires();
    var tiles = instance(new TileRaster(new TileRaster.Config(config.size(), config.side())));
    tiles.first.drive(in.payload.first);
    tiles.taken.drive(taken);
    var last = tiles.right.and(tiles.bottom);

    var full = reg(bool(), 0);
    in.ready.drive(full.not().or(out.ready));
    when(in.ready, () -> full.next(in.valid.and(last)));
    out.valid.drive(full);
    var begun = reg(bool(), 0);
    when(taken, () -> when(tiles.begin, () -> begun.next(last.not())).elseWhen(last, () -> begun.next(false)));
    var first = regEnabled(begun.or(tiles.begin), taken.and(last));
    out.payload.first.drive(first);
    var total = config.side() == 1 ? in.payload.value : total(tiles, taken);
    var pooled = regEnabled(total.map(operation.result), taken.and(last));
    out.payload.value.drive(pooled);
  }

  /// This row and those above, of this tile. The word was read with the pixel before, which belongs to the same tile.
  private Vec<T> total(TileRaster tiles, Bool taken) {
    var words = memory(vec(config.lanes(), partial()), Math.ceilDiv(config.size().columns(), config.side()));
    var above = words.readSync(tiles.tile, taken);
    var across = across(tiles.left, taken);
    var total = mux(tiles.top, across, above.zip(across, operation.combine));
    when(taken.and(tiles.right).and(tiles.bottom.not()), () -> words.write(tiles.tile, total));
    return total;
  }

  /// The pixels of this row and this tile so far.
  private Vec<T> across(Bool left, Bool taken) {
    var before = reg(vec(config.lanes(), partial()));
    var across = mux(left, in.payload.value, before.zip(in.payload.value, operation.combine));
    when(taken, () -> before.next(across));
    return across;
  }

  @SuppressWarnings("unchecked")
  private DataType<T> partial() {
    return (DataType<T>) operation.partial;
  }
}
