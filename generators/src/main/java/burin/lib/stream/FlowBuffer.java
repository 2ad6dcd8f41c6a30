package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;

/// Makes a stream of a flow: keeps up to `depth` items until they are taken. What comes while it is full is lost, and
/// `overflow` is high in the cycle in which that happens.
///
/// Latency 1, an item every cycle; every other cycle with depth 1, where an item that comes while one goes out is lost. Reset
/// empties it.
public final class FlowBuffer<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type, int depth) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
      Items.atLeast("depth", depth, 1);
    }
  }

  private final Config<T> config;

  public final Flow<T> in = input(Flow.of(config.type()));
  public final Stream<T> out = output(Stream.of(config.type()));
  public final Bool overflow = output(bool());

  public FlowBuffer(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var fifo = instance(new Fifo<>(new Fifo.Config<>(config.type(), config.depth())));
    fifo.in.valid.drive(in.valid);
    drive(fifo.in.payload, in.payload);
    overflow.drive(in.valid.and(fifo.in.ready.not()));
    out.drive(fifo.out);
  }
}
