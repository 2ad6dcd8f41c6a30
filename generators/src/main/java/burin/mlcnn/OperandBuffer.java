package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.stream.Stream;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/// The rows of operands that the slices work on. A row is a word; its even columns lie in the lower half of the word, its odd
/// ones in the upper half.
///
/// **Banks.** There is a bank for each row lane. Of a channel, the first `stride` rows lie in bank 0, the next ones in bank 1,
/// and so on, from bank 0 again after the last. So the rows that the lanes need at the same time, `stride` apart, are
/// always in different banks.
///
/// **Filling.** `start` begins with `channels` channels; `busy` is high until the last row has been written.
///
/// **Reading.** `read` fetches a row for each lane: for the lanes whose rows are in the banks from `turn` on, the one at
/// `readRow`, for the others, which have gone around, the one `readStride` further. From the next cycle on `operands` are those
/// at `column`. One row serves all columns of a kernel and all columns of the output. Where `shared` was high with `read`, each
/// row serves `parts` neighbouring lanes, whose columns are `partColumns` output columns apart.
public final class OperandBuffer extends Module {
  private final MlcnnConfig config;

  public final PrepareFields command = input(PrepareFields.type(config));
  public final Bool start = input(bool());
  public final Bool writeHalf = input(bool());
  public final UInt channels = input(uint(Field.GROUP_CHANNELS.bits(config)));
  public final Stream<OperandItem> even = input(Stream.of(OperandItem.type(config.precision().operandBits())));
  public final Stream<OperandItem> odd = input(Stream.of(OperandItem.type(config.precision().operandBits())));
  public final Bool busy = output(bool());
  /// A row is written in this cycle.
  public final Bool writes = output(bool());

  public final UInt readStride = input(uint(Field.STRIDE.bits(config)));
  public final Bool read = input(bool());
  public final Bool readHalf = input(bool());
  public final UInt readRow = input(index(config.buffers().operandRows()));
  public final UInt turn = input(index(config.slices().rows()));
  public final Bool shared = input(bool());
  public final UInt parts = input(uint(Field.LAST_PARTS.bits(config)));
  public final UInt partColumns = input(uint(Field.LAST_COLUMNS.bits(config)));
  public final UInt column = input(index(config.buffers().rowColumns()));
  public final Vec<Bits> operands = output(vec(config.slices().rows(), bits(config.precision().operandBits())));

  public OperandBuffer(MlcnnConfig config) {
    this.config = config;
    super();
    int lanes = config.slices().rows();
    var banks = instances(lanes, () -> new PingPong<>(
        new PingPong.Config<>(
            vec(config.buffers().rowColumns(), bits(config.precision().operandBits())), config.buffers().operandRows())));
    Vec<Bits> row = row();
    var rowDone = regNext(even.valid.and(even.payload.last).or(odd.valid.and(odd.payload.last)), 0);
    writes.drive(rowDone);
    banks.all(b -> b.writeData, row);
    banks.all(b -> b.writeHalf, writeHalf);
    var bank = reg(index(lanes), 0);
    banks.each(b -> b.write, indices(lanes).map(i -> i.eq(bank).and(rowDone)));
    banks.all(b -> b.writeAddress, rowAddress(rowDone, bank));

    banks.all(b -> b.read, read);
    banks.all(b -> b.readHalf, readHalf);
    var further = readRow.add(readStride).min(config.buffers().operandRows() - 1);
    banks.each(b -> b.readAddress, indices(lanes).map(i -> mux(i.lt(turn), further, readRow)));
    operands.drive(chosen(banks.get(b -> b.readData), regEnabled(turn, read), regEnabled(shared, read)));
  }

  /// A row, as it grows.
  private Vec<Bits> row() {
    int half = config.buffers().rowColumns() / 2;
    even.ready.drive(true);
    odd.ready.drive(true);
    return side("Even", even, half).concat(side("Odd", odd, half));
  }

