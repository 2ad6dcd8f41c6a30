package burin.docs;

import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.image.FrameMarker;
import burin.lib.image.ImageSize;
import burin.lib.image.LineBuffer;
import burin.lib.image.MaxPool;
import burin.lib.image.Padding;
import burin.lib.image.Pixel;
import burin.lib.image.Pool;
import burin.lib.image.Requantiser;
import burin.lib.image.Window;
import burin.lib.stream.Stream;

/// The modules of `docs/guide/image.md`.
final class ImageGuide {
  private ImageGuide() {}

  // region edges
  /// How much brighter the pixel on the right is than that on the left, for all places that have both.
  public static final class Edges extends Module {
    private static final ImageSize SIZE = new ImageSize(4, 6);

    public final Stream<Pixel<UInt>> in = input(Stream.of(Pixel.of(uint(8))));
    public final Stream<Pixel<UInt>> out = output(Stream.of(Pixel.of(uint(8))));

    public Edges() {
      var lines = instance(new LineBuffer<>(new LineBuffer.Config<>(uint(8), SIZE, 1)));
      lines.in.drive(in);
      var windows = instance(new Window<>(new Window.Config<>(uint(8), SIZE, 1, 3)));
      windows.in.drive(lines.out);
      out.drive(windows.out.map(pixel -> pixel.with(difference(pixel.value.get(0)))));
    }

    private UInt difference(Vec<UInt> row) {
      return row.get(2).sub(row.get(0)).max(0).toUInt();
    }
  }
  // endregion

  // region filter
  /// A 3 x 3 filter that keeps the size of the image, and then the largest value of every 2 x 2 tile.
  public static final class Filter extends Module {
    public record Config(ImageSize size, long[] weights, int multiplier, int shift) {}

    private final Config config;

    public final Stream<UInt> in = input(Stream.of(uint(8)));
    public final Stream<Pixel<Vec<UInt>>> out = output(Stream.of(Pixel.of(vec(1, uint(8)))));

    public Filter(Config config) {
      this.config = config;
      super();
      var pixels = instance(new FrameMarker<>(new FrameMarker.Config<>(uint(8), config.size())));
      pixels.in.drive(in);
      var border = new Padding.Config(uint(8), 1, config.size(), 1, 0);
      var padded = instance(new Padding(border));
      padded.in.drive(pixels.out.map(pixel -> pixel.with(fill(1, pixel.value))));

      var rows = new LineBuffer.Config<>(uint(8), border.outputSize(), 3);
      var lines = instance(new LineBuffer<>(rows));
      lines.in.drive(padded.out.map(pixel -> pixel.with(pixel.value.get(0))));
      var windows = instance(new Window<>(Window.Config.after(rows)));
      windows.in.drive(lines.out);

      var filtered = windows.out.map(pixel -> pixel.with(fill(1, filtered(pixel.value)))).stage();
      var pool = instance(new MaxPool<>(new Pool.Config<>(uint(8), 1, config.size(), 2)));
      pool.in.drive(filtered);
      out.drive(pool.out);
    }

    private UInt filtered(Vec<Vec<UInt>> window) {
      var taps = window.get(0).concat(window.get(1)).concat(window.get(2));
      var sum = taps.zip(constants(sint(8), config.weights()), (tap, weight) -> tap.mul(weight)).reduceTree((a, b) -> a.add(b));
      return Requantiser.of(sum, config.multiplier(), config.shift(), 255);
    }
  }
  // endregion

  static Module edges() {
    return new Edges();
  }
}
