package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.hdl.Vec;

/// Gathers `count` items at a time into the lanes of one, the first of them in lane 0.
///
/// Latency 1 from the last item of a group. Takes an item every cycle, and so gives a group every `count` cycles. `in.ready`
/// depends on `out.ready` within the cycle. Reset drops a group that is being gathered.
public final class Upsizer<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type, int count) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
      Items.atLeast("count", count, 1);
    }
  }

  private final Config<T> config;

  public final Stream<T> in = input(Stream.of(config.type()));
  public final Stream<Vec<T>> out = output(Stream.of(vec(config.count(), config.type())));

  public Upsizer(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var group = reg(vec(config.count(), config.type()));
    var lane = reg(index(config.count()), 0);
    var full = reg(bool(), 0);
    in.ready.drive(full.not().or(out.ready));
    when(out.ready, () -> full.next(false));
    when(in.fires(), () -> {
      next(group.get(lane), in.payload);
      lane.next(lane.incrementWrapping());
      full.next(lane.eq(config.count() - 1));
    });
    out.valid.drive(full);
    out.payload.drive(group);
  }
}
