package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.ReadUnderWrite;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.nn.Widths;
import java.util.stream.IntStream;

/// The slices, each with a multiplier, an adder and a partial sum for each output that it works on, and the counters that
/// lead them through a group of input channels.
///
/// For each input channel and row of the kernel, and for each block of output rows, a row of operands is fetched once; it
/// then serves all output channels, columns of the kernel and output columns. In the last block, row lanes that have no row of
/// their own share the columns of the others (see [RowSpread]). In each cycle a slice multiplies the operand of
/// its row lane by the weight of its channel lane and adds the product to the partial sum of an output column. Consecutive
/// cycles have different columns, so a sum is not needed again before it is there; where a row has fewer columns than an
/// addition takes cycles, idle cycles are put in.
///
/// `start` begins with `channels` channels, `first` in the same cycle says that there are no partial sums yet. `busy` is
/// high until the next group may begin; of the `last` group, until the last sum has been written.
///
/// Partial sums have two halves: while slices work on one, `storeSum` is the sum of slice `storeSlice` of the other, at the
/// address that was on `storeAddress`, with `storeRead`, in the cycle before.
///
/// Stages: counters and fetch, choice of the column, multiplication, addition.
public final class SliceArray extends Module {
  private final MlcnnConfig config;

  public final MultiplyFields command = input(MultiplyFields.type(config));
  public final UInt stride = input(uint(Field.STRIDE.bits(config)));
  public final UInt bankRows = input(uint(Field.BANK_ROWS.bits(config)));
  public final Bool start = input(bool());
  public final Bool first = input(bool());
  public final Bool last = input(bool());
  public final UInt channels = input(uint(Field.GROUP_CHANNELS.bits(config)));
  public final Bool busy = output(bool());

  public final Bool readRow = output(bool());
  public final UInt row = output(index(config.buffers().operandRows()));
  public final UInt turn = output(index(config.slices().rows()));
  /// The row is of the last block of output rows, whose columns lanes may share.
  public final Bool shared = output(bool());
  public final UInt column = output(index(config.buffers().rowColumns()));
  public final Vec<Bits> operands = input(vec(config.slices().rows(), bits(config.precision().operandBits())));

  public final Bool readWeights = output(bool());
  public final UInt weightAddress = output(index(config.buffers().weightWords()));
  public final Bits weightWord = input(bits(MlcnnConfig.WORD_BITS * config.buffers().wordsPerStep()));

  /// The half of the partial sums that slices work on, and the one from which `storeSum` is taken.
  public final Bool half = input(bool());
  public final Bool storeHalf = input(bool());
  public final UInt storeAddress = input(index(config.buffers().sumWords()));
  public final Bool storeRead = input(bool());
  public final UInt storeSlice = input(index(config.slices().slices()));
  public final Bits storeSum = output(bits(config.precision().accumulatorBits()));

  /// Multiplications of this cycle, and additions of products to partial sums.
  public final UInt multiplications = output(range(0, config.slices().slices()));
  public final UInt additions = output(range(0, config.slices().slices()));
  public final UInt readsSums = output(range(0, 2));
  public final Bool writesSums = output(bool());

  public SliceArray(MlcnnConfig config) {
    this.config = config;
    super();
    Loops loops = loops();

    // The row is there: choose the column.
    var chosen = regNext(operands);
    var issued = regNext(loops.issues(), 0);
    var multiplying = regNext(issued, 0);
    column.drive(regNext(loops.column()));
    var weights = regNext(weights(regNext(loops.weightStep())));
    var sumAddress = regNext(regNext(loops.sumAddress()));
    var fresh = regNext(regNext(loops.fresh()));

    // Multiply.
    int rows = config.slices().rows();
    int[] rowOf = IntStream.range(0, config.slices().slices()).map(slice -> slice % rows).toArray();
    int[] channelOf = IntStream.range(0, config.slices().slices()).map(slice -> slice / rows).toArray();
    var products = regNext(arithmetic().products(chosen.gather(rowOf), weights.gather(channelOf)));
    int latency = 1 + arithmetic().productLatency();
    var adds = delayed(multiplying, latency);
    var freshSums = delayed(fresh, latency);
    var addTo = delayed(sumAddress, latency);
    var addFrom = delayed(sumAddress, latency - 1);
    var readsNow = delayed(multiplying, latency - 1);

    // Add.
    var lower = partialSums();
    var upper = partialSums();
    var lowerSums = held(lower, half.not(), storeHalf.not(), addFrom, readsNow);
    var upperSums = held(upper, half, storeHalf, addFrom, readsNow);
    var held = mux(half, upperSums, lowerSums);
    var began = products.map(arithmetic()::sum);
    int adding = arithmetic().sumLatency();
    var sums = mux(delayed(freshSums, adding), delayed(began, adding), arithmetic().sums(held, products));
    var writes = delayed(adds, adding);
    var writeTo = delayed(addTo, adding);
    when(writes.and(half.not()), () -> lower.write(writeTo, sums));
    when(writes.and(half), () -> upper.write(writeTo, sums));
    storeSum.drive(mux(storeHalf, upperSums, lowerSums).get(storeSlice));
    multiplications.drive(mux(loops.issues(), loops.active(), ulit(0)));
    additions.drive(mux(loops.issues().and(loops.fresh().not()), loops.active(), ulit(0)));
    readsSums.drive(storeRead.toUInt().add(readsNow.and(delayed(fresh, latency - 1).not()).toUInt()));
    writesSums.drive(writes);

    var working = reg(bool(), false);
    var drained = delayed(loops.ends().and(last), 3 + arithmetic().productLatency() + adding);
    var ending = drained.or(loops.ends().and(last.not()));
    when(ending, () -> working.next(false));
    when(start, () -> working.next(true));
    busy.drive(working);
  }

