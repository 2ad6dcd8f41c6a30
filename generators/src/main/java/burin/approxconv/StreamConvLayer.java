package burin.approxconv;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.lib.image.Pixel;
import burin.lib.image.Raster;
import burin.lib.stream.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A convolution of a stream of images, with ReLU, without padding, a pixel a cycle: all outputs of a place at once, each by a
/// [ConvUnit] of its own. With a predictor, an output that its [ApproxUnit] calls negative is not computed, and is 0.
///
/// All registers move at once or not at all (`move`): while a result waits for the receiver everything stands still, and so it
/// does where no pixel comes and nothing inside waits to come out. Latency [LayerPlan#latency()], counted from the pixel that
/// completes a window; takes a pixel every cycle; `in.ready` follows `out.ready` within the cycle. Reset begins a new image and
/// drops what is inside.
///
/// With [PixelDelay#TAPS], results wait for further pixels until the image is complete: a sender must not wait for them.
public final class StreamConvLayer extends Module {
  /// @param layer its number, from 1
  public record Config(int layer, LayerPlan plan) {
    private int maps() {
      return plan.input().channels();
    }

    private int outputs() {
      return plan.layer().outputs();
    }

    private boolean sharesRows() {
      return plan.predicts() && plan.structure().delay() == PixelDelay.TAPS;
    }
  }

  private final Config config;
  private final LayerPlan plan;

  public final Stream<Pixel<Vec<UInt>>> in = input(Stream.of(Pixel.of(vec(config.maps(), uint(ConvUnit.INPUT_BITS)))));
  public final Stream<Pixel<Vec<UInt>>> out = output(Stream.of(
      Pixel.of(vec(config.outputs(), uint(ConvUnit.OUTPUT_BITS)))));
  /// Which of the outputs that are offered were not computed.
  public final Vec<Bool> skipped = output(vec(config.outputs(), bool()));

  /// What its units see; empty if nobody wants to know.
  public final Optional<Inside> inside;

  /// @param moves all registers take a step at the end of the cycle
  /// @param seen the window that the predictors see; without predictors that of the convolutions
  /// @param window the window that the convolutions see
  /// @param wanted which outputs are to be computed for it
  /// @param sums of the predictors, if there are any
  /// @param places for each stage of those whether the window there has a place in the image
  public record Inside(Bool moves, Vec<UInt> seen, Vec<UInt> window, Vec<Bool> wanted, Optional<Vec<SInt>> sums,
      Optional<Vec<Bool>> places) {}

  /// Everything takes a step.
  private final Bool move = wire(bool());
  /// A pixel comes in.
  private final Bool taken;
  private final Raster raster;

  public StreamConvLayer(Config config) {
    this(config, false);
  }

  /// @param probed whether there are ports that show what goes on inside
  public StreamConvLayer(Config config, boolean probed) {
    this.config = config;
    this.plan = config.plan();
    super();
    taken = in.fires();
    raster = instance(new Raster(new Raster.Config(plan.size())));
    raster.first.drive(in.payload.first);
    raster.taken.drive(taken);

    var places = places();
    var rows = instance(new WindowChain(plan.chain(config.sharesRows() ? plan.delay() : 0)));
    rows.move.drive(config.sharesRows() ? move : taken);
    rows.pixel.drive(in.payload.value);
    Optional<Vec<SInt>> sums = plan.predicts() ? Optional.of(sums(rows.window, places)) : Optional.empty();
    Vec<Bool> needed = needed(places.get(plan.windowLatency() - 1 - plan.delay()), sums);
    Vec<UInt> now = plan.predicts() ? late(rows) : rows.window;
    convolve(now, needed);
    inside = probed ? Optional.of(inside(rows.window, now, needed, sums, places)) : Optional.empty();
  }

  /// Which outputs are to be computed for the window of `placed`, whether it has a place in the image.
  private Vec<Bool> needed(Bool placed, Optional<Vec<SInt>> sums) {
    if (sums.isEmpty()) return fill(config.outputs(), placed);
    var wanted = fill(config.outputs(), placed).zip(noops(sums.get()), (valid, noop) -> valid.and(noop.not()));
    return wanted;
  }

  private Inside inside(
      Vec<UInt> seen, Vec<UInt> window, Vec<Bool> wanted, Optional<Vec<SInt>> sums, Vec<Bool> places) {
    var moves = naming("moves", () -> output(bool()));
    moves.drive(move);
    return new Inside(moves, shown("seen", seen), shown("window", window), shown("wanted", wanted),
        sums.map(known -> shown("sums", known)), sums.map(_ -> shown("places", stages(places))));
  }

