package burin.apu;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;

/// Runs the layers of a network one after the other: fetches a layer's entry of the table, lets the activations be routed,
/// then every row be computed.
///
/// A layer takes `slots + rows + 5` cycles: FETCH, SETUP, ROUTE for each slot, COMPUTE for each row, two cycles of DRAIN
/// until the last result is written, NEXT. `busy` rises in the cycle after `start` and falls after the last layer's NEXT.
/// Reset brings it to rest.
public final class Sequencer extends Module {
  private static final int IDLE = 0;
  private static final int FETCH = 1;
  private static final int SETUP = 2;
  private static final int ROUTE = 3;
  private static final int COMPUTE = 4;
  private static final int DRAIN = 5;
  private static final int NEXT = 6;

  private final ApuConfig config;

  public final Bool writeShape = input(bool());
  public final Bool writeScale = input(bool());
  public final UInt hostAddress = input(uint(ApuLayerWords.FIELD));
  public final Bits hostData = input(bits(64));
  public final Bool start = input(bool());
  public final UInt lastLayer = input(index(config.layers()));

  public final Bool busy = output(bool());
  public final Bool clear = output(bool());
  public final Bool route = output(bool());
  public final UInt selectAddress = output(index(config.slots()));
  public final UInt weightAddress = output(index(config.weightRows()));
  public final Bool resultWrite = output(bool());
  public final UInt resultRow = output(index(config.blockOutputs()));
  public final Bool raw = output(bool());
  public final UInt multiplier = output(uint(config.multiplierBits()));
  public final UInt shift = output(uint(config.shiftBits()));
  public final UInt outputMax = output(uint(config.activationBits()));

  public Sequencer(ApuConfig config) {
    this.config = config;
    super();
    var entry = hostAddress.min(config.layers() - 1);
    var shapes = memory(bits(64), config.layers());
    var scales = memory(bits(64), config.layers());
    when(writeShape, () -> shapes.write(entry, hostData));
    when(writeScale, () -> scales.write(entry, hostData));

    var state = reg(range(IDLE, NEXT), IDLE);
    var layer = reg(index(config.layers()));
    var shape = shapes.readSync(layer);
    var scale = scales.readSync(layer);
    var lastRow = field(shape, 0).min(config.blockOutputs() - 1);
    var lastSlot = field(shape, 1).min(config.layerSlots() - 1);
    var weightBase = field(shape, 2).min(config.weightRows() - 1);
    var selectBase = field(shape, 3).min(config.slots() - 1);
    multiplier.drive(field(scale, 0).truncate(config.multiplierBits()));
    shift.drive(field(scale, 1).truncate(config.shiftBits()));
    outputMax.drive(field(scale, 2).truncate(config.activationBits()));
    raw.drive(scale.bit(3 * ApuLayerWords.FIELD));

    var slot = reg(index(config.layerSlots()));
    var row = reg(index(config.blockOutputs()));
    var drained = reg(bool());
    var selectNow = reg(index(config.slots()));
    var weightNow = reg(index(config.weightRows()));

    when(state.eq(IDLE).and(start), () -> {
      layer.next(0);
      state.next(FETCH);
    }).elseWhen(state.eq(FETCH), () -> state.next(SETUP)).elseWhen(state.eq(SETUP), () -> {
      slot.next(0);
      row.next(0);
      drained.next(false);
      selectNow.next(mux(selectBase.eq(config.slots() - 1), selectBase, selectBase.incrementWrapping()));
      weightNow.next(weightBase);
      state.next(ROUTE);
    }).elseWhen(state.eq(ROUTE), () -> {
      slot.next(slot.incrementWrapping());
      selectNow.next(selectNow.incrementWrapping());
      when(slot.eq(lastSlot), () -> state.next(COMPUTE));
    }).elseWhen(state.eq(COMPUTE), () -> {
      row.next(row.incrementWrapping());
      weightNow.next(weightNow.incrementWrapping());
      when(row.eq(lastRow), () -> state.next(DRAIN));
    }).elseWhen(state.eq(DRAIN), () -> {
      drained.next(true);
      when(drained, () -> state.next(NEXT));
    }).elseWhen(state.eq(NEXT), () -> {
      layer.next(layer.incrementWrapping());
      state.next(mux(layer.eq(lastLayer), ulit(IDLE), ulit(FETCH)));
    });

    var rowRead = regNext(state.eq(COMPUTE), 0);
    var rowSummed = regNext(rowRead, 0);
    var readRow = regNext(row);
    var summedRow = regNext(readRow);
    busy.drive(state.ne(IDLE));
    clear.drive(state.eq(SETUP));
    route.drive(state.eq(ROUTE));
    selectAddress.drive(mux(state.eq(SETUP), selectBase, selectNow));
    weightAddress.drive(weightNow);
    resultWrite.drive(rowSummed);
    resultRow.drive(summedRow);
  }

  private UInt field(Bits word, int index) {
    int low = index * ApuLayerWords.FIELD;
    return word.slice(low + ApuLayerWords.FIELD - 1, low).asUInt();
  }
}
