package burin.lib.axi;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.lib.stream.Flow;
import burin.lib.stream.Stream;

/// A master that writes: takes as many words of `data` as each transfer has.
///
/// Bursts are cut as [BurstSplitter] does. The next transfer is begun before those before are answered; up to `outstanding`
/// bursts are asked for ahead. All have the identifier 0 and write whole words.
///
/// `aw` offers a transfer's first burst in the cycle after the transfer was taken, and a burst every cycle; a burst's words
/// follow from the cycle after it was taken, one every cycle, each in the cycle in which it comes on `data`. `done` tells of
/// each transfer in the cycle in which its last burst is answered, its payload whether anything could not be written. Reset
/// forgets all transfers; the bus must be reset with it.
public final class AxiWriter extends Module {
  private final MasterConfig config;

  public final Stream<Transfer> in = input(Stream.of(Transfer.of(config.bus(), config.maxWords())));
  public final Stream<Bits> data = input(Stream.of(bits(config.bus().dataBits())));
  public final Stream<Axi4.Address> aw = output(Stream.of(Axi4.Address.of(config.bus())));
  public final Stream<Axi4.WriteData> w = output(Stream.of(Axi4.WriteData.of(config.bus())));
  public final Stream<Axi4.WriteResponse> b = input(Stream.of(Axi4.WriteResponse.of(config.bus())));
  public final Flow<Bool> done = output(Flow.of(bool()));

  public AxiWriter(MasterConfig config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var splitter = instance(new BurstSplitter(config));
    splitter.in.drive(in);
    // Lazy: a burst goes out when there is room for its marks. The FIFOs' readies are registers, so that the offer is kept.
    var bursts = splitter.out.lazyFork(3);
    AddressChannel.drive(aw, bursts.get(0), config.bus());
    var lengths = bursts.get(1).map(burst -> burst.len).fifo(config.outstanding());
    var ends = bursts.get(2).map(burst -> burst.last).fifo(config.outstanding());
    words(lengths);
    answers(ends);
  }

  private void words(Stream<UInt> lengths) {
    var count = reg(index(Axi4.MAX_BURST), 0);
    var isLast = count.eq(lengths.payload);
    when(w.fires(), () -> count.next(mux(isLast, ulit(0), count.incrementWrapping())));
    w.valid.drive(data.valid.and(lengths.valid));
    w.payload.data.drive(data.payload);
    w.payload.strb.drive(litBits(1, 1).repeat(config.bus().bytes()));
    w.payload.last.drive(isLast);
    w.payload.user.ifPresent(user -> user.drive(litBits(user.width(), 0)));
    data.ready.drive(w.ready.and(lengths.valid));
    lengths.ready.drive(w.fires().and(isLast));
  }

  private void answers(Stream<Bool> ends) {
    var failed = reg(bool(), 0);
    var failing = failed.or(b.payload.resp.bit(1));
    b.ready.drive(ends.valid);
    ends.ready.drive(b.valid);
    when(b.fires(), () -> failed.next(failing.and(ends.payload.not())));
    done.valid.drive(b.fires().and(ends.payload));
    done.payload.drive(failing);
  }
}