  private Vec<Bits> side(String name, Stream<OperandItem> items, int half) {
    var values = naming("row" + name, () -> reg(vec(half, bits(config.precision().operandBits()))));
    var count = naming("count" + name, () -> reg(index(half), 0));
    var ends = even.valid.and(even.payload.last).or(odd.valid.and(odd.payload.last));
    when(items.valid, () -> {
      values.get(count).next(items.payload.value);
      count.next(count.incrementWrapping());
    });
    when(ends, () -> count.next(0));
    return values;
  }

  /// Where the next row is written, and in which bank.
  private UInt rowAddress(Bool rowDone, UInt bank) {
    var to = reg(index(config.buffers().operandRows()), 0);
    var channelTo = reg(index(config.buffers().operandRows()), 0);
    var neighbour = reg(command.stride.type(), 0);
    var row = reg(command.rows.type(), 0);
    var channel = reg(channels.type(), 0);
    var working = reg(bool(), false);
    var lastNeighbour = neighbour.add(1).eq(command.stride);
    var lastBank = bank.eq(config.slices().rows() - 1);
    var lastRow = row.add(1).eq(command.rows);
    var lastChannel = channel.add(1).eq(channels);
    var nextChannel = channelTo.add(command.bankRows).min(config.buffers().operandRows() - 1);
    busy.drive(working);

    when(rowDone, () -> {
      row.next(row.incrementWrapping());
      neighbour.next(neighbour.incrementWrapping());
      to.next(to.incrementWrapping());
      when(lastNeighbour, () -> {
        neighbour.next(0);
        bank.next(bank.incrementWrapping());
      });
      when(lastNeighbour.and(lastBank.not()), () ->
          to.next(to.sub(neighbour).max(0).min(config.buffers().operandRows() - 1).toUInt()));
      when(lastRow, () -> {
        row.next(0);
        neighbour.next(0);
        bank.next(0);
        channel.next(channel.incrementWrapping());
        channelTo.next(nextChannel);
        to.next(nextChannel);
      });
      when(lastRow.and(lastChannel), () -> working.next(false));
    });
    when(start, () -> {
      working.next(true);
      channel.next(0);
      channelTo.next(0);
      to.next(0);
    });
    return to;
  }

  /// What each lane needs: bank `(row + turn)` modulo their number has the row, `row` being the number of the lane where each
  /// has its own.
  private Vec<Bits> chosen(Vec<Vec<Bits>> words, UInt turned, Bool sharing) {
    int lanes = config.slices().rows();
    if (lanes == 1) {
      unused(turned, sharing, parts, partColumns);
      return words.map(word -> word.get(place(column)));
    }
    var rowOf = mux(sharing, regNext(perParts((lane, count) -> lane / count).get(parts.min(lanes))), indices(lanes));
    var partOf = perParts((lane, count) -> lane % count).get(parts.min(lanes));
    var further = regNext(partOf.map(part -> bounded(part.mul(partColumns).mul(readStride))));
    var columnOf = further.map(more -> bounded(column.add(mux(sharing, more, ulit(0)))));
    return rowOf.zip(columnOf, (row, at) -> words.get(around(row.add(turned), lanes)).get(place(at)));
  }

  /// A number for each lane, for each number of parts.
  private Vec<Vec<UInt>> perParts(IntBinaryOperator number) {
    int lanes = config.slices().rows();
    long[] numbers = IntStream.rangeClosed(0, lanes).flatMap(parts ->
        IntStream.range(0, lanes).map(lane -> number.applyAsInt(lane, Math.max(parts, 1)))).asLongStream().toArray();
    return constants(vec(lanes, index(lanes)), numbers);
  }

  private UInt bounded(UInt column) {
    return column.min(config.buffers().rowColumns() - 1);
  }

  /// Where a column lies in its row.
  private UInt place(UInt column) {
    int half = config.buffers().rowColumns() / 2;
    return bounded(column.shr(1).add(mux(column.asBits().bit(0), ulit(half), ulit(0))));
  }

  private static UInt around(UInt number, int lanes) {
    return number.ge(lanes).mux(number.sub(lanes).max(0).min(lanes - 1).toUInt(), number.min(lanes - 1));
  }
}
