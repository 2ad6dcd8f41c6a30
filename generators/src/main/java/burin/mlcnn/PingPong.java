package burin.mlcnn;

import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Value;

/// A buffer of two halves, of which one is filled while the other one is used. Each half is a memory of its own with one port
/// that writes and one that reads, never both in the same cycle.
///
/// A word is on `readData` one cycle after `read`, and stays there until the next. Reset does not touch it.
public final class PingPong<T extends Value> extends Module {
  /// @param word what a word is
  /// @param depth words of a half
  public record Config<T extends Value>(DataType<T> word, int depth) {}

  private final Config<T> config;

  public final Bool write = input(bool());
  /// High for the upper half.
  public final Bool writeHalf = input(bool());
  public final UInt writeAddress = input(index(config.depth()));
  public final T writeData = input(config.word());

  public final Bool read = input(bool());
  public final Bool readHalf = input(bool());
  public final UInt readAddress = input(index(config.depth()));
  public final T readData = output(config.word());

  public PingPong(Config<T> config) {
    this.config = config;
    super();
    var lower = memory(config.word(), config.depth());
    var upper = memory(config.word(), config.depth());
    when(write.and(writeHalf.not()), () -> lower.write(writeAddress, writeData));
    when(write.and(writeHalf), () -> upper.write(writeAddress, writeData));
    var lowerWord = lower.readSync(readAddress, read.and(readHalf.not()));
    var upperWord = upper.readSync(readAddress, read.and(readHalf));
    var fromUpper = regEnabled(readHalf, read);
    drive(readData, mux(fromUpper, upperWord, lowerWord));
  }
}
