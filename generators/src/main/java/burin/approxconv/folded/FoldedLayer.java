package burin.approxconv.folded;

import burin.approxconv.WindowChain;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.image.Pixel;
import burin.lib.image.Raster;
import burin.lib.stream.Fifo;
import burin.lib.stream.Stream;
import java.util.List;
import java.util.stream.IntStream;

/// A layer without multipliers: it keeps the rows that a window needs and asks for a cycle of the [MacEngine] for each map of
/// each output of each window.
///
/// While `wants` is high, `operands` are what the next cycle would multiply, with the weights at `address`; the layer goes on
/// where `granted` is high. It must be granted all maps of an output without others in between. Results come back in order.
/// The next pixel comes in with the last grant of a window. Reset begins a new image.
final class FoldedLayer extends Module {
  /// Windows of which results may be under way or wait to go out: as many as hide the latency of the engine.
  private static final int UNDER_WAY = 4;
  private static final int BYTE = 8;

  record Config(int layer, FoldedPlan plan, int lanes, int words, int sumBits) {
    /// The width of a value that goes out: a byte, or a whole sum.
    int outputBits() {
      return plan.scale().isPresent() ? BYTE : sumBits;
    }
  }

  private final Config config;
  private final FoldedPlan plan;

  final Stream<Pixel<Vec<UInt>>> in = input(Stream.of(Pixel.of(vec(config.plan().maps(), uint(BYTE)))));
  final Stream<Pixel<Vec<SInt>>> out = output(Stream.of(Pixel.of(vec(config.plan().outputs(), sint(config.sumBits())))));

  final Bool wants = output(bool());
  final Vec<UInt> operands = output(vec(config.lanes(), uint(BYTE)));
  final UInt address = output(index(config.words()));
  final Bool first = output(bool());
  final Bool last = output(bool());
  final Bool granted = input(bool());

  final Bool done = input(bool());
  final SInt result = input(sint(config.sumBits()));

  FoldedLayer(Config config) {
    this.config = config;
    this.plan = config.plan();
    super();
    var taken = in.fires();
    var raster = instance(new Raster(new Raster.Config(plan.size())));
    raster.first.drive(in.payload.first);
    raster.taken.drive(taken);
    var rows = instance(WindowChain.plain(plan.kernel(), plan.input().columns(), plan.maps()));
    rows.move.drive(taken);
    rows.pixel.drive(in.payload.value);

    var map = reg(index(plan.maps()), 0);
    var word = reg(range(plan.base(), plan.base() + plan.words() - 1L), plan.base());
    var begins = word.eq(plan.base());
    var ends = word.eq(plan.base() + plan.words() - 1L);
    var full = reg(bool(), 0);
    var underWay = reg(range(0, UNDER_WAY), 0);
    wants.drive(full.and(begins.not().or(underWay.ne(UNDER_WAY))));
    operands.drive(operands(rows.window, map));
    address.drive(word);
    first.drive(map.eq(0));
    last.drive(map.eq(plan.maps() - 1));

    var finished = granted.and(ends);
    in.ready.drive(full.not().or(finished));
    var whole = raster.row.ge(plan.kernel() - 1).and(raster.column.ge(plan.kernel() - 1));
    when(in.ready, () -> full.next(in.valid.and(whole)));
    when(granted, () -> {
      map.next(map.incrementWrapping());
      word.next(word.incrementWrapping());
    });

    var left = out.fires();
    var begun = granted.and(begins);
    when(begun.and(left.not()), () -> underWay.next(underWay.incrementWrapping()))
        .elseWhen(left.and(begun.not()), () -> underWay.next(underWay.decrementWrapping()));
    results();
  }

  /// The window's values in map `map`, filled up with zeros.
  private Vec<UInt> operands(Vec<UInt> window, UInt map) {
    List<Vec<UInt>> maps = IntStream.range(0, plan.maps()).mapToObj(n -> window.gather(
        IntStream.range(0, plan.taps()).map(tap -> tap * plan.maps() + n).toArray())).toList();
    var values = Choice.of(maps, map);
    int rest = config.lanes() - plan.taps();
    return rest == 0 ? values : values.concat(fill(rest, ulit(0)));
  }

  /// Collects results until all outputs of a window are there. There is room for every window that was begun.
  private void results() {
    var outputs = plan.outputs();
    var collected = reg(vec(outputs, sint(config.outputBits() + (plan.scale().isPresent() ? 1 : 0))));
    var count = reg(index(outputs), 0);
    var complete = regNext(done.and(count.eq(outputs - 1)), 0);
    when(done, () -> {
      collected.next(collected.shiftIn(plan.scale().isPresent() ? result.wrap(BYTE + 1) : result));
      count.next(count.incrementWrapping());
    });
    var place = reg(index(plan.windows()), 0);
    var queue = instance(new Fifo<>(new Fifo.Config<>(collected.type(), UNDER_WAY)));
    queue.in.valid.drive(complete);
    queue.in.payload.drive(collected);
    unused(queue.in.ready, queue.occupancy);
    when(out.fires(), () -> place.next(place.incrementWrapping()));
    out.valid.drive(queue.out.valid);
    queue.out.ready.drive(out.ready);
    out.payload.first.drive(place.eq(0));
    out.payload.value.drive(queue.out.payload);
  }
}
