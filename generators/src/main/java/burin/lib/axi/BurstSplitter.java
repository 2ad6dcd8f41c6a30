package burin.lib.axi;

import burin.diag.Given;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.lib.stream.Stream;

/// Cuts transfers into bursts that are no longer than allowed and do not cross the end of a page of 4 KiB.
///
/// Latency 1, a burst every cycle. `in.ready` depends on `out.ready` within the cycle. Reset drops the transfer.
public final class BurstSplitter extends Module {
  private final MasterConfig config;

  public final Stream<Transfer> in = input(Stream.of(Transfer.of(config.bus(), config.maxWords())));
  public final Stream<Burst> out = output(Stream.of(Burst.of(config.bus())));

  public BurstSplitter(MasterConfig config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    int size = config.bus().size();
    var busy = reg(bool(), 0);
    var word = reg(uint(config.bus().addressBits() - size));
    var left = reg(uint(in.payload.len.width()));
    var len = left.min(room(word)).min(config.maxBurst() - 1);
    var last = left.eq(len);
    in.ready.drive(busy.not().or(out.fires().and(last)));
    when(in.ready, () -> {
      busy.next(in.valid);
      word.next(in.payload.addr.shr(size));
      left.next(in.payload.len);
    }).elseWhen(out.ready, () -> {
      word.next(word.add(len).add(1).wrap(word.width()));
      left.next(left.sub(len).sub(1).truncate(left.width()));
    });

    out.valid.drive(busy);
    out.payload.addr.drive(word.shl(size));
    out.payload.len.drive(len);
    out.payload.last.drive(last);
  }

  /// Words of the page after the present one.
  private UInt room(UInt word) {
    int bits = Math.min(Integer.numberOfTrailingZeros(config.bus().pageWords()), word.width());
    return word.truncate(bits).asBits().not().asUInt();
  }
}
