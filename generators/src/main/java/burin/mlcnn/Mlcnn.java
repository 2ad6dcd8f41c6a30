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
/// It asks by `request`, at most a word a cycle; words that are read come by `response` in the order of the requests, and
/// must be taken when they come. Words that it writes may be asked for at once.
///
/// `counters` has, from `start` on, what [Counter] names, in that order. Reset stops a run and leaves all memories alone.
public final class Mlcnn extends Module {
  private final MlcnnConfig config;

  public final Bool start = input(bool());
  public final UInt commandBase = input(uint(ADDRESS_BITS));
  public final UInt commands = input(uint(16));
  public final Bool busy = output(bool());

  public final Stream<DramRequest> request = output(Stream.of(DramRequest.item()));
  public final Flow<Bits> response = input(Flow.of(bits(WORD_BITS)));

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
    var command = conductor.command;
    var odd = conductor.oddBeat;
    var even = odd.not();

    conductor.start.drive(start);
    conductor.commandBase.drive(commandBase);
    conductor.commands.drive(commands);
    conductor.response.drive(response);
    conductor.working.drive(loader.busy.or(preparer.busy).or(operands.busy).or(slices.busy));
    conductor.storing.drive(storer.busy);
    busy.drive(conductor.busy);

    loader.command.drive(command.load);
    loader.begin.drive(conductor.begin);
    loader.start.drive(conductor.load);
    loader.inputs.drive(conductor.loadInputs);
    loader.lastInputs.drive(conductor.lastInputs);
    loader.weights.drive(conductor.loadWeights);
    loader.lastWeights.drive(conductor.lastWeights);
    loader.scales.drive(conductor.loadScales);
    loader.response.valid.drive(response.valid.and(conductor.fetches.not()));
    loader.response.payload.drive(response.payload);
    inputs.write.drive(loader.inputWrite.valid);
    inputs.writeHalf.drive(odd);
    inputs.writeAddress.drive(loader.inputWrite.address);
    inputs.writeData.drive(loader.inputWrite.data);
    weights.write.drive(loader.weightWrite.valid);
    weights.writeHalf.drive(even);
    weights.writeAddress.drive(loader.weightWrite.address);
    weights.writeData.drive(loader.weightWrite.data);
    storer.scaleWrite.drive(loader.scaleWrite);

    preparer.command.drive(command.prepare);
    preparer.rowWords.drive(command.load.rowWords);
    preparer.start.drive(conductor.prepare);
    preparer.channels.drive(conductor.preparedChannels);
    inputs.read.drive(preparer.read);
    inputs.readHalf.drive(even);
    inputs.readAddress.drive(preparer.readAddress);
    preparer.readData.drive(inputs.readData);
    reuse.window.drive(command.prepare.window);
    reuse.spacing.drive(command.prepare.spacing);
    reuse.in.valid.drive(preparer.pairs.valid);
    reuse.in.payload.drive(preparer.pairs.payload);
    unused(reuse.in.ready);

    operands.command.drive(command.prepare);
    operands.start.drive(conductor.prepare);
    operands.writeHalf.drive(even);
    operands.channels.drive(conductor.preparedChannels);
    operands.even.drive(reuse.even);
    operands.odd.drive(reuse.odd);
    operands.read.drive(slices.readRow);
    operands.readHalf.drive(odd);
    operands.readRow.drive(slices.row);
    operands.turn.drive(slices.turn);
    operands.shared.drive(slices.shared);
    operands.parts.drive(command.multiply.lastParts);
    operands.partColumns.drive(command.multiply.lastColumns);
    operands.column.drive(slices.column);

    slices.command.drive(command.multiply);
    slices.stride.drive(command.prepare.stride);
    slices.bankRows.drive(command.prepare.bankRows);
    slices.start.drive(conductor.multiply);
    slices.first.drive(conductor.firstGroup);
    slices.channels.drive(conductor.multipliedChannels);
    slices.operands.drive(operands.operands);
    weights.read.drive(slices.readWeights);
    weights.readHalf.drive(odd);
    weights.readAddress.drive(slices.weightAddress);
    slices.weightWord.drive(weights.readData);
    slices.storeAddress.drive(storer.readAddress);
    slices.storeRead.drive(storer.read);
    slices.storeSlice.drive(storer.readSlice);

    storer.command.drive(command.store);
    storer.outputs.drive(command.load.outputs);
    storer.sums.drive(command.multiply);
    storer.start.drive(conductor.store);
    storer.sum.drive(slices.storeSum);

    dram(conductor, loader, storer);
    var events = new EnumMap<Counter, UInt>(Counter.class);
    events.put(Counter.CYCLES, busy.toUInt());
    events.put(Counter.MULTIPLICATIONS, slices.multiplications);
    events.put(Counter.ADDITIONS, slices.additions.add(additions(preparer, reuse)).add(storer.adds.toUInt()));
    events.put(Counter.DRAM_READS, request.fires().and(request.payload.write.not()).toUInt());
    events.put(Counter.DRAM_WRITES, request.fires().and(request.payload.write).toUInt());
    events.put(Counter.INPUT_READS, preparer.read.toUInt());
    events.put(Counter.INPUT_WRITES, loader.inputWrite.valid.toUInt());
    events.put(Counter.OPERAND_READS, mux(slices.readRow, ulit(config.slices().rows()), ulit(0)));
    events.put(Counter.OPERAND_WRITES, operands.writes.toUInt());
    events.put(Counter.WEIGHT_READS, slices.readWeights.toUInt());
    events.put(Counter.WEIGHT_WRITES, loader.weightWrite.valid.toUInt());
    events.put(Counter.SUM_READS, slices.readsSums.toUInt());
    events.put(Counter.SUM_WRITES, slices.writesSums.toUInt());
    count(events);
  }

  /// Only one of the three is at work at a time.
  private void dram(Conductor conductor, Loader loader, Storer storer) {
    var reads = conductor.request.valid.or(loader.request.valid);
    request.valid.drive(reads.or(storer.request.valid));
    request.payload.write.drive(reads.not());
    request.payload.address.drive(mux(conductor.request.valid, conductor.request.payload,
        mux(loader.request.valid, loader.request.payload, storer.request.payload.address)));
    request.payload.data.drive(storer.request.payload.data);
    request.payload.mask.drive(storer.request.payload.mask);
    unused(storer.request.payload.write);
    conductor.request.ready.drive(request.ready);
    loader.request.ready.drive(request.ready);
    storer.request.ready.drive(request.ready.and(reads.not()));
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
