package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;

/// Makes packets of `length` items of a stream that has none.
///
/// Latency 0, an item every cycle. Reset begins a new packet.
public final class PacketMarker<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type, int length) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
      Items.atLeast("length", length, 1);
    }
  }

  private final Config<T> config;

  public final Stream<T> in = input(Stream.of(config.type()));
  public final Stream<Fragment<T>> out = output(Stream.of(Fragment.of(config.type())));

  public PacketMarker(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var position = reg(index(config.length()), 0);
    when(out.fires(), () -> position.next(position.incrementWrapping()));
    in.ready.drive(out.ready);
    out.valid.drive(in.valid);
    out.payload.last.drive(position.eq(config.length() - 1));
    drive(out.payload.payload, in.payload);
  }
}
