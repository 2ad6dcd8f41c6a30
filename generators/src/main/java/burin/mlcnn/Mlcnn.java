package burin.mlcnn;

import static burin.mlcnn.MlcnnConfig.ADDRESS_BITS;
import static burin.mlcnn.MlcnnConfig.WORD_BITS;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.stream.Flow;
import burin.lib.stream.Stream;
import java.util.EnumMap;
import java.util.Map;

/// An accelerator for convolutions with average pooling, after the MLCNN paper: window sums of the input are computed once
/// and shared by all kernels, so that a pooled output costs one multiplication for each weight.
///
/// Commands, weights and activations lie in a DRAM outside, of words of 64 bits. `start`, for one cycle, runs `commands` commands
/// from word `commandBase` on, one tile of a layer each (see [Command]); `busy` is high from the next cycle on for as many
/// cycles as [MlcnnFormulas] says, if the DRAM is always ready and its words come after a fixed number of cycles.
/// It asks for words by `read`, at most one a cycle; they come by `response` in the order of the requests, and must be taken when
/// they come. It writes words by `write`, at most one a cycle, and may ask for them in the next.
///
/// `counters` has, from `start` on, what [Counter] names, in that order. Reset stops a run and leaves all memories alone.
public final class Mlcnn extends Module {
  private final MlcnnConfig config;

  public final Bool start = input(bool());
  public final UInt commandBase = input(uint(ADDRESS_BITS));
  public final UInt commands = input(uint(16));
  public final Bool busy = output(bool());

  public final Stream<UInt> read = output(Stream.of(uint(ADDRESS_BITS)));
  public final Flow<Bits> response = input(Flow.of(bits(WORD_BITS)));
  public final Stream<DramWrite> write = output(Stream.of(DramWrite.item()));

  public final Vec<UInt> counters = output(vec(Counter.values().length, uint(Counter.BITS)));

