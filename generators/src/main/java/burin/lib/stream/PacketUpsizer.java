package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;

/// Gathers the items of packets into groups of `count`; a packet's last group may be smaller, and the next packet begins
/// with a new group.
///
/// Latency 1 from the last item of a group. Takes an item every cycle. `in.ready` depends on `out.ready` within the cycle.
/// Reset drops a group that is being gathered.
public final class PacketUpsizer<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type, int count) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
      Items.atLeast("count", count, 1);
    }
  }

  private final Config<T> config;

  public final Stream<Fragment<T>> in = input(Stream.of(Fragment.of(config.type())));
  public final Stream<Fragment<Group<T>>> out = output(Stream.of(Fragment.of(Group.of(config.type(), config.count()))));

  public PacketUpsizer(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var lanes = reg(vec(config.count(), config.type()));
    var lane = reg(index(config.count()), 0);
    var full = reg(bool(), 0);
    var last = reg(bool());
    var count = reg(range(0, config.count()));
    in.ready.drive(full.not().or(out.ready));
    when(out.ready, () -> full.next(false));
    when(in.fires(), () -> {
      next(lanes.get(lane), in.payload.payload);
      lane.next(mux(in.payload.last, ulit(0), lane.incrementWrapping()));
      full.next(in.payload.last.or(lane.eq(config.count() - 1)));
      last.next(in.payload.last);
      count.next(lane.add(1));
    });
    out.valid.drive(full);
    out.payload.last.drive(last);
    out.payload.payload.count.drive(count);
    out.payload.payload.lanes.drive(lanes);
  }
}
