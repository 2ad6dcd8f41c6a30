package burin.approxconv.folded;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.lib.image.MaxPool;
import burin.lib.image.Pixel;
import burin.lib.image.Pool;
import burin.lib.stream.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A whole network on one row of multipliers: all layers work at once, each on what the one before has ready, and share the
/// [MacEngine] cycle by cycle. The last layer that has work comes first, so that nothing piles up.
///
/// Images go in pixel by pixel and wait while the multipliers are busy; what comes out are the values of the last layer, bytes or
/// sums. An image takes [FoldedConfig#busyCycles()] and some cycles more. Images follow one another without pause. Reset drops
/// what is inside.
///
/// An image must not be cut short: `first` is taken on trust.
public final class FoldedNetwork extends Module {
  private static final int BYTE = 8;

  public record Size(int rows, int columns, int maps, int outputs, int sumBits, int dspLanes) {}

  private final Size size;

  public final Stream<Pixel<Vec<UInt>>> in = input(Stream.of(Pixel.of(vec(size.maps(), uint(BYTE)))));
  public final Stream<Pixel<Vec<SInt>>> out = output(Stream.of(Pixel.of(vec(size.outputs(), sint(size.sumBits())))));

  public FoldedNetwork(FoldedConfig config) {
    List<FoldedPlan> plans = config.plans();
    var input = config.network().input();
    this.size = new Size(input.rows(), input.columns(), input.channels(), plans.getLast().outputs(), config.sumBits(),
        config.dspLanes());
    super();
    var engine = instance(new MacEngine(config));
    List<FoldedLayer> layers = new ArrayList<>();
    Stream<Pixel<Vec<UInt>>> stream = in;
    for (FoldedPlan plan : plans) {
      var layer = instance(new FoldedLayer(new FoldedLayer.Config(
          plan.number() + 1, plan, config.lanes(), config.words(), config.sumBits())));
      layer.in.drive(stream);
      layer.done.drive(engine.done.and(engine.doneLayer.eq(plan.number())));
      layer.result.drive(engine.result);
      layers.add(layer);
      if (layers.size() < plans.size()) stream = pooled(layer, plan);
    }
    out.drive(layers.getLast().out);
    share(engine, layers);
  }

  /// The bytes that go on to the next layer.
  private Stream<Pixel<Vec<UInt>>> pooled(FoldedLayer layer, FoldedPlan plan) {
    var bytes = layer.out.map(pixel -> pixel.with(pixel.value.map(value -> value.truncate(BYTE))));
    if (plan.pool() == 1) return bytes;
    var pool = instance(new MaxPool<>(new Pool.Config<>(uint(BYTE), plan.outputs(), plan.convolved(), plan.pool())));
    pool.in.drive(bytes);
    return pool.out;
  }

  /// The engine belongs to a layer until an output of it is complete; then the last layer that wants it gets it.
  private void share(MacEngine engine, List<FoldedLayer> layers) {
    var owner = reg(index(layers.size()), 0);
    var owned = reg(bool(), 0);
    UInt wanting = ulit(0);
    Bool any = lit(false);
    for (int i = 0; i < layers.size(); i++) {
      wanting = mux(layers.get(i).wants, ulit(i), wanting);
      any = any.or(layers.get(i).wants);
    }
    var chosen = mux(owned, owner, wanting);
    for (int i = 0; i < layers.size(); i++) layers.get(i).granted.drive(any.and(chosen.eq(i)));
    var last = chosen(layers, layer -> layer.last, chosen);
    when(any, () -> {
      owner.next(chosen);
      owned.next(last.not());
    });
    engine.valid.drive(any);
    engine.layer.drive(chosen);
    engine.last.drive(last);
    engine.first.drive(chosen(layers, layer -> layer.first, chosen));
    engine.address.drive(chosen(layers, layer -> layer.address, chosen));
    engine.operands.drive(chosen(layers, layer -> layer.operands, chosen));
  }

  private static <T extends Value> T chosen(List<FoldedLayer> layers, Function<FoldedLayer, T> port, UInt chosen) {
    return Choice.of(layers.stream().map(port).toList(), chosen);
  }
}
