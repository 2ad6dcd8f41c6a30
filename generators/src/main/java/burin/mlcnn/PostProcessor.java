package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;

/// Pools partial sums and makes results of them.
///
/// In each cycle in which `valid` is high there is a partial sum; `first` marks the first one of the window that is pooled, and
/// is always high where nothing is. The result of a window is on `result` [#latency()] cycles after its last sum. What is to
/// be done does not change while sums are on their way. Reset does not touch it.
public abstract class PostProcessor extends Module {
  /// Bits of a result.
  public static final int RESULT_BITS = 32;

  protected final MlcnnConfig config;

  public final Bool valid = input(bool());
  public final Bits sum = input(bits(config.precision().accumulatorBits()));
  public final Bool first = input(bool());
  /// The word of the sum's output channel.
  public final Bits scale = input(bits(MlcnnConfig.WORD_BITS));
  /// See [PoolKind].
  public final UInt kind = input(uint(PoolKind.BITS));
  public final UInt poolShift = input(uint(3));
  public final Bool quartered = input(bool());
  /// See [StoreForm#RAW].
  public final Bool raw = input(bool());
  public final Bits result = output(bits(RESULT_BITS));

  protected PostProcessor(MlcnnConfig config) {
    this.config = config;
    super();
  }

  /// Cycles from the last sum of a window to its result.
  public abstract int latency();
}
