package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;

/// Hands every item of one stream to one of several: to number `select`, which must stay while an item waits.
///
/// Latency 0, an item every cycle. No state.
public final class Demux<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type, int outputs) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
      Items.atLeast("outputs", outputs, 1);
    }
  }

  private final Config<T> config;

  public final Stream<T> in = input(Stream.of(config.type()));
  public final UInt select = input(index(config.outputs()));
  public final Vec<Stream<T>> out = output(vec(config.outputs(), Stream.of(config.type())));

  public Demux(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    in.ready.drive(out.get(select).ready);
    out.map(stream -> stream.valid).drive(indices(config.outputs()).map(lane -> in.valid.and(lane.eq(select))));
    out.map(stream -> stream.payload).drive(fill(config.outputs(), in.payload));
  }
}
