package burin.lib.axi;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.stream.Flow;
import burin.lib.stream.Stream;
import java.util.Optional;

/// Looks at an AXI4 bus and tells in which cycle its rules are broken; `failed` is high from the first such cycle on.
///
/// Words of different identifiers may come in any order; for each identifier the words that are read are followed on their
/// own, so that there should not be many. Words to write are held against their bursts in the cycle after both came; until
/// then an answer counts as unexpected. Reset forgets the failure and what is under way; the bus must be reset with it.
public final class Axi4Checker extends Module {
  private static final int MOST_ID_BITS = 6;

  /// @param outstanding the most bursts that may be under way in either direction and for each identifier, at least 1
  public record Config(Axi4.Config bus, int outstanding) {
    public Config {
      Given.notNull(bus, "bus");
      checkArgument(outstanding >= 1, "outstanding is %s, must be at least 1", outstanding);
      checkArgument(bus.idBits() <= MOST_ID_BITS, "idBits is %s, at most %s can be checked", bus.idBits(), MOST_ID_BITS);
    }
  }

  private final Config config;

  public final Axi4 axi = input(Axi4.of(config.bus()).oneWay());

  /// What a channel offered was withdrawn or changed before it was taken.
  public final Bool awUnstable = output(bool());
  public final Bool wUnstable = output(bool());
  public final Bool bUnstable = output(bool());
  public final Bool arUnstable = output(bool());
  public final Bool rUnstable = output(bool());
  /// A burst that is offered crosses the end of a page, has words wider than the bus or a length that its kind cannot have.
  public final Bool awIllegal = output(bool());
  public final Bool arIllegal = output(bool());
  /// The last word of a burst is not marked, or another one is.
  public final Bool wWrongLast = output(bool());
  public final Bool rWrongLast = output(bool());
  /// An answer to a burst that was not written, or a word that nobody asked for.
  public final Bool bUnexpected = output(bool());
  public final Bool rUnexpected = output(bool());
  /// More bursts are under way than this can follow; from then on the other flags mean nothing.
  public final Bool overflow = output(bool());
  public final Bool failed = output(bool());

  public Axi4Checker(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    awUnstable.drive(unstable(axi.aw()));
    wUnstable.drive(unstable(axi.w()));
    bUnstable.drive(unstable(axi.b()));
    arUnstable.drive(unstable(axi.ar()));
    rUnstable.drive(unstable(axi.r()));
    awIllegal.drive(illegal(axi.aw()));
    arIllegal.drive(illegal(axi.ar()));
    var writesOverflow = writes();
    var readsOverflow = reads();

    var hasOverflowed = reg(bool(), 0);
    overflow.drive(hasOverflowed.or(writesOverflow).or(readsOverflow));
    hasOverflowed.next(overflow);
    var hasFailed = reg(bool(), 0);
    failed.drive(hasFailed.or(awUnstable).or(wUnstable).or(bUnstable).or(arUnstable).or(rUnstable).or(awIllegal).or(arIllegal)
        .or(wWrongLast).or(rWrongLast).or(bUnexpected).or(rUnexpected).or(overflow));
    hasFailed.next(failed);
  }

  private Bool unstable(Stream<?> channel) {
    var checker = channel.checker();
    return checker.withdrawn.or(checker.changed);
  }

  // The shape of a burst

  private Bool illegal(Stream<Axi4.Address> channel) {
    var burst = channel.payload;
    var isFixed = burst.burst.eq(litBits(2, Axi4.FIXED));
    var isIncr = burst.burst.eq(litBits(2, Axi4.INCR));
    var isWrap = burst.burst.eq(litBits(2, Axi4.WRAP));
    var tooWide = burst.size.gt(config.bus().size());
    var tooLong = isFixed.and(burst.len.ge(16));
    var noKind = isFixed.or(isIncr).or(isWrap).not();
    return channel.valid.and(tooWide.or(tooLong).or(noKind).or(isIncr.and(crosses(burst))).or(isWrap.and(cannotWrap(burst))));
  }

  /// Whether the last word is not on the page of the first byte.
  private Bool crosses(Axi4.Address burst) {
    var pageBits = Integer.numberOfTrailingZeros(Axi4.PAGE);
    var within = burst.addr.truncate(Math.min(pageBits, burst.addr.width()));
    var size = burst.size.min(config.bus().size());
    var lastByte = within.shr(size).add(burst.len).add(1).shl(size);
    return lastByte.gt(Axi4.PAGE);
  }

  /// A burst that wraps has 2, 4, 8 or 16 words and begins with a whole one.
  private Bool cannotWrap(Axi4.Address burst) {
    var size = burst.size.min(config.bus().size());
    var fits = burst.len.eq(1).or(burst.len.eq(3)).or(burst.len.eq(7)).or(burst.len.eq(15));
    var isAligned = burst.addr.shr(size).shl(size).eq(burst.addr);
    return fits.and(isAligned).not();
  }

  // Words to write

  /// Words may come before their address: the lengths of both are kept until there are two to compare.
  private Bool writes() {
    var fires = axi.w().fires();
    var count = reg(uint(8), 0);
    when(fires, () -> count.next(mux(axi.wlast, ulit(0), count.incrementWrapping())));
    var asked = flow(axi.aw().fires(), axi.awlen).buffer(config.outstanding());
    var written = flow(fires.and(axi.wlast), count).buffer(config.outstanding());
    var both = asked.out.valid.and(written.out.valid);
    asked.out.ready.drive(both);
    written.out.ready.drive(both);
    var endless = fires.and(count.eq(Axi4.MAX_BURST - 1)).and(axi.wlast.not());
    wWrongLast.drive(both.and(asked.out.payload.ne(written.out.payload)).or(endless));
    bUnexpected.drive(answers(both));
    return asked.overflow.or(written.overflow);
  }

  /// @param written whether a burst is found to be complete in this cycle
  private Bool answers(Bool written) {
    var answer = axi.b().fires();
    var unanswered = reg(range(0, config.outstanding()), 0);
    when(written.and(answer.not()), () -> unanswered.next(unanswered.add(1).min(config.outstanding())))
        .elseWhen(answer.and(written.not()), () -> unanswered.next(unanswered.sub(1).max(0).toUInt()));
    return answer.and(unanswered.eq(0)).and(written.not());
  }

  // Words that are read

  /// A tracker for each identifier, which sees what is of it.
  private Bool reads() {
    int ids = 1 << config.bus().idBits();
    var trackers = instances(ids, () -> new BurstTracker(new BurstTracker.Config(config.outstanding())));
    trackers.each(tracker -> tracker.asked.valid, chosen(axi.ar().fires(), axi.arid, ids));
    trackers.all(tracker -> tracker.asked.payload, axi.arlen);
    trackers.each(tracker -> tracker.word.valid, chosen(axi.r().fires(), axi.rid, ids));
    trackers.all(tracker -> tracker.word.payload, axi.rlast);
    rWrongLast.drive(trackers.get(tracker -> tracker.wrongLast).asBits().anyOne());
    rUnexpected.drive(trackers.get(tracker -> tracker.unexpected).asBits().anyOne());
    return trackers.get(tracker -> tracker.overflow).asBits().anyOne();
  }

  private Vec<Bool> chosen(Bool valid, Optional<Bits> id, int ids) {
    if (id.isEmpty()) return fill(ids, valid);
    UInt number = id.get().asUInt();
    return indices(ids).map(lane -> valid.and(lane.eq(number)));
  }

  private Flow<UInt> flow(Bool valid, UInt payload) {
    return bundleOf(Flow.of(uint(8)), valid, payload);
  }
}
