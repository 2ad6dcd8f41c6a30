package burin.examples;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// One [SpatialPe] of an [ApuArray] with its side of the crossbar: a memory that says for each slot whose result to take,
/// and two banks of activations, one being filled while the other is computed with.
///
/// In the cycle after `selectAddress`, what its select word chooses among `broadcast` (or `ext`, where `extSelect` is high)
/// goes to lane `slot` of the bank being filled if `capture` is high. `swap` hands that bank over. Reset clears both.
final class ApuTile extends Module {
  private final ApuArray.Config config;

  public final Vec<SInt> broadcast = input(vec(config.pes(), sint(config.bits())));
  public final UInt selectAddress = input(index(config.lanes()));
  public final UInt slot = input(index(config.lanes()));
  public final Bool capture = input(bool());
  public final Bool swap = input(bool());
  public final SInt ext = input(sint(config.bits()));
  public final Bool extSelect = input(bool());

  public final Bool writeSelect = input(bool());
  public final UInt selectWriteAddress = input(index(config.lanes()));
  public final UInt selectData = input(index(config.pes()));

  public final UInt row = input(index(config.lanes()));
  public final UInt shift = input(uint(4));
  public final Bool writeWeights = input(bool());
  public final UInt weightAddress = input(index(config.lanes()));
  public final Bits weightData = input(bits(config.pe().rowBits()));
  public final SInt result = output(sint(config.bits()));

  ApuTile(ApuArray.Config config) {
    this.config = config;
    super();
    var selects = memory(index(config.pes()), config.lanes());
    when(writeSelect, () -> selects.write(selectWriteAddress, selectData));
    var select = selects.readSync(selectAddress);
    var picked = mux(extSelect, ext, broadcast.get(select));

    var filling = reg(vec(config.lanes(), sint(config.bits())), 0);
    var acts = reg(vec(config.lanes(), sint(config.bits())), 0);
    when(capture, () -> filling.get(slot).next(picked));
    when(swap, () -> acts.next(filling));

    var pe = instance(new SpatialPe(config.pe()));
    pe.acts.drive(acts);
    pe.row.drive(row);
    pe.shift.drive(shift);
    pe.writeWeights.drive(writeWeights);
    pe.weightAddress.drive(weightAddress);
    pe.weightData.drive(weightData);
    result.drive(pe.result);
  }
}
