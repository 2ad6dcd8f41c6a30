package burin.lib.memory;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Value;

/// A memory with one port, which reads and writes: the smallest memory macro, or half a block RAM.
///
/// What the port reads comes one cycle later; see [MemoryPort]. Reset leaves all as it is.
public final class SinglePort<T extends Value> extends PortedMemory<T> {
  /// @param depth words, at least 1
  /// @param masked whether lanes of a word can be written without the others; words are then vectors
  /// @param mode what the port gives after it has written
  public record Config<T extends Value>(DataType<T> type, int depth, boolean masked, PortMode mode) {
    public Config {
      Given.notNull(type, "type");
      Given.notNull(mode, "mode");
      checkWords(type, depth, masked);
      type = type.holdingZero();
    }

    public Config(DataType<T> type, int depth, PortMode mode) {
      this(type, depth, false, mode);
    }
  }

  private final Config<T> config;

  public final MemoryPort<T> port = input(MemoryPort.of(config.type(), config.depth(), config.masked()));

  public SinglePort(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var words = memory(config.type(), config.depth());
    connect(words, port, config.mode());
  }
}
