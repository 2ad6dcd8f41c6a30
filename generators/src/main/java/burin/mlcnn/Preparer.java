package burin.mlcnn;

import static burin.mlcnn.MlcnnConfig.WORD_BITS;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.stream.Flow;
import java.util.ArrayList;

/// Reads the input buffer and makes pairs of half sums for the [ArUnit]: row after row, eight columns at a time.
///
/// Of the eight columns it reads a word for each of the `reads` rows that are summed, or the words in which half sums lie
/// already, one a cycle. Meanwhile the eight sums before go out in pairs. So eight columns take as many cycles as there are
/// reads or pairs, whichever is more. `start`, for one cycle, begins with `channels` channels; `busy` is high from the next
/// cycle on until the last word is read.
public final class Preparer extends Module {
  private final MlcnnConfig config;

  public final PrepareFields command = input(PrepareFields.type(config));
  public final UInt rowWords = input(uint(Field.ROW_WORDS.bits(config)));
  public final Bool start = input(bool());
  public final UInt channels = input(uint(Field.GROUP_CHANNELS.bits(config)));
  public final Bool busy = output(bool());

  public final Bool read = output(bool());
  public final UInt readAddress = output(index(config.buffers().inputWords()));
  public final Bits readData = input(bits(WORD_BITS));

  public final Flow<PairItem> pairs = output(Flow.of(PairItem.type(config.precision().halfBits())));
  /// Additions of this cycle.
  public final UInt additions;

  public Preparer(MlcnnConfig config) {
    this.config = config;
    super();
    int lanes = config.precision().activationsPerWord();
    var working = reg(bool(), false);
    var step = reg(uint(Math.max(command.reads.type().width(), command.lastPairs.type().width()) + 1), 0);
    var group = reg(command.columnGroups.type(), 0);
    var row = reg(command.rows.type(), 0);
    var channel = reg(channels.type(), 0);
    var lastGroup = group.add(1).eq(command.columnGroups);
    var lastRow = row.add(1).eq(command.rows);
    var lastChannel = channel.add(1).eq(channels);
    var pairCount = mux(lastGroup, command.lastPairs, ulit(lanes / 2));
    var reads = step.lt(command.reads);
    var lastStep = step.add(1).ge(command.reads).and(step.add(1).ge(pairCount));

    var at = reg(command.channelWords.type());
    var groupAt = reg(command.channelWords.type());
    var rowAt = reg(command.channelWords.type());
    var channelAt = reg(command.channelWords.type());
    int bits = command.channelWords.type().width();
    var nextGroup = groupAt.add(mux(command.wideHalves.eq(1), ulit(2), ulit(1))).truncate(bits);
    var nextRow = rowAt.add(rowWords).truncate(bits);
    var nextChannel = channelAt.add(command.channelWords).truncate(bits);

    when(working, () -> {
      step.next(step.incrementWrapping());
      at.next(at.add(command.readStep).truncate(bits));
      when(lastStep, () -> {
        step.next(0);
        group.next(group.incrementWrapping());
        groupAt.next(nextGroup);
        at.next(nextGroup);
      });
      when(lastStep.and(lastGroup), () -> {
        group.next(0);
        row.next(row.incrementWrapping());
        rowAt.next(nextRow);
        groupAt.next(nextRow);
        at.next(nextRow);
      });
      when(lastStep.and(lastGroup).and(lastRow), () -> {
        row.next(0);
        channel.next(channel.incrementWrapping());
        channelAt.next(nextChannel);
        rowAt.next(nextChannel);
        groupAt.next(nextChannel);
        at.next(nextChannel);
      });
      when(lastStep.and(lastGroup).and(lastRow).and(lastChannel), () -> {
        channel.next(0);
        working.next(false);
      });
    });
    when(start, () -> {
      working.next(true);
      channelAt.next(0);
      rowAt.next(0);
      groupAt.next(0);
      at.next(0);
    });
    busy.drive(working);
    read.drive(working.and(reads));
    readAddress.drive(at.min(config.buffers().inputWords() - 1));

    // A cycle later: the word is there.
    var isLastRead = step.add(1).eq(command.reads);
    var complete = regNext(read.and(isLastRead), 0);
    var begins = regNext(group.eq(0));
    var ends = regNext(lastGroup);
    var count = regNext(pairCount);
    var halves = halves();

    int latency = arithmetic().halfLatency();
    emit(delayed(complete, latency), halves, delayed(begins, latency), delayed(ends, latency), delayedNumber(count, latency));
    additions = output(range(0, lanes * (config.limits().pool() - 1)));
    additions.drive(additionsOf(complete, ends, count));
  }

