package burin.apu;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// An accelerator for block-diagonal layers: an array of spatial processing elements, one block each, and a network of
/// multiplexers that carries the outputs of a layer to the inputs of the next in an order that was worked out beforehand.
/// After the APU of the paper; what a program holds and what the machine does with it is said in [ApuProgram].
///
/// **Loading.** While not busy, each cycle in which `write` is high takes one word of the bus to where `target`, `pe` and
/// `address` say (see [ApuTarget]).
///
/// **Running.** `start`, for one cycle, runs the layers 0 to `lastLayer`; `busy` is high from the next cycle on for as many
/// cycles as [ApuFormulas#cyclesPerImage] says.
///
/// **Reading.** While not busy, `readOutput` and `readRaw` hold in each cycle the words of `readPe` at the address that was
/// on `readAddress` in the cycle before.
///
/// Number formats: see [ApuConfig]. Reset stops a run and leaves all memories alone.
public final class Apu extends Module {
  private final ApuConfig config;

  public final Bool write = input(bool());
  public final UInt target = input(uint(ApuTarget.BITS));
  public final UInt pe = input(index(config.pes()));
  public final UInt address = input(uint(ApuLayerWords.FIELD));
  public final Bits data = input(bits(64));

  public final Bool start = input(bool());
  public final UInt lastLayer = input(index(config.layers()));
  public final Bool busy = output(bool());

  public final UInt readPe = input(index(config.pes()));
  public final UInt readAddress = input(uint(ApuLayerWords.FIELD));
  public final UInt readOutput = output(uint(config.activationBits()));
  public final SInt readRaw = output(sint(config.accumulatorBits()));

  public Apu(ApuConfig config) {
    this.config = config;
    super();
    var sequencer = instance(new Sequencer(config));
    sequencer.writeShape.drive(writes(ApuTarget.LAYER_SHAPE));
    sequencer.writeScale.drive(writes(ApuTarget.LAYER_SCALE));
    sequencer.hostAddress.drive(address);
    sequencer.hostData.drive(data);
    sequencer.start.drive(start);
    sequencer.lastLayer.drive(lastLayer);
    busy.drive(sequencer.busy);

    var elements = instances(config.pes(), () -> new ProcessingElement(config));
    elements.each(e -> e.chosen, indices(config.pes()).map(pe::eq));
    elements.all(e -> e.write, write);
    elements.all(e -> e.target, target);
    elements.all(e -> e.hostAddress, mux(write, address, readAddress));
    elements.all(e -> e.hostData, data);
    elements.all(e -> e.weightRow, rowBuffer().slice(0, config.blockInputs()));
    elements.all(e -> e.hostRead, sequencer.busy.not());
    elements.all(e -> e.clear, sequencer.clear);
    elements.all(e -> e.route, sequencer.route);
    elements.all(e -> e.selectAddress, sequencer.selectAddress);
    elements.all(e -> e.weightAddress, sequencer.weightAddress);
    elements.all(e -> e.resultWrite, sequencer.resultWrite);
    elements.all(e -> e.resultRow, sequencer.resultRow);
    elements.all(e -> e.scale, sequencer.scale);

    var network = instance(new RoutingNetwork(config));
    network.buses.drive(elements.get(e -> e.bus));
    network.selects.drive(elements.get(e -> e.select));
    elements.each(e -> e.taken, network.taken);

    var readFrom = regNext(readPe);
    readOutput.drive(elements.get(e -> e.bus).get(readFrom));
    readRaw.drive(elements.get(e -> e.readRaw).get(readFrom));
  }

  private Bool writes(ApuTarget what) {
    return write.and(target.eq(what.code()));
  }

  /// A row of weights that the host shifts in, chunk by chunk; the last chunk may reach beyond the block.
  private Vec<SInt> rowBuffer() {
    int lanes = 64 / config.weightBits();
    int chunks = (config.blockInputs() + lanes - 1) / lanes;
    var chunk = data.slice(lanes * config.weightBits() - 1, 0).asVec(sint(config.weightBits()));
    var rowBuffer = reg(vec(chunks * lanes, sint(config.weightBits())));
    when(writes(ApuTarget.WEIGHT_CHUNK), () ->
        rowBuffer.next(chunks == 1 ? chunk : rowBuffer.slice(lanes, (chunks - 1) * lanes).concat(chunk)));
    return rowBuffer;
  }
}
