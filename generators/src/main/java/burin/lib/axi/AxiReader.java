package burin.lib.axi;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.lib.stream.Fragment;
import burin.lib.stream.Stream;

/// A master that reads: gives the words of each transfer as a packet.
///
/// Bursts are cut as [BurstSplitter] does. The next transfer is begun while words of the ones before are still to come; up to
/// `outstanding` bursts are asked for ahead. All have the identifier 0, so that words come in order.
///
/// `ar` offers a transfer's first burst in the cycle after the transfer was taken, and a burst every cycle. Words pass from `r`
/// to `out` within the cycle, one every cycle. `error` is high in the cycle in which a word comes that could not be read. Reset
/// forgets all transfers; the bus must be reset with it.
public final class AxiReader extends Module {
  private final MasterConfig config;

  public final Stream<Transfer> in = input(Stream.of(Transfer.of(config.bus(), config.maxWords())));
  public final Stream<Axi4.Address> ar = output(Stream.of(Axi4.Address.of(config.bus())));
  public final Stream<Axi4.ReadData> r = input(Stream.of(Axi4.ReadData.of(config.bus())));
  public final Stream<Fragment<Bits>> out = output(Stream.of(Fragment.of(bits(config.bus().dataBits()))));
  public final Bool error = output(bool());

  public AxiReader(MasterConfig config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var splitter = instance(new BurstSplitter(config));
    splitter.in.drive(in);
    // Lazy: a burst goes out when there is room for its mark. The FIFO's ready is a register, so that the offer is kept.
    var bursts = splitter.out.lazyFork(2);
    AddressChannel.drive(ar, bursts.getFirst(), config.bus());
    var ends = bursts.getLast().map(burst -> burst.last).fifo(config.outstanding());

    out.valid.drive(r.valid.and(ends.valid));
    out.payload.last.drive(r.payload.last.and(ends.payload));
    out.payload.payload.drive(r.payload.data);
    r.ready.drive(out.ready.and(ends.valid));
    ends.ready.drive(out.fires().and(r.payload.last));
    error.drive(out.fires().and(r.payload.resp.bit(1)));
  }
}
