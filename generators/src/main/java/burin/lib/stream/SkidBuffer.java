package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;

/// Two registers between a sender and a receiver, so that no path within a cycle goes through in either direction: valid,
/// payload and ready all come from registers.
///
/// The second register takes the item that is still sent in the cycle in which the sender does not know yet that the
/// receiver has stopped.
///
/// Latency 1, an item every cycle, holds two items. Reset empties it.
public final class SkidBuffer<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
    }
  }

  private final Config<T> config;

  public final Stream<T> in = input(Stream.of(config.type()));
  public final Stream<T> out = output(Stream.of(config.type()));

  public SkidBuffer(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var full = reg(bool(), 0);
    var item = reg(config.type());
    var skidFull = reg(bool(), 0);
    var skidItem = regEnabled(in.payload, in.fires());
    in.ready.drive(skidFull.not());
    out.valid.drive(full);
    drive(out.payload, item);

    var advance = full.not().or(out.ready);
    when(advance, () -> {
      full.next(skidFull.or(in.valid));
      next(item, mux(skidFull, skidItem, in.payload));
      skidFull.next(false);
    }).elseWhen(in.fires(), () -> skidFull.next(true));
  }
}
