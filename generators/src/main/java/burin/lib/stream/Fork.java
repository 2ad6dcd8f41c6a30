package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.hdl.Vec;

/// Hands every item of one stream to each of several. Each output takes it when it likes, even in different cycles; the
/// input goes on once all have.
///
/// Latency 0, an item every cycle while all outputs are ready. Reset lets the item that is offered go to all outputs again.
public final class Fork<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type, int outputs) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
      Items.atLeast("outputs", outputs, 1);
    }
  }

  private final Config<T> config;

  public final Stream<T> in = input(Stream.of(config.type()));
  public final Vec<Stream<T>> out = output(vec(config.outputs(), Stream.of(config.type())));

  public Fork(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var served = reg(vec(config.outputs(), bool()), 0);
    var ready = out.map(stream -> stream.ready);
    var servedNow = served.zip(ready, (before, now) -> before.or(now));
    in.ready.drive(servedNow.asBits().allOnes());
    when(in.valid, () -> served.next(servedNow.map(lane -> lane.and(in.ready.not()))));

    out.map(stream -> stream.valid).drive(served.map(lane -> in.valid.and(lane.not())));
    out.map(stream -> stream.payload).drive(fill(config.outputs(), in.payload));
  }
}
