package burin.approxconv;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.lib.image.MaxPool;
import burin.lib.image.Pixel;
import burin.lib.image.Pool;
import burin.lib.stream.Stream;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/// The convolutions of a network, one behind the other, each followed by the pool that it has: images go in pixel by pixel and
/// maps come out, of which each item has the values of all maps at one place.
///
/// Takes a pixel every cycle, so that an image takes as many cycles as it has pixels, and gives its last result
/// [ApproxConvFormulas#latency] cycles after the first pixel. A result that waits makes everything before it wait. Reset begins
/// a new image and drops what is inside.
public final class ApproxConv extends Module {
  /// Width of a counter of the statistics.
  public static final int COUNTER_BITS = 32;

  /// @param maps of the image
  /// @param outputs maps of the last convolution
  public record Size(int rows, int columns, int maps, int outputs) {}

  private final Size size;
  private final Structure structure;

  public final Stream<Pixel<Vec<UInt>>> in = input(Stream.of(Pixel.of(vec(size.maps(), uint(ConvUnit.INPUT_BITS)))));
  public final Stream<Pixel<Vec<UInt>>> out = output(Stream.of(Pixel.of(vec(size.outputs(), uint(ConvUnit.OUTPUT_BITS)))));
  /// How many places each convolution has given results for; empty without statistics. Goes on at 0 after the largest number.
  public final ImmutableList<UInt> pixels;
  /// How many of those each of its outputs was skipped at; empty without statistics.
  public final ImmutableList<Vec<UInt>> skips;
  /// What goes on in each convolution; empty without probes.
  public final ImmutableList<LayerProbe> probes;

  private final List<UInt> pixelCounts = new ArrayList<>();
  private final List<Vec<UInt>> skipCounts = new ArrayList<>();
  private final List<LayerProbe> layerProbes = new ArrayList<>();

  public ApproxConv(ApproxConvConfig config) {
    var network = config.network();
    this.size = new Size(network.input().rows(), network.input().columns(), network.input().channels(),
        network.convolutions().getLast().outputs());
    this.structure = config.structure();
    super();
    Stream<Pixel<Vec<UInt>>> stream = in;
    for (int i = 0; i < config.layers(); i++) {
      boolean probed = config.extras().probes();
      var conv = instance(new StreamConvLayer(new StreamConvLayer.Config(i + 1, config.plan(i)), probed));
      conv.in.drive(stream);
      if (config.extras().statistics()) count(conv, i + 1);
      else if (!probed) unused(conv.skipped);
      if (probed) layerProbes.add(probe(conv, i + 1));
      stream = config.pool(i) == 1 ? conv.out : pooled(conv, config, i);
    }
    out.drive(stream);
    pixels = ImmutableList.copyOf(pixelCounts);
    skips = ImmutableList.copyOf(skipCounts);
    probes = ImmutableList.copyOf(layerProbes);
  }

  private Stream<Pixel<Vec<UInt>>> pooled(StreamConvLayer conv, ApproxConvConfig config, int layer) {
    int outputs = config.network().convolutions().get(layer).outputs();
    var pool = instance(new MaxPool<>(new Pool.Config<>(
        uint(ConvUnit.OUTPUT_BITS), outputs, config.convolved(layer), config.pool(layer))));
    pool.in.drive(conv.out);
    return pool.out;
  }

  private LayerProbe probe(StreamConvLayer conv, int layer) {
    StreamConvLayer.Inside inside = conv.inside.orElseThrow();
    return new LayerProbe(shown("moves" + layer, inside.moves()), shown("seen" + layer, inside.seen()),
        shown("window" + layer, inside.window()), shown("wanted" + layer, inside.wanted()),
        inside.sums().map(sums -> shown("sums" + layer, sums)),
        inside.places().map(places -> shown("places" + layer, places)), shown("gives" + layer, conv.out.fires()),
        shown("results" + layer, conv.out.payload.value), shown("skipped" + layer, conv.skipped));
  }

  private Bool shown(String name, Bool value) {
    var port = naming(name, () -> output(bool()));
    port.drive(value);
    return port;
  }

  private <T extends Value> Vec<T> shown(String name, Vec<T> value) {
    var port = naming(name, () -> output(value.type()));
    port.drive(value);
    return port;
  }

  private void count(StreamConvLayer conv, int layer) {
    var counted = reg(uint(COUNTER_BITS), 0);
    var skipped = reg(vec(conv.skipped.length(), uint(COUNTER_BITS)), 0);
    when(conv.out.fires(), () -> {
      counted.next(counted.incrementWrapping());
      skipped.next(skipped.zip(conv.skipped, (count, skip) -> mux(skip, count.incrementWrapping(), count)));
    });
    var pixelPort = naming("pixels" + layer, () -> output(counted.type()));
    var skipPort = naming("skips" + layer, () -> output(skipped.type()));
    pixelPort.drive(counted);
    skipPort.drive(skipped);
    pixelCounts.add(pixelPort);
    skipCounts.add(skipPort);
  }
}
