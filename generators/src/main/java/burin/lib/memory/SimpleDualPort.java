package burin.lib.memory;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Value;

/// A memory with one port that writes and one that reads, as block RAMs have them.
///
/// While `read` is high, `readData` holds in the next cycle the word at `readAddress`, and keeps it while `read` is low. A word
/// that is written in the same cycle is read as it was before (`OLD`) or as it is written (`NEW`, with a register and a
/// multiplexer beside the memory). Reset leaves all as it is.
public final class SimpleDualPort<T extends Value> extends Module {
  public enum Collision { OLD, NEW }

  /// @param depth words, at least 1
  public record Config<T extends Value>(DataType<T> type, int depth, Collision collision) {
    public Config {
      checkArgument(type != null, "type is null");
      checkArgument(depth >= 1, "depth is %s, must be at least 1", depth);
      type = type.holdingZero();
    }
  }

  private final Config<T> config;

  public final Bool write = input(bool());
  public final UInt writeAddress = input(index(config.depth()));
  public final T writeData = input(config.type());
  public final Bool read = input(bool());
  public final UInt readAddress = input(index(config.depth()));
  public final T readData = output(config.type());

  public SimpleDualPort(Config<T> config) {
    this.config = config;
    super();
    var words = memory(config.type(), config.depth());
    when(write, () -> words.write(writeAddress, writeData));
    var word = words.readSync(readAddress, read);
    drive(readData, config.collision() == Collision.OLD ? word : bypassed(word));
  }

  private T bypassed(T word) {
    var same = write.and(writeAddress.eq(readAddress));
    var collided = regEnabled(same, read);
    var written = regEnabled(writeData, read);
    return mux(collided, written, word);
  }
}
