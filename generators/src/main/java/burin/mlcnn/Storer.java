package burin.mlcnn;

import static burin.mlcnn.MlcnnConfig.ADDRESS_BITS;
import static burin.mlcnn.MlcnnConfig.WORD_BITS;
import static burin.mlcnn.PostProcessor.RESULT_BITS;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.lib.stream.Fifo;
import burin.lib.stream.Stream;
import java.util.List;

/// Takes the partial sums of a tile out of the slices, one a cycle, and stores what the [PostProcessor] makes of them.
///
/// Output channel after channel and row after row, it reads the sums of each window that is pooled. Results are joined to
/// words of DRAM. Where each row is stored as the sum with the row before, a memory holds that one, and the first row is not
/// stored.
/// `start`, for one cycle, begins; `busy` is high until DRAM has taken the last word. When DRAM is not ready, no more sums
/// are read than the queue has room for.
public final class Storer extends Module {
  private final MlcnnConfig config;

  public final StoreFields command = input(StoreFields.type(config));
  public final UInt outputs = input(uint(Field.OUTPUTS.bits(config)));
  /// How the partial sums lie in the slices.
  public final MultiplyFields sums = input(MultiplyFields.type(config));
  public final Bool start = input(bool());
  public final Bool busy = output(bool());

  public final WritePort<Bits> scaleWrite = input(WritePort.of(bits(WORD_BITS), Tile.MAX_OUTPUTS));
  public final Bool scaleWriteHalf = input(bool());
  public final Bool scaleHalf = input(bool());
  public final Bool read = output(bool());
  public final UInt readAddress = output(index(config.buffers().sumWords()));
  public final UInt readSlice = output(index(config.slices().slices()));
  public final Bits sum = input(bits(config.precision().accumulatorBits()));
  public final Stream<DramWrite> writes = output(Stream.of(DramWrite.item()));
  /// Additions of this cycle.
  public final Bool adds = output(bool());

  public Storer(MlcnnConfig config) {
    this.config = config;
    super();
    var post = instance(arithmetic().postProcessor());
    // On their way there may be as many results as there are stages, each of them a word.
    int stages = 2 + post.latency() + arithmetic().halfLatency();
    var queue = instance(new Fifo<>(new Fifo.Config<>(DramWrite.item(), 2 * stages)));
    var room = queue.occupancy.lt(stages);
    Walk walk = walk(room);

    var scales = instance(new PingPong<>(new PingPong.Config<>(bits(WORD_BITS), Tile.MAX_OUTPUTS)));
    scales.write.drive(scaleWrite.valid);
    scales.writeHalf.drive(scaleWriteHalf);
    scales.writeAddress.drive(scaleWrite.address);
    scales.writeData.drive(scaleWrite.data);
    scales.read.drive(walk.issues());
    scales.readHalf.drive(scaleHalf);
    scales.readAddress.drive(walk.output());
    boolean pools = config.mode().pools();
    post.valid.drive(pools ? regNext(walk.issues(), 0) : lit(true));
    post.sum.drive(sum);
    post.first.drive(pools ? regNext(walk.first()) : lit(true));
    post.scale.drive(scales.readData);
    post.kind.drive(command.poolKind);
    post.poolShift.drive(command.poolShift);
    post.quartered.drive(command.quartered.eq(1));
    post.raw.drive(command.storeForm.eq(StoreForm.RAW.code()));
    readSlice.drive(regNext(walk.slice()));

    var done = delayed(walk.issues().and(walk.last()), 1 + post.latency());
    var place = delayed(walk.place(), 1 + post.latency());
    var result = post.result;
    var counted = walk.issues().and(walk.first().not()).and(command.poolKind.eq(PoolKind.SUMS.code()));
    var finished = pack(queue, done, place, result);
    var halving = config.mode().fuses() ? done.and(command.storeHalves.eq(1)).and(place.firstRow.not()) : lit(false);
    adds.drive(counted.or(halving));

    writes.drive(queue.out);
    var working = reg(bool(), false);
    var packed = reg(bool(), false);
    when(finished, () -> packed.next(true));
    when(packed.and(queue.out.valid.not()), () -> {
      packed.next(false);
      working.next(false);
    });
    when(start, () -> working.next(true));
    busy.drive(working);
  }

  private <T extends Value> T delayed(T value, int cycles) {
    return cycles == 0 ? value : delayed(regNext(value), cycles - 1);
  }

  private Bool delayed(Bool value, int cycles) {
    return cycles == 0 ? value : delayed(regNext(value, 0), cycles - 1);
  }

  /// Where a result belongs.
  public static final class Spot extends Bundle {
    public final UInt column;
    public final Bool firstRow;
    public final Bool rowEnds;
    public final Bool channelEnds;
    public final Bool ends;

