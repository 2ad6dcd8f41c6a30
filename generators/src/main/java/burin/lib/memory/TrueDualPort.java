package burin.lib.memory;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.ClockDomain;
import burin.hdl.DataType;
import burin.hdl.Value;

/// A memory with two ports, of which each reads and writes, as block RAMs have them.
///
/// What a port reads comes one cycle later; see [MemoryPort]. Reset leaves all as it is. Where both ports meet at one address
/// at the same edge:
///
/// - A port that reads what the other one writes gets the old word, whatever its mode, which is about its own writes.
/// - Where both write, each lane that both write takes the data of `b`; a lane that one writes takes that one's.
///
/// With a clock of its own for each port there is no such edge in hardware. A simulation in which edges of both clocks fall
/// together does as above; a circuit must not rely on it, but keep the ports from meeting.
public final class TrueDualPort<T extends Value> extends PortedMemory<T> {
  /// Which clock the second port has.
  public enum Clocks { ONE, TWO }

  /// @param depth words, at least 1
  /// @param masked whether lanes of a word can be written without the others; words are then vectors
  /// @param a what port `a` gives after it has written
  /// @param b what port `b` gives after it has written
  public record Config<T extends Value>(
      DataType<T> type, int depth, boolean masked, PortMode a, PortMode b, Clocks clocks) {
    public Config {
      Given.notNull(type, "type");
      Given.notNull(a, "a");
      Given.notNull(b, "b");
      Given.notNull(clocks, "clocks");
      checkWords(type, depth, masked);
      checkArgument(a != null && b != null, "a mode is null");
      type = type.holdingZero();
    }

    public Config(DataType<T> type, int depth, PortMode mode) {
      this(type, depth, false, mode, mode, Clocks.ONE);
    }
  }

  private final Config<T> config;

  public final MemoryPort<T> a = input(MemoryPort.of(config.type(), config.depth(), config.masked()));
  public final MemoryPort<T> b = input(MemoryPort.of(config.type(), config.depth(), config.masked()));
  /// The clock of port `b`: the main one, or the input `clockOfB_clock`. Port `a` has the main clock.
  public final ClockDomain clockOfB;

  public TrueDualPort(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    clockOfB = config.clocks() == Clocks.ONE ? mainDomain() : clockDomain();
    var words = memory(config.type(), config.depth());
    crossing(() -> {
      connect(words, a, config.a());
      in(clockOfB, () -> connect(words, b, config.b()));
      return words;
    });
  }
}
