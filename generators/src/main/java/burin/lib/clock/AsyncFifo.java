package burin.lib.clock;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.DataType;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.Scope;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.lib.logic.Gray;
import burin.lib.stream.Stream;

/// A queue whose items come in with one clock and go out with another, one each cycle on both sides. They are kept in a memory
/// with a port for each clock. Each side tells the other how far it is with a counter in Gray code, of which one bit changes
/// at a time, so that what is caught is the old count or the new one.
///
/// An item can go out `stages + 2` edges of `read` after the edge of `write` that took it, or one later. What went out makes
/// room for `in` after `stages + 1` edges of `write`, or one later; so a queue that is to be kept busy needs some room more
/// than its use. `writeLevel` and `readLevel` count the items as each side knows of them: `writeLevel` is never too small,
/// `readLevel` never too large.
///
/// Reset: both sides must be held at the same time for a moment; then they may be let go in any order. It empties the queue.
///
/// Source of the method: C. E. Cummings, "Simulation and Synthesis Techniques for Asynchronous FIFO Design", SNUG 2002.
public final class AsyncFifo<T extends Value> extends Module {
  /// @param depth items in the memory, a power of two, at least 2; one more waits to go out
  /// @param stages of the synchronisers, at least 2
  public record Config<T extends Value>(DataType<T> type, int depth, int stages) {
    public Config {
      Given.notNull(type, "type");
      checkArgument(depth >= 2 && Integer.bitCount(depth) == 1, "depth is %s, must be a power of two, at least 2", depth);
      checkArgument(stages >= 2, "stages is %s, must be at least 2", stages);
      type = type.holdingZero();
    }

    public Config(DataType<T> type, int depth) {
      this(type, depth, 2);
    }

    /// Bits of the counters: one more than an address, which tells full from empty.
    int countWidth() {
      return Integer.numberOfTrailingZeros(depth) + 1;
    }
  }

  private final Config<T> config;

  public final ClockDomain write = clockDomain();
  public final ClockDomain read = clockDomain();
  public final Stream<T> in = input(Stream.of(config.type()));
  public final Stream<T> out = output(Stream.of(config.type()));
  public final UInt writeLevel = output(range(0, config.depth()));
  public final UInt readLevel = output(range(0, config.depth()));

  public AsyncFifo(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    Memory<T> items = memory(config.type(), config.depth());
    var writeCode = in(write, () -> reg(bits(config.countWidth()), 0));
    var readCode = in(read, () -> reg(bits(config.countWidth()), 0));
    in(write, () -> writeSide(items, writeCode, caught(readCode)));
    in(read, () -> readSide(items, readCode, caught(writeCode)));
  }

  /// The other side's counter, in this side's clock.
  private Bits caught(Bits code) {
    Bits caught = crossing(() -> reg(bits(config.countWidth()), 0));
    caught.next(code);
    for (int i = 1; i < config.stages(); i++) caught = regNext(caught, 0);
    return caught;
  }

  private void writeSide(Memory<T> items, Bits code, Bits readCode) {
    var written = reg(uint(config.countWidth()), 0);
    var level = written.sub(Gray.decode(readCode)).truncate(config.countWidth());
    in.ready.drive(level.lt(config.depth()));
    writeLevel.drive(level.min(config.depth()));
    when(in.fires(), () -> {
      items.write(address(written), in.payload);
      advance(written, code);
    });
  }

  /// The read port's register is where the next item waits to go out.
  private void readSide(Memory<T> items, Bits code, Bits writeCode) {
    var fetched = reg(uint(config.countWidth()), 0);
    var waiting = reg(bool(), false);
    var level = Gray.decode(writeCode).sub(fetched).truncate(config.countWidth());
    Bool fetch = level.ne(0).and(waiting.not().or(out.ready));
    readLevel.drive(level.min(config.depth()));
    when(fetch, () -> {
      advance(fetched, code);
      waiting.next(true);
    }).elseWhen(out.ready, () -> waiting.next(false));
    out.valid.drive(waiting);
    drive(out.payload, crossing(() -> items.readSync(address(fetched), fetch)));
  }

  private UInt address(UInt count) {
    return count.truncate(config.countWidth() - 1);
  }

  private void advance(UInt count, Bits code) {
    var following = count.incrementWrapping();
    count.next(following);
    code.next(Gray.encode(following));
  }

  /// A stream of one clock as another clock sees it, through a queue.
  public static <T extends Value> Stream<T> of(Stream<T> stream, int depth, ClockDomain write, ClockDomain read) {
    Given.notNull(stream, "stream");
    Given.notNull(read, "read");
    return Scope.add(stream.valid, AsyncFifo.class, scope -> {
      var fifo = scope.instance(new AsyncFifo<>(new Config<>(stream.item(), depth)));
      fifo.write.drive(write);
      fifo.read.drive(read);
      fifo.in.drive(stream);
      return fifo.out;
    });
  }
}