  private Memory<Vec<Bits>> partialSums() {
    return memory(vec(config.slices().slices(), bits(config.precision().accumulatorBits())), config.buffers().sumWords());
  }

  /// A word of a half, for the slices or for the results.
  private Vec<Bits> held(Memory<Vec<Bits>> sums, Bool isHalf, Bool isStored, UInt addFrom, Bool readsNow) {
    var stores = storeRead.and(isStored);
    return sums.readSync(mux(stores, storeAddress, addFrom), stores.or(readsNow.and(isHalf)), ReadUnderWrite.NEW);
  }

  private <T extends Value> T delayed(T value, int cycles) {
    return cycles == 0 ? value : delayed(regNext(value), cycles - 1);
  }

  private Bool delayed(Bool value, int cycles) {
    return cycles == 0 ? value : delayed(regNext(value, 0), cycles - 1);
  }

  /// Where the counters are.
  ///
  /// @param issues whether there is something to multiply
  /// @param ends whether this is the last cycle of the group
  /// @param fresh whether no products have been added yet
  /// @param column which column of the row of operands
  /// @param weightStep which weights
  /// @param sumAddress which partial sums
  /// @param active how many slices do something that counts
  private record Loops(
      Bool issues, Bool ends, Bool fresh, UInt column, UInt weightStep, UInt sumAddress, UInt active) {}

  /// Channel, row of the kernel, block of output rows, block of output channels, column of the kernel, output column.
  private Loops loops() {
    var running = reg(bool(), false);
    var noSums = reg(bool(), false);
    var x = reg(uint(command.columns.type().width() + 1), 0);
    var j = reg(command.kernel.type(), 0);
    var block = reg(command.channelBlocks.type(), 0);
    var rowBlock = reg(command.rowBlocks.type(), 0);
    var i = reg(command.kernel.type(), 0);
    var channel = reg(channels.type(), 0);
    var idle = arithmetic().sumLatency() + 1;
    var lastRowBlock = rowBlock.add(1).eq(command.rowBlocks);
    var columns = mux(lastRowBlock, command.lastColumns, command.columns);
    var lastX = x.add(1).ge(columns).and(x.add(1).ge(idle));
    var lastJ = j.add(1).eq(command.kernel);
    var lastBlock = block.add(1).eq(command.channelBlocks);
    var lastI = i.add(1).eq(command.kernel);
    var lastChannel = channel.add(1).eq(channels);

    var endX = running.and(lastX);
    var endJ = endX.and(lastJ);
    var endBlock = endJ.and(lastBlock);
    var endRowBlock = endBlock.and(lastRowBlock);
    var endI = endRowBlock.and(lastI);
    var ends = endI.and(lastChannel);
    when(start, () -> {
      running.next(true);
      noSums.next(first);
    });
    when(ends, () -> running.next(false));
    count(x, running, endX);
    count(j, endX, endJ);
    count(block, endJ, endBlock);
    count(rowBlock, endBlock, endRowBlock);
    count(i, endRowBlock, endI);
    count(channel, endI, ends);

    var issues = running.and(x.lt(columns));
    shared.drive(lastRowBlock);
    rows(endBlock, endRowBlock, endI, ends);
    readRow.drive(running.and(x.eq(0)).and(j.eq(0)).and(block.eq(0)));
    readWeights.drive(running.and(x.eq(0)));
    var fresh = noSums.and(channel.eq(0)).and(i.eq(0)).and(j.eq(0));
    var lanes = mux(lastBlock, command.lastLanes, ulit(config.slices().channels()));
    var lastRowLanes = command.lastFull.add(mux(x.lt(command.lastRest), command.lastRows, ulit(0)));
    var rowLanes = mux(lastRowBlock, lastRowLanes, ulit(config.slices().rows()));
    return new Loops(issues, ends, fresh, columnAt(running, j, lastX, lastJ), weightStep(endX, endBlock, endRowBlock),
        sumAddress(endX, endJ, endBlock, endRowBlock), lanes.mul(rowLanes).min(config.slices().slices()));
  }

  private void count(UInt counter, Bool counts, Bool ends) {
    when(counts, () -> counter.next(counter.incrementWrapping()));
    when(ends, () -> counter.next(0));
  }

