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
  private enum Phase { IDLE, FETCH, SETUP, ROUTE, COMPUTE, DRAIN, NEXT }

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
  /// The second half of the layer's entry, as the host wrote it: what the elements need to scale their results.
  public final Bits scale = output(bits(64));

  public Sequencer(ApuConfig config) {
    this.config = config;
    super();
    var entry = hostAddress.min(config.layers() - 1);
    var shapes = memory(bits(64), config.layers());
    var scales = memory(bits(64), config.layers());
    when(writeShape, () -> shapes.write(entry, hostData));
    when(writeScale, () -> scales.write(entry, hostData));

    var phase = stateMachine(Phase.IDLE);
    var layer = reg(index(config.layers()));
    var shape = shapes.readSync(layer);
    scale.drive(scales.readSync(layer));
    var lastRow = ApuLayerWords.field(shape, 0).min(config.blockOutputs() - 1);
    var lastSlot = ApuLayerWords.field(shape, 1).min(config.layerSlots() - 1);
    var weightBase = ApuLayerWords.field(shape, 2).min(config.weightRows() - 1);
    var selectBase = ApuLayerWords.field(shape, 3).min(config.slots() - 1);

    var slot = reg(index(config.layerSlots()));
    var row = reg(index(config.blockOutputs()));
    var drained = reg(bool());
    var selectNow = reg(index(config.slots()));
    var weightNow = reg(index(config.weightRows()));

    phase.in(Phase.IDLE, () -> when(start, () -> {
      layer.next(0);
      phase.go(Phase.FETCH);
    }));
    phase.in(Phase.FETCH, () -> phase.go(Phase.SETUP));
    phase.in(Phase.SETUP, () -> {
      slot.next(0);
      row.next(0);
      drained.next(false);
      selectNow.next(selectBase.incrementWrapping());
      weightNow.next(weightBase);
      phase.go(Phase.ROUTE);
    });
    phase.in(Phase.ROUTE, () -> {
      slot.next(slot.incrementWrapping());
      selectNow.next(selectNow.incrementWrapping());
      when(slot.eq(lastSlot), () -> phase.go(Phase.COMPUTE));
    });
    phase.in(Phase.COMPUTE, () -> {
      row.next(row.incrementWrapping());
      weightNow.next(weightNow.incrementWrapping());
      when(row.eq(lastRow), () -> phase.go(Phase.DRAIN));
    });
    phase.in(Phase.DRAIN, () -> {
      drained.next(true);
      when(drained, () -> phase.go(Phase.NEXT));
    });
    phase.in(Phase.NEXT, () -> {
      layer.next(layer.incrementWrapping());
      phase.go(Phase.FETCH);
      when(layer.eq(lastLayer), () -> phase.go(Phase.IDLE));
    });

    var rowRead = regNext(phase.is(Phase.COMPUTE), 0);
    var rowSummed = regNext(rowRead, 0);
    var readRow = regNext(row);
    var summedRow = regNext(readRow);
    busy.drive(phase.is(Phase.IDLE).not());
    clear.drive(phase.is(Phase.SETUP));
    route.drive(phase.is(Phase.ROUTE));
    selectAddress.drive(mux(phase.is(Phase.SETUP), selectBase, selectNow));
    weightAddress.drive(weightNow);
    resultWrite.drive(rowSummed);
    resultRow.drive(summedRow);
  }
}
