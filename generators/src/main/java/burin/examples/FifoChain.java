package burin.examples;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Bits;
import burin.hdl.Module;
import burin.lib.stream.Stream;

/// Queues one behind the other, each with a handshake of its own.
///
/// An item comes out as many cycles after it came in as there are queues, if nothing is in the way; an item every cycle. Reset
/// empties them all.
public final class FifoChain extends Module {

  /// @param queues how many there are
  /// @param depth items that one holds, at least 2, or it could not pass on an item every cycle
  /// @param width bits of an item
  public record Config(int queues, int depth, int width) {
    public Config {
      checkArgument(queues >= 1, "queues is %s, must be at least 1", queues);
      checkArgument(depth >= 2, "depth is %s, must be at least 2", depth);
      checkArgument(width >= 1, "width is %s, must be at least 1", width);
    }

    /// Items that all of them hold.
    public int capacity() {
      return queues * depth;
    }
  }

  private final Config config;

  public final Stream<Bits> in = input(Stream.of(bits(config.width())));
  public final Stream<Bits> out = output(Stream.of(bits(config.width())));

  public FifoChain(Config config) {
    this.config = config;
    super();
    Stream<Bits> stream = in;
    for (int i = 0; i < config.queues(); i++) {
      var queue = stream.fifo(config.depth());
      stream = queue;
    }
    out.drive(stream);
  }
}