  /// Which rows of operands, and from which bank on.
  private void rows(Bool endBlock, Bool endRowBlock, Bool endI, Bool ends) {
    int depth = config.buffers().operandRows();
    var rowAt = reg(index(depth), 0);
    var kernelRowAt = reg(index(depth), 0);
    var channelAt = reg(index(depth), 0);
    var neighbour = reg(stride.type(), 0);
    var turned = reg(index(config.slices().rows()), 0);
    var lastNeighbour = neighbour.add(1).eq(stride);
    var lastTurn = turned.eq(config.slices().rows() - 1);
    var back = kernelRowAt.sub(neighbour).max(0).min(depth - 1).toUInt();
    var nextKernelRow = mux(lastNeighbour.and(lastTurn.not()), back, kernelRowAt.add(1).min(depth - 1));
    var nextChannel = channelAt.add(bankRows).min(depth - 1);
    when(endBlock, () -> rowAt.next(rowAt.add(stride).min(depth - 1)));
    when(endRowBlock, () -> {
      kernelRowAt.next(nextKernelRow);
      rowAt.next(nextKernelRow);
      neighbour.next(neighbour.incrementWrapping());
      when(lastNeighbour, () -> {
        neighbour.next(0);
        turned.next(turned.incrementWrapping());
      });
    });
    when(endI, () -> {
      channelAt.next(nextChannel);
      kernelRowAt.next(nextChannel);
      rowAt.next(nextChannel);
      neighbour.next(0);
      turned.next(0);
    });
    when(ends, () -> {
      channelAt.next(0);
      kernelRowAt.next(0);
      rowAt.next(0);
    });
    row.drive(rowAt);
    turn.drive(turned);
  }

  private UInt columnAt(Bool running, UInt j, Bool lastX, Bool lastJ) {
    int most = config.buffers().rowColumns() - 1;
    var columnAt = reg(index(config.buffers().rowColumns()), 0);
    when(running, () -> {
      columnAt.next(columnAt.add(stride).min(most));
      when(lastX, () -> columnAt.next(command.firstColumn.add(j).add(1).min(most)));
      when(lastX.and(lastJ), () -> columnAt.next(command.firstColumn.min(most)));
    });
    when(start, () -> columnAt.next(command.firstColumn.min(most)));
    return columnAt;
  }

  /// Weights lie in the order in which they are used, but each block of output rows uses those of a kernel row again.
  private UInt weightStep(Bool endX, Bool endBlock, Bool endRowBlock) {
    var step = reg(index(config.buffers().weightSteps()), 0);
    var kernelRowStep = reg(index(config.buffers().weightSteps()), 0);
    var next = step.incrementWrapping();
    when(endX, () -> step.next(next));
    when(endBlock, () -> step.next(kernelRowStep));
    when(endRowBlock, () -> {
      step.next(next);
      kernelRowStep.next(next);
    });
    when(start, () -> {
      step.next(0);
      kernelRowStep.next(0);
    });
    int shift = Widths.unsigned(config.buffers().stepsPerWord()) - 1;
    weightAddress.drive(step.shr(shift).min(config.buffers().weightWords() - 1));
    return step;
  }

  /// The weights of a step, one for each channel lane.
  private Vec<Bits> weights(UInt step) {
    int lanes = config.slices().channels();
    int stored = config.precision().weightStorageBits();
    var all = weightWord.asVec(bits(stored)).map(weight -> weight.slice(config.precision().weightBits() - 1, 0));
    if (config.buffers().stepsPerWord() == 1) {
      unused(step);
      return all.slice(0, lanes);
    }
    int bits = lanes * config.precision().weightBits();
    var steps = all.asBits().asVec(bits(bits));
    var chosen = step.truncate(Widths.unsigned(config.buffers().stepsPerWord() - 1));
    return steps.get(chosen).asVec(bits(config.precision().weightBits()));
  }

  /// A word for each block of channels, block of rows and column, in this order.
  private UInt sumAddress(Bool endX, Bool endJ, Bool endBlock, Bool endRowBlock) {
    int most = config.buffers().sumWords() - 1;
    var sumAt = reg(index(config.buffers().sumWords()), 0);
    var blockAt = reg(index(config.buffers().sumWords()), 0);
    var rowBlockAt = reg(index(config.buffers().sumWords()), 0);
    var nextBlock = blockAt.add(command.blockWords).min(most);
    var nextRowBlock = rowBlockAt.add(command.columns).min(most);
    sumAt.next(sumAt.add(1).min(most));
    when(endX, () -> sumAt.next(blockAt));
    when(endJ, () -> {
      blockAt.next(nextBlock);
      sumAt.next(nextBlock);
    });
    when(endBlock, () -> {
      rowBlockAt.next(nextRowBlock);
      blockAt.next(nextRowBlock);
      sumAt.next(nextRowBlock);
    });
    when(endRowBlock, () -> {
      rowBlockAt.next(0);
      blockAt.next(0);
      sumAt.next(0);
    });
    when(start, () -> {
      rowBlockAt.next(0);
      blockAt.next(0);
      sumAt.next(0);
    });
    return sumAt;
  }

  private Arithmetic arithmetic() {
    return Arithmetic.of(config);
  }
}
