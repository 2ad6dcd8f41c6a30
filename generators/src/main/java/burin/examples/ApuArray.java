package burin.examples;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// An array of processing elements that share a row address, and a crossbar between them: any result may become the next
/// activation of any lane of any element.
///
/// `wen` writes a row of weights of element `wpe`, `sen` a select word of element `spe`. `result` holds the results of all
/// elements, as [SpatialPe] says; `slot`, `capture`, `ext` and `extSel` act one cycle later. Reset clears the activations
/// and results and leaves the memories alone.
public final class ApuArray extends Module {

  /// `pes` elements of `lanes` lanes, for numbers of `bits` bits.
  public record Config(int pes, int lanes, int bits) {
    public Config {
      checkArgument(pes >= 2, "pes is %s, must be at least 2", pes);
      new SpatialPe.Config(lanes, bits);
    }

    SpatialPe.Config pe() {
      return new SpatialPe.Config(lanes, bits);
    }
  }

  private final Config config;

  public final UInt row = input(index(config.lanes()));
  public final UInt slot = input(index(config.lanes()));
  public final Bool capture = input(bool());
  public final Bool swap = input(bool());
  public final UInt shift = input(uint(4));
  public final SInt ext = input(sint(config.bits()));
  public final Bool extSel = input(bool());
  public final Bool wen = input(bool());
  public final UInt wpe = input(index(config.pes()));
  public final UInt waddr = input(index(config.lanes()));
  public final Bits wdata = input(bits(config.pe().rowBits()));
  public final Bool sen = input(bool());
  public final UInt spe = input(index(config.pes()));
  public final UInt saddr = input(index(config.lanes()));
  public final UInt sdata = input(index(config.pes()));
  public final Vec<SInt> result = output(vec(config.pes(), sint(config.bits())));

  public ApuArray(Config config) {
    this.config = config;
    super();
    var slotLater = regNext(slot, 0);
    var captureLater = regNext(capture, 0);
    var extLater = regNext(ext, 0);
    var extSelLater = regNext(extSel, 0);

    var tiles = instances(config.pes(), () -> new ApuTile(config));
    var results = tiles.get(t -> t.result);
    result.drive(results);
    tiles.all(t -> t.broadcast, results);
    tiles.all(t -> t.selectAddress, slot);
    tiles.all(t -> t.slot, slotLater);
    tiles.all(t -> t.capture, captureLater);
    tiles.all(t -> t.swap, swap);
    tiles.all(t -> t.ext, extLater);
    tiles.all(t -> t.extSelect, extSelLater);

    tiles.each(t -> t.writeSelect, chosen(sen, spe));
    tiles.all(t -> t.selectWriteAddress, saddr);
    tiles.all(t -> t.selectData, sdata);

    tiles.all(t -> t.row, row);
    tiles.all(t -> t.shift, shift);
    tiles.each(t -> t.writeWeights, chosen(wen, wpe));
    tiles.all(t -> t.weightAddress, waddr);
    tiles.all(t -> t.weightData, wdata);
  }

  /// Which tile a write is for, one lane each.
  private Vec<Bool> chosen(Bool enable, UInt pe) {
    return indices(config.pes()).map(tile -> enable.and(pe.eq(tile)));
  }
}
