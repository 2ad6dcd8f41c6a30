package burin.lib.image;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.lib.stream.Stream;

/// Makes pixels of a stream that does not say where images begin: every image has the same number of items.
///
/// Latency 0, a pixel every cycle. Reset begins a new image.
public final class FrameMarker<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type, ImageSize size) {
    public Config {
      Given.notNull(type, "type");
      Given.notNull(size, "size");
    }
  }

  private final Config<T> config;

  public final Stream<T> in = input(Stream.of(config.type()));
  public final Stream<Pixel<T>> out = output(Stream.of(Pixel.of(config.type())));

  public FrameMarker(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var place = reg(index(config.size().pixels()), 0);
    when(out.fires(), () -> place.next(place.incrementWrapping()));
    in.ready.drive(out.ready);
    out.valid.drive(in.valid);
    out.payload.first.drive(place.eq(0));
    drive(out.payload.value, in.payload);
  }
}
