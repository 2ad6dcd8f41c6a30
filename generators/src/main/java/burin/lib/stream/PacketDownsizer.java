package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;

/// Hands on the items of groups one after the other, lane 0 first; the last item of a packet's last group ends the packet.
///
/// Latency 0, an item every cycle. Reset begins the group that is offered anew. A group of no items is taken for one of one.
public final class PacketDownsizer<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type, int count) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
      Items.atLeast("count", count, 1);
    }
  }

  private final Config<T> config;

  public final Stream<Fragment<Group<T>>> in = input(Stream.of(Fragment.of(Group.of(config.type(), config.count()))));
  public final Stream<Fragment<T>> out = output(Stream.of(Fragment.of(config.type())));

  public PacketDownsizer(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var group = in.payload.payload;
    var lane = reg(index(config.count()), 0);
    var isLast = lane.add(1).ge(group.count);
    when(out.fires(), () -> lane.next(mux(isLast, ulit(0), lane.incrementWrapping())));
    in.ready.drive(out.ready.and(isLast));
    out.valid.drive(in.valid);
    out.payload.last.drive(in.payload.last.and(isLast));
    drive(out.payload.payload, group.lanes.get(lane));
  }
}
