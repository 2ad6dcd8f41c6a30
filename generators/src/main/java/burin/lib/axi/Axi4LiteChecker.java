package burin.lib.axi;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.lib.stream.Stream;

/// Looks at an AXI4-Lite bus and tells in which cycle its rules are broken; `failed` is high from the first such cycle on.
///
/// Reset forgets the failure and what is under way; the bus must be reset with it.
public final class Axi4LiteChecker extends Module {
  /// @param outstanding the most requests that may be under way, at least 1; more count as unexpected answers later on
  public record Config(Axi4Lite.Config bus, int outstanding) {
    public Config {
      Given.notNull(bus, "bus");
      checkArgument(outstanding >= 1, "outstanding is %s, must be at least 1", outstanding);
    }
  }

  private final Config config;

  public final Axi4Lite axi = input(Axi4Lite.of(config.bus()).oneWay());

  /// What a channel offered was withdrawn or changed before it was taken.
  public final Bool awUnstable = output(bool());
  public final Bool wUnstable = output(bool());
  public final Bool bUnstable = output(bool());
  public final Bool arUnstable = output(bool());
  public final Bool rUnstable = output(bool());
  /// A write was answered before its address and its data were taken.
  public final Bool bUnexpected = output(bool());
  /// A word was read that nobody asked for.
  public final Bool rUnexpected = output(bool());
  public final Bool failed = output(bool());

  public Axi4LiteChecker(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    awUnstable.drive(unstable(axi.aw()));
    wUnstable.drive(unstable(axi.w()));
    bUnstable.drive(unstable(axi.b()));
    arUnstable.drive(unstable(axi.ar()));
    rUnstable.drive(unstable(axi.r()));

    var answer = axi.b().fires();
    var addresses = pending(axi.aw().fires(), answer);
    var words = pending(axi.w().fires(), answer);
    var reads = pending(axi.ar().fires(), axi.r().fires());
    bUnexpected.drive(answer.and(addresses.eq(0).or(words.eq(0))));
    rUnexpected.drive(axi.r().fires().and(reads.eq(0)));

    var hasFailed = reg(bool(), 0);
    failed.drive(hasFailed.or(awUnstable).or(wUnstable).or(bUnstable).or(arUnstable).or(rUnstable).or(bUnexpected)
        .or(rUnexpected));
    hasFailed.next(failed);
  }

  private Bool unstable(Stream<?> channel) {
    var checker = channel.checker();
    return checker.withdrawn.or(checker.changed);
  }

  /// How many requests were taken before this cycle and not answered before it.
  private UInt pending(Bool request, Bool answer) {
    var pending = reg(range(0, config.outstanding()), 0);
    when(request.and(answer.not()), () -> pending.next(pending.add(1).min(config.outstanding())))
        .elseWhen(answer.and(request.not()), () -> pending.next(pending.sub(1).max(0).toUInt()));
    return pending;
  }
}
