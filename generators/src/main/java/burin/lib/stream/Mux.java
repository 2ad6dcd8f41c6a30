package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;

/// Hands on the items of one of several streams: of number `select`, which must stay while an item of it waits.
///
/// Latency 0, an item every cycle. No state.
public final class Mux<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type, int inputs) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
      Items.atLeast("inputs", inputs, 1);
    }
  }

  private final Config<T> config;

  public final Vec<Stream<T>> in = input(vec(config.inputs(), Stream.of(config.type())));
  public final UInt select = input(index(config.inputs()));
  public final Stream<T> out = output(Stream.of(config.type()));

  public Mux(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    in.map(stream -> stream.ready).drive(indices(config.inputs()).map(lane -> out.ready.and(lane.eq(select))));
    out.valid.drive(in.get(select).valid);
    drive(out.payload, in.get(select).payload);
  }
}