    public Spot(Fields fields, MlcnnConfig config) {
      super(fields);
      column = fields.of(DataType.index(config.buffers().rowColumns()));
      firstRow = fields.of(DataType.bool());
      rowEnds = fields.of(DataType.bool());
      channelEnds = fields.of(DataType.bool());
      ends = fields.of(DataType.bool());
    }
  }

  /// Which sum is read.
  private record Walk(Bool issues, Bool first, Bool last, UInt output, UInt slice, Spot place) {}

  /// Where the sums of a column are: in a block of rows where each lane has a row of its own, and in the last block, whose rows
  /// several lanes may share.
  ///
  /// @param own place in a row
  /// @param part which of the lanes that share a row
  /// @param shared place in the part
  private record Column(UInt own, UInt part, UInt shared) {
    void next(Column next) {
      own.next(next.own);
      part.next(next.part);
      shared.next(next.shared);
    }
  }

  private Column column(String name) {
    var own = naming(name + "Own", () -> reg(index(config.buffers().rowColumns()), 0));
    var part = naming(name + "Part", () -> reg(index(config.slices().rows()), 0));
    var shared = naming(name + "Shared", () -> reg(index(config.buffers().rowColumns()), 0));
    return new Column(own, part, shared);
  }

  private Column firstColumn() {
    return new Column(ulit(0), ulit(0), ulit(0));
  }

  private Column after(Column column) {
    var ends = column.shared.add(1).eq(sums.lastColumns);
    return new Column(column.own.incrementWrapping(), mux(ends, column.part.incrementWrapping(), column.part),
        mux(ends, ulit(0), column.shared.incrementWrapping()));
  }

  /// Where the sums of a row are: which block, where its words begin, and which lane has the row, or its first part.
  private record Row(UInt block, UInt at, UInt lane) {
    void next(Row next) {
      block.next(next.block);
      at.next(next.at);
      lane.next(next.lane);
    }
  }

  private Row row(String name) {
    var block = naming(name + "Block", () -> reg(sums.rowBlocks.type(), 0));
    var at = naming(name + "Words", () -> reg(index(config.buffers().sumWords()), 0));
    return new Row(block, at, naming(name + "Lane", () -> reg(index(config.slices().rows()), 0)));
  }

  private Row firstRow(UInt at) {
    return new Row(ulit(0), at, ulit(0));
  }

  private Bool isShared(Row row) {
    return row.block.add(1).eq(sums.rowBlocks);
  }

  private Row after(Row row) {
    int lanes = config.slices().rows();
    var lane = row.lane.add(mux(isShared(row), sums.lastParts, ulit(1)));
    var ends = lane.ge(lanes);
    var nextBlock = row.at.add(sums.columns).min(config.buffers().sumWords() - 1);
    return new Row(mux(ends, row.block.incrementWrapping(), row.block), mux(ends, nextBlock, row.at),
        mux(ends, ulit(0), lane.min(lanes - 1)));
  }

  /// Output channel, row, column, and within a window row and column.
  private Walk walk(Bool room) {
    int rows = config.slices().rows();
    int most = config.buffers().sumWords() - 1;
    var running = reg(bool(), false);
    var output = reg(index(Tile.MAX_OUTPUTS), 0);
    var channelSlice = reg(index(config.slices().slices()), 0);
    var blockAt = reg(index(config.buffers().sumWords()), 0);
    var resultRow = reg(command.storeRows.type(), 0);
    var resultColumn = reg(command.storeColumns.type(), 0);
    var windowRow = reg(command.pool.type(), 0);
    var windowColumn = reg(command.pool.type(), 0);
    Row row = row("row");
    Row firstOfWindow = row("window");
    Column column = column("column");
    Column windowLeft = column("window");

    var issues = running.and(room);
    var endX = issues.and(windowColumn.add(1).eq(command.pool));
    var endWindow = endX.and(windowRow.add(1).eq(command.pool));
    var endRow = endWindow.and(resultColumn.add(1).eq(command.storeColumns));
    var endChannel = endRow.and(resultRow.add(1).eq(command.storeRows));
    var ends = endChannel.and(output.add(1).eq(outputs));
    var lastChannelLane = channelSlice.ge(config.slices().slices() - rows);
    var nextBlock = mux(lastChannelLane, blockAt.add(sums.blockWords).min(most), blockAt);
    Row nextRow = after(row);
    Column nextColumn = after(column);

    count(windowColumn, issues, endX);
    count(windowRow, endX, endWindow);
    count(resultColumn, endWindow, endRow);
    count(resultRow, endRow, endChannel);
    when(issues, () -> column.next(nextColumn));
    when(endX, () -> {
      column.next(windowLeft);
      row.next(nextRow);
    });
    when(endWindow, () -> {
      column.next(nextColumn);
      windowLeft.next(nextColumn);
      row.next(firstOfWindow);
    });
    when(endRow, () -> {
      column.next(firstColumn());
      windowLeft.next(firstColumn());
      row.next(nextRow);
      firstOfWindow.next(nextRow);
    });
    when(endChannel, () -> {
      output.next(output.incrementWrapping());
      channelSlice.next(mux(lastChannelLane, ulit(0), channelSlice.add(rows).min(config.slices().slices() - 1)));
      blockAt.next(nextBlock);
      row.next(firstRow(nextBlock));
      firstOfWindow.next(firstRow(nextBlock));
    });
    when(ends, () -> running.next(false));
    when(start, () -> {
      running.next(true);
      output.next(0);
      channelSlice.next(0);
      blockAt.next(0);
      row.next(firstRow(ulit(0)));
      firstOfWindow.next(firstRow(ulit(0)));
    });
    var shares = isShared(row);
    read.drive(issues);
    readAddress.drive(row.at.add(mux(shares, column.shared, column.own)).min(most));
    var slice = channelSlice.add(row.lane).add(mux(shares, column.part, ulit(0))).min(config.slices().slices() - 1);
    var place = bundleOf(DataType.bundle(fields -> new Spot(fields, config)),
        resultColumn.min(config.buffers().rowColumns() - 1), resultRow.eq(0), endRow, endChannel, ends);
    return new Walk(issues, windowColumn.eq(0).and(windowRow.eq(0)), endWindow, output, slice, place);
  }