  public Mlcnn(MlcnnConfig config) {
    this.config = config;
    super();
    var buffers = config.buffers();
    var conductor = instance(new Conductor(config));
    var loader = instance(new Loader(config));
    var preparer = instance(new Preparer(config));
    var reuse = instance(new ArUnit(config));
    var slices = instance(new SliceArray(config));
    var storer = instance(new Storer(config));
    var inputs = instance(new PingPong<>(new PingPong.Config<>(bits(WORD_BITS), buffers.inputWords())));
    var operands = instance(new OperandBuffer(config));
    var weights = instance(new PingPong<>(
        new PingPong.Config<>(bits(WORD_BITS * buffers.wordsPerStep()), buffers.weightWords())));
    Stage loaded = conductor.loaded;
    Stage prepared = conductor.prepared;
    Stage multiplied = conductor.multiplied;
    CommandFields preparing = prepared.fields();
    CommandFields multiplying = multiplied.fields();
    CommandFields storing = conductor.stored.as(CommandFields.type(config));
    var odd = conductor.oddBeat;
    var even = odd.not();

    conductor.start.drive(start);
    conductor.commandBase.drive(commandBase);
    conductor.commands.drive(commands);
    conductor.fetched.drive(loader.command);
    conductor.working.drive(loader.busy.or(preparer.busy).or(operands.busy).or(slices.busy));
    conductor.storing.drive(storer.busy);
    busy.drive(conductor.busy);

    var loads = loaded.valid.or(prepared.valid).or(multiplied.valid.and(multiplied.first)).or(conductor.fetches);
    loader.start.drive(conductor.begins.and(loads));
    loader.inputs.drive(loaded);
    loader.weights.drive(prepared);
    loader.scales.drive(multiplied);
    loader.fetches.drive(conductor.fetches);
    loader.fetchBase.drive(conductor.fetchBase);
    loader.response.drive(response);
    read.drive(loader.request);
    inputs.write.drive(loader.inputWrite.valid);
    inputs.writeHalf.drive(odd);
    inputs.writeAddress.drive(loader.inputWrite.address);
    inputs.writeData.drive(loader.inputWrite.data);
    weights.write.drive(loader.weightWrite.valid);
    weights.writeHalf.drive(even);
    weights.writeAddress.drive(loader.weightWrite.address);
    weights.writeData.drive(loader.weightWrite.data);

    preparer.command.drive(preparing.prepare);
    preparer.rowWords.drive(preparing.load.rowWords);
    preparer.start.drive(conductor.begins.and(prepared.valid));
    preparer.channels.drive(prepared.channels());
    inputs.read.drive(preparer.read);
    inputs.readHalf.drive(even);
    inputs.readAddress.drive(preparer.readAddress);
    preparer.readData.drive(inputs.readData);
    reuse.window.drive(preparing.prepare.window);
    reuse.spacing.drive(preparing.prepare.spacing);
    reuse.in.valid.drive(preparer.pairs.valid);
    reuse.in.payload.drive(preparer.pairs.payload);
    unused(reuse.in.ready);

    operands.command.drive(preparing.prepare);
    operands.start.drive(conductor.begins.and(prepared.valid));
    operands.writeHalf.drive(even);
    operands.channels.drive(prepared.channels());
    operands.even.drive(reuse.even);
    operands.odd.drive(reuse.odd);
    operands.readStride.drive(multiplying.prepare.stride);
    operands.read.drive(slices.readRow);
    operands.readHalf.drive(odd);
    operands.readRow.drive(slices.row);
    operands.turn.drive(slices.turn);
    operands.shared.drive(slices.shared);
    operands.parts.drive(multiplying.multiply.lastParts);
    operands.partColumns.drive(multiplying.multiply.lastColumns);
    operands.column.drive(slices.column);

    slices.command.drive(multiplying.multiply);
    slices.stride.drive(multiplying.prepare.stride);
    slices.bankRows.drive(multiplying.prepare.bankRows);
    slices.start.drive(conductor.begins.and(multiplied.valid));
    slices.first.drive(multiplied.first);
    slices.last.drive(multiplied.last);
    slices.channels.drive(multiplied.channels());
    slices.operands.drive(operands.operands);
    weights.read.drive(slices.readWeights);
    weights.readHalf.drive(odd);
    weights.readAddress.drive(slices.weightAddress);
    slices.weightWord.drive(weights.readData);
    slices.half.drive(conductor.multipliedHalf);
    slices.storeHalf.drive(conductor.storedHalf);
    slices.storeAddress.drive(storer.readAddress);
    slices.storeRead.drive(storer.read);
    slices.storeSlice.drive(storer.readSlice);

    storer.command.drive(storing.store);
    storer.outputs.drive(storing.load.outputs);
    storer.sums.drive(storing.multiply);
    storer.start.drive(conductor.begins.and(conductor.stores));
    storer.sum.drive(slices.storeSum);
    storer.scaleWrite.drive(loader.scaleWrite);
    storer.scaleWriteHalf.drive(conductor.multipliedHalf);
    storer.scaleHalf.drive(conductor.storedHalf);
    write.drive(storer.writes);

    var events = new EnumMap<Counter, UInt>(Counter.class);
    events.put(Counter.CYCLES, busy.toUInt());
    events.put(Counter.MULTIPLICATIONS, slices.multiplications);
    events.put(Counter.ADDITIONS, slices.additions.add(additions(preparer, reuse)).add(storer.adds.toUInt()));
    events.put(Counter.DRAM_READS, read.fires().toUInt());
    events.put(Counter.DRAM_WRITES, write.fires().toUInt());
    events.put(Counter.INPUT_READS, preparer.read.toUInt());
    events.put(Counter.INPUT_WRITES, loader.inputWrite.valid.toUInt());
    events.put(Counter.OPERAND_READS, mux(slices.readRow, ulit(config.slices().rows()), ulit(0)));
    events.put(Counter.OPERAND_WRITES, operands.writes.toUInt());
    events.put(Counter.WEIGHT_READS, slices.readWeights.toUInt());
    events.put(Counter.WEIGHT_WRITES, loader.weightWrite.valid.toUInt());
    events.put(Counter.SUM_READS, slices.readsSums);
    events.put(Counter.SUM_WRITES, slices.writesSums.toUInt());
    count(events);
  }

  /// Additions that make half sums of activations and operands of half sums.
  private UInt additions(Preparer preparer, ArUnit reuse) {
    if (!config.mode().fuses()) {
      unused(preparer.additions);
      return ulit(0);
    }
    int most = config.limits().pool() - 1;
    var made = reuse.even.valid.toUInt().add(reuse.odd.valid.toUInt());
    return preparer.additions.add(made.mul(reuse.window.sub(1).max(0).min(most).toUInt()));
  }

  private void count(Map<Counter, UInt> events) {
    var counts = reg(counters.type(), 0);
    var sums = vecOf(counters.length(), i -> counts.get(i).add(events.get(Counter.values()[i])).truncate(Counter.BITS));
    counts.next(sums);
    when(start, () -> counts.next(fill(counters.length(), ulit(0))));
    counters.drive(counts);
  }
}
