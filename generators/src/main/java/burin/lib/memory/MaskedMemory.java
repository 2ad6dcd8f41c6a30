package burin.lib.memory;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import java.util.ArrayList;
import java.util.List;

/// A memory of words of several lanes, of which each can be written without the others, and one port that reads; with lanes
/// of 8 bits a memory with byte enables. Each lane is a memory of its own.
///
/// `readData` holds in each cycle the word at the `readAddress` of the cycle before, as it was before that cycle's write. Reset
/// leaves all as it is.
public final class MaskedMemory<T extends Value> extends Module {
  /// @param lanes lanes of a word, at least 1
  /// @param depth words, at least 1
  public record Config<T extends Value>(DataType<T> lane, int lanes, int depth) {
    public Config {
      checkArgument(lane != null, "lane is null");
      checkArgument(lanes >= 1, "lanes is %s, must be at least 1", lanes);
      checkArgument(depth >= 1, "depth is %s, must be at least 1", depth);
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
    this.config = config;
    super();
    List<T> words = new ArrayList<>();
    for (int i = 0; i < config.lanes(); i++) {
      int lane = i;
      var memory = memory(config.lane(), config.depth());
      when(write.get(lane), () -> memory.write(writeAddress, writeData.get(lane)));
      words.add(memory.readSync(readAddress));
    }
    readData.drive(vecOf(words));
  }
}
