package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Value;

/// A queue of up to `depth` items, kept in a memory. `occupancy` says how many there are; in the cycle after an item comes
/// in it is counted, in the cycle after one goes out it is not any more.
///
/// | read | latency | items a cycle | reads the memory |
/// | --- | --- | --- | --- |
/// | `COMBINATIONAL` | 1 | 1; 1/2 with depth 1 | within the cycle: registers or LUTs |
/// | `SYNCHRONOUS` | 2 | 1; 1/3 with depth 1, 2/3 with depth 2 | with a register: block RAM |
///
/// `in.ready` and `out.valid` come from registers alone. Reset empties it.
public final class Fifo<T extends Value> extends Module {
  public enum Read { COMBINATIONAL, SYNCHRONOUS }

  /// @param depth the largest number of items in it, any from 1 on
  public record Config<T extends Value>(DataType<T> type, int depth, Read read) {
    public Config {
      Given.notNull(type, "type");
      Given.notNull(read, "read");
      type = Items.kept(type);
      Items.atLeast("depth", depth, 1);
    }

    public Config(DataType<T> type, int depth) {
      this(type, depth, Read.COMBINATIONAL);
    }

    /// Cycles from the one in which an item comes in to the first in which it can go out.
    public int latency() {
      return read == Read.COMBINATIONAL ? 1 : 2;
    }
  }

  private final Config<T> config;

  public final Stream<T> in = input(Stream.of(config.type()));
  public final Stream<T> out = output(Stream.of(config.type()));
  public final UInt occupancy = output(range(0, config.depth()));

  public Fifo(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var count = reg(range(0, config.depth()), 0);
    var head = reg(index(config.depth()), 0);
    var tail = reg(index(config.depth()), 0);
    var items = memory(config.type(), config.depth());
    var push = in.fires();
    var pop = out.fires();
    in.ready.drive(count.ne(config.depth()));
    occupancy.drive(count);
    when(push, () -> {
      items.write(tail, in.payload);
      tail.next(tail.incrementWrapping());
    });
    when(push.and(pop.not()), () -> count.next(count.incrementWrapping()))
        .elseWhen(pop.and(push.not()), () -> count.next(count.decrementWrapping()));
    switch (config.read()) {
      case COMBINATIONAL -> readNow(items, head, count, pop);
      case SYNCHRONOUS -> readAhead(items, head, push);
    }
  }

  private void readNow(Memory<T> items, UInt head, UInt count, Bool pop) {
    out.valid.drive(count.ne(0));
    drive(out.payload, items.read(head));
    when(pop, () -> head.next(head.incrementWrapping()));
  }

  /// The read port's register is where the next item waits to go out; `stored` counts the items that are not there yet.
  private void readAhead(Memory<T> items, UInt head, Bool push) {
    var stored = reg(range(0, config.depth()), 0);
    var waiting = reg(bool(), 0);
    var fetch = stored.ne(0).and(waiting.not().or(out.ready));
    when(push.and(fetch.not()), () -> stored.next(stored.incrementWrapping()))
        .elseWhen(fetch.and(push.not()), () -> stored.next(stored.decrementWrapping()));
    when(fetch, () -> {
      head.next(head.incrementWrapping());
      waiting.next(true);
    }).elseWhen(out.ready, () -> waiting.next(false));
    out.valid.drive(waiting);
    drive(out.payload, items.readSync(head, fetch));
  }
}
