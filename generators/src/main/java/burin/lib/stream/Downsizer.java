package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.hdl.Vec;

/// Hands on the lanes of every item one after the other, lane 0 first.
///
/// Latency 0. Gives a lane every cycle, and so takes an item every `count` cycles. Reset begins the item that is offered anew.
public final class Downsizer<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type, int count) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
      Items.atLeast("count", count, 1);
    }
  }

  private final Config<T> config;

  public final Stream<Vec<T>> in = input(Stream.of(vec(config.count(), config.type())));
  public final Stream<T> out = output(Stream.of(config.type()));

  public Downsizer(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var lane = reg(index(config.count()), 0);
    when(out.fires(), () -> lane.next(lane.incrementWrapping()));
    in.ready.drive(out.ready.and(lane.eq(config.count() - 1)));
    out.valid.drive(in.valid);
    drive(out.payload, in.payload.get(lane));
  }
}
