package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;

/// A place beside the way from a sender to a receiver, where an item waits that was sent when the receiver had just stopped.
/// It cuts the path of ready, which comes from a register; valid and payload pass within the cycle.
///
/// Latency 0, an item every cycle, holds one item. Reset empties it.
public final class ReadyStage<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
    }
  }

  private final Config<T> config;

  public final Stream<T> in = input(Stream.of(config.type()));
  public final Stream<T> out = output(Stream.of(config.type()));

  public ReadyStage(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var full = reg(bool(), 0);
    in.ready.drive(full.not());
    out.valid.drive(full.or(in.valid));
    full.next(out.valid.and(out.ready.not()));
    var item = regEnabled(in.payload, in.fires().and(out.ready.not()));
    drive(out.payload, mux(full, item, in.payload));
  }
}
