package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;

/// One register between a sender and a receiver. It cuts the paths of valid and payload; `in.ready` follows `out.ready`
/// within the cycle.
///
/// Latency 1, an item every cycle, holds one item. Reset empties it.
public final class Stage<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
    }
  }

  private final Config<T> config;

  public final Stream<T> in = input(Stream.of(config.type()));
  public final Stream<T> out = output(Stream.of(config.type()));

  public Stage(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var full = reg(bool(), 0);
    in.ready.drive(full.not().or(out.ready));
    when(in.ready, () -> full.next(in.valid));
    var item = regEnabled(in.payload, in.fires());
    out.valid.drive(full);
    drive(out.payload, item);
  }
}