  private Bool delayed(Bool value, int cycles) {
    return cycles == 0 ? value : delayed(regNext(value, 0), cycles - 1);
  }

  private UInt delayedNumber(UInt value, int cycles) {
    return cycles == 0 ? value : delayedNumber(regNext(value), cycles - 1);
  }

  private Vec<Bits> delayedLanes(Vec<Bits> value, int cycles) {
    return cycles == 0 ? value : delayedLanes(regNext(value), cycles - 1);
  }

  /// The half sums of eight columns, when their last word is there.
  private Vec<Bits> halves() {
    var plain = activations(readData);
    if (!config.mode().fuses()) return plain;
    int pool = config.limits().pool();
    var arrived = regNext(read, 0);
    var earlier = reg(vec(pool - 1, bits(WORD_BITS)));
    when(arrived, () -> earlier.next(pool == 2 ? fill(1, readData) : earlier.shiftIn(readData)));
    var rows = new ArrayList<Vec<Bits>>();
    for (int i = pool - 1; i > 0; i--) rows.add(gated(activations(earlier.get(pool - 1 - i)), command.reads.gt(i)));
    rows.add(plain);
    var sums = mux(command.reads.eq(1), delayedLanes(plain, arithmetic().halfLatency()), arithmetic().halfSums(rows));
    if (config.precision().halfStorageBits() == config.precision().activationBits()) return sums;
    var wide = wideHalves(earlier.get(pool - 2)).concat(wideHalves(readData));
    return mux(command.wideHalves.eq(1), wide, sums);
  }

  private Vec<Bits> gated(Vec<Bits> row, Bool on) {
    return mux(on, row, fill(row.length(), litBits(row.element().width(), 0)));
  }

  private Vec<Bits> activations(Bits word) {
    return word.asVec(bits(config.precision().activationBits())).map(arithmetic()::activation);
  }

  private Vec<Bits> wideHalves(Bits word) {
    return word.asVec(bits(config.precision().halfStorageBits())).map(arithmetic()::half);
  }

  /// Sends eight half sums on, two a cycle.
  private void emit(Bool complete, Vec<Bits> halves, Bool begins, Bool ends, UInt count) {
    int lanes = halves.length();
    var waiting = reg(halves.type());
    var left = reg(range(0, lanes / 2), 0);
    var first = reg(bool());
    var last = reg(bool());
    when(left.ne(0), () -> {
      left.next(left.decrementWrapping());
      if (lanes > 2) waiting.next(waiting.slice(2, lanes - 2).concat(waiting.slice(0, 2)));
      first.next(false);
    });
    when(complete, () -> {
      waiting.next(halves);
      left.next(count.min(lanes / 2));
      first.next(begins);
      last.next(ends);
    });
    var lastPair = last.and(left.eq(1));
    pairs.valid.drive(left.ne(0));
    pairs.payload.left.drive(waiting.get(0));
    pairs.payload.right.drive(waiting.get(1));
    pairs.payload.first.drive(first);
    pairs.payload.last.drive(lastPair);
    pairs.payload.single.drive(lastPair.and(command.single.eq(1)));
  }

  private UInt additionsOf(Bool complete, Bool ends, UInt count) {
    int lanes = config.precision().activationsPerWord();
    if (!config.mode().fuses()) {
      unused(complete, ends, count);
      return ulit(0);
    }
    var columns = count.shl(1).sub(mux(ends, command.single, ulit(0))).max(0).min(lanes).toUInt();
    var terms = mux(command.wideHalves.eq(1), ulit(0), command.reads.sub(1).max(0).min(config.limits().pool() - 1).toUInt());
    return mux(complete, columns.mul(terms), ulit(0)).min(lanes * (config.limits().pool() - 1));
  }

  private Arithmetic arithmetic() {
    return Arithmetic.of(config);
  }
}