  private <T extends Value> Vec<T> shown(String name, Vec<T> value) {
    var port = naming(name, () -> output(value.type()));
    port.drive(value);
    return port;
  }

  /// Which windows inside have a place in the image, the oldest first; drives what depends on that.
  private Vec<Bool> places() {
    int kernel = plan.layer().kernel();
    var whole = raster.row.ge(kernel - 1).and(raster.column.ge(kernel - 1));
    var begins = raster.row.eq(kernel - 1).and(raster.column.eq(kernel - 1));
    var valids = reg(vec(plan.windowLatency(), bool()), 0);
    var firsts = reg(vec(plan.windowLatency(), bool()), 0);
    var valid = reg(bool(), 0);
    var first = reg(bool(), 0);
    when(move, () -> {
      valids.next(valids.shiftIn(taken.and(whole)));
      firsts.next(firsts.shiftIn(taken.and(begins)));
      valid.next(valids.get(0));
      first.next(firsts.get(0));
    }).elseWhen(out.ready, () -> valid.next(false));
    out.valid.drive(valid);
    out.payload.first.drive(first);

    var free = valid.not().or(out.ready);
    in.ready.drive(free);
    var waiting = valids.asBits().anyOne();
    move.drive(free.and(in.valid.or(config.sharesRows() ? waiting.and(complete()) : waiting)));
    return valids;
  }

  /// Whether no image is under way, so that the rows may move without a pixel.
  private Bool complete() {
    var complete = reg(bool(), 1);
    var last = raster.row.eq(plan.input().rows() - 1).and(raster.column.eq(plan.input().columns() - 1));
    when(taken, () -> complete.next(last));
    return complete;
  }

  /// @param places of all windows inside, the oldest first; that of `window` is the last
  private Vec<SInt> sums(Vec<UInt> window, Vec<Bool> places) {
    var sums = new ArrayList<SInt>();
    for (int i = 0; i < config.outputs(); i++) {
      var approx = instance(new ApproxUnit(new ApproxUnit.Config(config.layer(), i, plan.factors(i)), plan.structure()));
      approx.move.drive(move);
      approx.places.drive(stages(places));
      approx.window.drive(window);
      sums.add(approx.sum);
    }
    return vecOf(sums);
  }

  /// Of the windows in each stage of the predictors.
  private Vec<Bool> stages(Vec<Bool> places) {
    return vecOf(Math.max(1, plan.delay() - 1), stage -> places.get(plan.windowLatency() - 1 - stage));
  }

  private Vec<Bool> noops(Vec<SInt> sums) {
    var pred = instance(new ReluPred(plan.decision()));
    pred.move.drive(move);
    pred.sums.drive(sums);
    return pred.noop;
  }

  /// The window for which the predictor has decided by now.
  private Vec<UInt> late(WindowChain rows) {
    return switch (plan.structure().delay()) {
      case TAPS -> rows.late;
      case WINDOW -> delayedWindow(rows.window);
      case SECOND_LB -> secondRows().window;
    };
  }

  private Vec<UInt> delayedWindow(Vec<UInt> window) {
    int values = window.length();
    var windows = reg(vec(plan.delay() * values, uint(ConvUnit.INPUT_BITS)));
    when(move, () -> windows.next(
        plan.delay() == 1 ? window : windows.slice(values, (plan.delay() - 1) * values).concat(window)));
    return windows.slice(0, values);
  }

  private WindowChain secondRows() {
    int maps = config.maps();
    var pixels = reg(vec(plan.delay() * maps, uint(ConvUnit.INPUT_BITS)));
    var marks = reg(vec(plan.delay(), bool()), 0);
    when(move, () -> {
      pixels.next(plan.delay() == 1
          ? in.payload.value : pixels.slice(maps, (plan.delay() - 1) * maps).concat(in.payload.value));
      marks.next(marks.shiftIn(taken));
    });
    var lateRows = instance(new WindowChain(plan.chain(0)));
    lateRows.move.drive(move.and(marks.get(0)));
    lateRows.pixel.drive(pixels.slice(0, maps));
    return lateRows;
  }

  private void convolve(Vec<UInt> window, Vec<Bool> wanted) {
    List<UInt> results = new ArrayList<>();
    List<Bool> computed = new ArrayList<>();
    for (int i = 0; i < config.outputs(); i++) {
      var conv = instance(new ConvUnit(new ConvUnit.Config(config.layer(), i, plan.conv(i)), plan.structure()));
      conv.move.drive(move);
      conv.enable.drive(wanted.get(i));
      conv.window.drive(window);
      results.add(conv.result);
      computed.add(conv.computed);
    }
    out.payload.value.drive(vecOf(results));
    skipped.drive(vecOf(computed).map(Bool::not));
  }
}
