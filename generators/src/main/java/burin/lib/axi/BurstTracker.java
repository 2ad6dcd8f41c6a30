package burin.lib.axi;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.lib.stream.Flow;

/// Counts the words of bursts that come in the order in which they were asked for, and tells where the last one is marked
/// wrongly and where a word comes that nobody asked for. Part of [Axi4Checker].
///
/// A word may come from the cycle after its burst was asked for.
public final class BurstTracker extends Module {
  /// @param outstanding the most bursts that may be under way, at least 1
  public record Config(int outstanding) {
    public Config {
      checkArgument(outstanding >= 1, "outstanding is %s, must be at least 1", outstanding);
    }
  }

  private final Config config;

  /// A burst is asked for; the payload is its length less one.
  public final Flow<UInt> asked = input(Flow.of(uint(8)));
  /// A word comes; the payload is whether it is marked as the last of its burst.
  public final Flow<Bool> word = input(Flow.of(bool()));

  public final Bool wrongLast = output(bool());
  public final Bool unexpected = output(bool());
  /// More bursts are under way than this can follow.
  public final Bool overflow = output(bool());

  public BurstTracker(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var lengths = asked.buffer(config.outstanding());
    var count = reg(uint(8), 0);
    var known = word.valid.and(lengths.out.valid);
    var isLast = count.eq(lengths.out.payload);
    when(known, () -> count.next(mux(isLast, ulit(0), count.incrementWrapping())));
    lengths.out.ready.drive(known.and(isLast));
    wrongLast.drive(known.and(isLast.ne(word.payload)));
    unexpected.drive(word.valid.and(lengths.out.valid.not()));
    overflow.drive(lengths.overflow);
  }
}
