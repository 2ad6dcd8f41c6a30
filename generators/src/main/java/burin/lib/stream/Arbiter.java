package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.lib.logic.Priority;
import java.util.Optional;
import java.util.function.Function;

/// Hands on the items of several streams, one a cycle. `chosen` says which stream the item on `out` is from.
///
/// `LOWEST_FIRST` takes of the streams that offer something the one with the lowest number, so that a busy one can starve
/// those after it. `ROUND_ROBIN` takes the next one after the stream that was served last, so that each waits for at most one
/// item of every other. A choice that was offered is kept until it is taken.
///
/// Latency 0, an item every cycle. Reset forgets who was served last, so that stream 0 comes first.
public sealed class Arbiter<T extends Value> extends Module permits PacketArbiter {
  public enum Policy { LOWEST_FIRST, ROUND_ROBIN }

  public record Config<T extends Value>(DataType<T> type, int inputs, Policy policy) {
    public Config {
      Given.notNull(type, "type");
      Given.notNull(policy, "policy");
      type = Items.kept(type);
      Items.atLeast("inputs", inputs, 1);
    }
  }

  private final Config<T> config;

  public final Vec<Stream<T>> in = input(vec(config.inputs(), Stream.of(config.type())));
  public final Stream<T> out = output(Stream.of(config.type()));
  public final UInt chosen = output(index(config.inputs()));

  public Arbiter(Config<T> config) {
    Given.notNull(config, "config");
    this(config, Optional.empty());
  }

  /// @param end whether the choice ends with an item; empty where it ends with every item
  Arbiter(Config<T> config, Optional<Function<T, Bool>> end) {
    this.config = config;
    super();
    var offers = in.map(stream -> stream.valid);
    var bound = reg(bool(), 0);
    var boundTo = reg(index(config.inputs()));
    var released = end.map(f -> out.fires().and(f.apply(out.payload))).orElse(out.fires());
    var choice = mux(bound, boundTo, choice(offers, released));
    chosen.drive(choice);
    bound.next(bound.or(out.valid).and(released.not()));
    boundTo.next(choice);

    out.valid.drive(offers.get(choice));
    drive(out.payload, in.get(choice).payload);
    in.map(stream -> stream.ready).drive(indices(config.inputs()).map(lane -> out.ready.and(lane.eq(choice))));
  }

  private UInt choice(Vec<Bool> offers, Bool released) {
    return switch (config.policy()) {
      case LOWEST_FIRST -> Priority.lowest(offers);
      case ROUND_ROBIN -> {
        var served = reg(index(config.inputs()), config.inputs() - 1);
        when(released, () -> served.next(chosen));
        var after = offers.zip(indices(config.inputs()), (offer, lane) -> offer.and(lane.gt(served)));
        yield mux(after.asBits().anyOne(), Priority.lowest(after), Priority.lowest(offers));
      }
    };
  }
}
