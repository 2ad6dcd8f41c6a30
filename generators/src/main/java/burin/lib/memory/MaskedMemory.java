package burin.lib.memory;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;

/// A memory of words of several lanes, of which each can be written without the others, and one port that reads; with lanes
/// of 8 bits a memory with byte enables.
///
/// `readData` holds in each cycle the word at the `readAddress` of the cycle before, as it was before that cycle's write. Reset
/// leaves all as it is.
public final class MaskedMemory<T extends Value> extends Module {
  /// @param lane the type of a lane, which is no bundle
  /// @param lanes lanes of a word, at least 1
  /// @param depth words, at least 1
  public record Config<T extends Value>(DataType<T> lane, int lanes, int depth) {
    public Config {
      Given.notNull(lane, "lane");
      checkArgument(lanes >= 1, "lanes is %s, must be at least 1", lanes);
      checkArgument(depth >= 1, "depth is %s, must be at least 1", depth);
      checkArgument(DataType.vec(lanes, lane).maskableLanes().isPresent(), "lanes of %s cannot be masked", lane);
      lane = lane.holdingZero();
    }
  }

  private final Config<T> config;

  public final Vec<Bool> write = input(vec(config.lanes(), bool()));
  public final UInt writeAddress = input(index(config.depth()));
  public final Vec<T> writeData = input(vec(config.lanes(), config.lane()));
  public final UInt readAddress = input(index(config.depth()));
  public final Vec<T> readData = output(vec(config.lanes(), config.lane()));

  public MaskedMemory(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var words = memory(vec(config.lanes(), config.lane()), config.depth());
    words.write(writeAddress, writeData, write);
    var word = words.readSync(readAddress);
    readData.drive(word);
  }
}
