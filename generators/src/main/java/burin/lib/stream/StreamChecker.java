package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;

/// Looks at a stream and tells in which cycle its rules are broken: an offer was `withdrawn`, or `changed`, before it was taken.
/// `failed` is high from the first such cycle on.
///
/// No latency. Reset forgets the offer and the failure.
public final class StreamChecker<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
    }
  }

  private final Config<T> config;

  public final Stream<T> stream = input(Stream.of(config.type()).oneWay());
  public final Bool withdrawn = output(bool());
  public final Bool changed = output(bool());
  public final Bool failed = output(bool());

  public StreamChecker(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var waiting = regNext(stream.valid.and(stream.ready.not()), 0);
    var before = regNext(stream.payload.asBits());
    var hasFailed = reg(bool(), 0);
    withdrawn.drive(waiting.and(stream.valid.not()));
    changed.drive(waiting.and(stream.valid).and(stream.payload.asBits().ne(before)));
    failed.drive(hasFailed.or(withdrawn).or(changed));
    hasFailed.next(failed);
  }
}