  private void count(UInt counter, Bool counts, Bool ends) {
    when(counts, () -> counter.next(counter.incrementWrapping()));
    when(ends, () -> counter.next(0));
  }

  /// Joins results to words and sends them to the queue; high when the last one goes there.
  private Bool pack(Fifo<DramWrite> queue, Bool done, Spot place, Bits result) {
    int latency = config.mode().fuses() ? arithmetic().halfLatency() : 0;
    var number = config.mode().fuses() ? withLine(done, place, result) : result;
    var skipped = command.storeHalves.eq(1).and(place.firstRow);
    var arrives = delayed(done.and(skipped.not()), latency);
    var spot = delayed(place, latency);

    var channelAt = reg(uint(ADDRESS_BITS));
    var rowAt = reg(uint(ADDRESS_BITS));
    var wordAt = reg(uint(ADDRESS_BITS));
    var at = reg(index(8), 0);
    var word = reg(bits(WORD_BITS), 0);
    var mask = reg(bits(8), 0);
    var bytes = config.format().isFloating()
        ? ulit(StoreForm.of(config.format()).bytes())
        : mux(command.storeForm.eq(StoreForm.RAW.code()), ulit(4),
            mux(command.storeForm.eq(StoreForm.HALVES.code()), ulit(2), ulit(1)));
    var joined = word.or(Words.unsigned(number, WORD_BITS).shl(at.shl(3)));
    var chosen = mask.or(Words.unsigned(
        bytes.eq(4).asBits().repeat(2).cat(bytes.ge(2).asBits()).cat(litBits(1, 1)), 8).shl(at));
    var goes = arrives.and(at.add(bytes).ge(8).or(spot.rowEnds));
    var nextRow = rowAt.add(command.storeRowStride).truncate(ADDRESS_BITS);
    var nextChannel = channelAt.add(command.storeChannelStride).truncate(ADDRESS_BITS);

    when(arrives, () -> {
      word.next(joined);
      mask.next(chosen);
      at.next(at.add(bytes).truncate(3));
    });
    when(goes, () -> {
      word.next(litBits(WORD_BITS, 0));
      mask.next(litBits(8, 0));
      at.next(0);
      wordAt.next(wordAt.incrementWrapping());
    });
    when(arrives.and(spot.rowEnds), () -> {
      at.next(command.storeByte);
      wordAt.next(nextRow);
      rowAt.next(nextRow);
    });
    when(arrives.and(spot.channelEnds), () -> {
      wordAt.next(nextChannel);
      rowAt.next(nextChannel);
      channelAt.next(nextChannel);
    });
    when(start, () -> {
      at.next(command.storeByte);
      channelAt.next(command.storeBase);
      rowAt.next(command.storeBase);
      wordAt.next(command.storeBase);
    });
    queue.in.valid.drive(goes);
    queue.in.payload.address.drive(wordAt);
    queue.in.payload.data.drive(joined);
    queue.in.payload.mask.drive(chosen);
    return arrives.and(spot.ends);
  }

  /// A result, or its sum with the one above it, if such are to be stored.
  private Bits withLine(Bool done, Spot place, Bits result) {
    int stored = config.precision().activationBits();
    var line = memory(bits(stored), config.buffers().rowColumns());
    var above = line.read(place.column);
    var own = result.slice(stored - 1, 0);
    when(done, () -> line.write(place.column, own));
    var rows = List.of(fill(1, arithmetic().activation(above)), fill(1, arithmetic().activation(own)));
    var half = arithmetic().halfSums(rows).get(0);
    return mux(command.storeHalves.eq(1), Words.unsigned(half, RESULT_BITS),
        delayed(result, arithmetic().halfLatency()));
  }

  private Arithmetic arithmetic() {
    return Arithmetic.of(config);
  }
}
