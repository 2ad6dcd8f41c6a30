package burin.lib.memory;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.DataType;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.ReadUnderWrite;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import java.util.Optional;

/// A memory with one port that writes and one that reads, as block RAMs have them.
///
/// While `read` is high, `readData` holds in the next cycle the word at `readAddress`, and keeps it while `read` is low. With a
/// `mask`, only those lanes are written whose bit is set. A word that is written in the same cycle is read as it was before
/// (`OLD`) or as it is written (`NEW`, with registers and a multiplexer beside the memory), lane by lane. Reset leaves all as
/// it is.
///
/// With a clock of its own for the port that reads, a word that is read while it is written is not known in hardware, and
/// `OLD` in a simulation: a circuit must keep the ports from meeting at one address, as a FIFO does.
public final class SimpleDualPort<T extends Value> extends Module {
  /// Which clock the port has that reads.
  public enum Clocks { ONE, TWO }

  /// @param depth words, at least 1
  /// @param masked whether lanes of a word can be written without the others; words are then vectors
  /// @param collision what is read where the same word is written; `OLD` with two clocks
  public record Config<T extends Value>(
      DataType<T> type, int depth, boolean masked, ReadUnderWrite collision, Clocks clocks) {
    public Config {
      Given.notNull(type, "type");
      Given.notNull(collision, "collision");
      Given.notNull(clocks, "clocks");
      PortedMemory.checkWords(type, depth, masked);
      checkArgument(clocks == Clocks.ONE || collision == ReadUnderWrite.OLD,
          "collision is NEW, but with two clocks no word can be forwarded");
      type = type.holdingZero();
    }

    public Config(DataType<T> type, int depth, ReadUnderWrite collision) {
      this(type, depth, false, collision, Clocks.ONE);
    }
  }

  private final Config<T> config;

  public final Bool write = input(bool());
  public final Optional<Vec<Bool>> mask;
  public final UInt writeAddress = input(index(config.depth()));
  public final T writeData = input(config.type());
  public final Bool read = input(bool());
  public final UInt readAddress = input(index(config.depth()));
  public final T readData = output(config.type());
  /// The clock of the port that reads: the main one, or the input `reader_clock`. The other port has the main clock.
  public final ClockDomain reader;

  public SimpleDualPort(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    Vec<Bool> mask = config.masked() ? input(vec(config.type().maskableLanes().getAsInt(), bool())) : null;
    this.mask = Optional.ofNullable(mask);
    reader = config.clocks() == Clocks.ONE ? mainDomain() : clockDomain();
    var words = memory(config.type(), config.depth());
    when(write, () -> write(words));
    T word = in(reader, () -> crossing(() -> words.readSync(readAddress, read, config.collision())));
    drive(readData, word);
  }

  private void write(Memory<T> words) {
    if (mask.isPresent()) words.write(writeAddress, writeData, mask.get());
    else words.write(writeAddress, writeData);
  }
}
