package burin.lib.memory;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Contents;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Value;

/// A memory that is never written: what it holds stands in the program or in a file.
///
/// While `read` is high, `readData` holds in the next cycle the word at `address`, and keeps it while `read` is low. Words
/// beyond the contents are 0. Reset leaves all as it is.
public final class Rom<T extends Value> extends Module {
  /// @param depth words, at least 1
  public record Config<T extends Value>(DataType<T> type, int depth, Contents contents) {
    public Config {
      Given.notNull(type, "type");
      Given.notNull(contents, "contents");
      PortedMemory.checkWords(type, depth, false);
      type = type.holdingZero();
    }
  }

  private final Config<T> config;

  public final Bool read = input(bool());
  public final UInt address = input(index(config.depth()));
  public final T readData = output(config.type());

  public Rom(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var words = memory(config.type(), config.depth(), config.contents());
    var word = words.readSync(address, read);
    drive(readData, word);
  }
}
