package burin.mlcnn;

import java.util.Locale;

/// The size of an accelerator: its arithmetic, its slices, its buffers, and the largest layers that it can compute.
///
/// Number formats: activations are unsigned bytes, weights signed bytes. A half sum adds up to `limits.pool` activations of
/// a column, an operand as many half sums of a row; a partial sum holds any `limits.terms` products. None of these can
/// overflow, and a configuration whose partial sums would pass 32 bits is refused.
///
/// @param format of activations and weights
/// @param mode which ways of computing there are
/// @param sums how wide sums of activations are
/// @param slices what the multipliers work on at the same time
/// @param tile what the buffers hold
/// @param limits of layers
/// @param bufferKilobytes the most that all buffers together may have, of 1,024 bytes
public record MlcnnConfig(
    NumberFormat format, Mode mode, Sums sums, SliceMap slices, Tile tile, Limits limits, int bufferKilobytes) {

  /// Bits of a word of DRAM.
  public static final int WORD_BITS = 64;
  /// Bits of the address of a word of DRAM.
  public static final int ADDRESS_BITS = 28;
  /// Bits of a bias.
  public static final int BIAS_BITS = 32;
  /// Bits of the multiplier of a requantiser.
  public static final int MULTIPLIER_BITS = 16;
  /// Bits of the shift of a requantiser.
  public static final int SHIFT_BITS = 5;
  /// The largest partial sum, bias included, has as many bits.
  public static final int MAX_SUM_BITS = 32;

  public MlcnnConfig {
    if (limits.pool() < 2 && mode != Mode.DIRECT) throw new IllegalArgumentException(
        "mlcnn: the largest pool is 1, and mode %s is for pools of 2 and more; use DIRECT".formatted(mode));
    if (sums == Sums.TRUNC8) checkTruncation(format, mode, limits);
    int window = limits.stride() * (limits.pool() - 1) + 1;
    if (tile.rows() < window || tile.columns() < window) throw new IllegalArgumentException(
        "mlcnn: a tile of %d x %d holds no window of %d x %d outputs of stride %d, for which it takes %d x %d".formatted(
            tile.rows(), tile.columns(), limits.pool(), limits.pool(), limits.stride(), window, window));
    checkSums(format, mode, sums, limits);
    if (bufferKilobytes < 1) throw new IllegalArgumentException(
        "mlcnn: %d kilobytes of buffers, must be at least 1".formatted(bufferKilobytes));
    long bits = new BufferSizes(format, mode, sums, slices, tile, limits).bits();
    if (bits > 8192L * bufferKilobytes) throw new IllegalArgumentException(
        String.format(Locale.ROOT, "mlcnn: the buffers have %.1f KB, but may have %d; use smaller tiles",
            bits / 8192.0, bufferKilobytes));
  }

  /// 32 slices for 8 channels and 4 rows, tiles of 16 maps of 28 x 28, kernels of up to 5, windows of 2, and the paper's 134 KB.
  public static MlcnnConfig standard() {
    return new MlcnnConfig(NumberFormat.INT8, Mode.BOTH, Sums.FULL, new SliceMap(8, 4), new Tile(16, 4, 28, 28),
        new Limits(5, 2, 2, 4608), 134);
  }

  public MlcnnConfig with(Mode mode) {
    return new MlcnnConfig(format, mode, sums, slices, tile, limits, bufferKilobytes);
  }

  public MlcnnConfig with(Sums sums) {
    return new MlcnnConfig(format, mode, sums, slices, tile, limits, bufferKilobytes);
  }

  public MlcnnConfig with(SliceMap slices) {
    return new MlcnnConfig(format, mode, sums, slices, tile, limits, bufferKilobytes);
  }

  private static void checkTruncation(NumberFormat format, Mode mode, Limits limits) {
    if (format.isFloating()) throw new IllegalArgumentException(
        "mlcnn: TRUNC8 truncates sums of bytes, and the format is %s; use FULL".formatted(format));
    if (!mode.fuses()) throw new IllegalArgumentException(
        "mlcnn: TRUNC8 truncates sums of activations, and mode %s has none; use FULL".formatted(mode));
    if (limits.pool() != 2) throw new IllegalArgumentException(
        "mlcnn: TRUNC8 halves sums of two, so the largest pool must be 2, not %d".formatted(limits.pool()));
  }

  private static void checkSums(NumberFormat format, Mode mode, Sums sums, Limits limits) {
    int bits = new Precision(format, mode, sums, limits).totalBits();
    if (bits > MAX_SUM_BITS) throw new IllegalArgumentException(
        ("mlcnn: a sum of %d products of %d x %d windows needs %d bits, and there are %d; "
            + "allow fewer terms or smaller pools").formatted(
            limits.terms(), limits.pool(), limits.pool(), bits, MAX_SUM_BITS));
  }

  /// The widths of all numbers.
  public Precision precision() {
    return new Precision(format, mode, sums, limits);
  }

  /// The sizes of all buffers.
  public BufferSizes buffers() {
    return new BufferSizes(format, mode, sums, slices, tile, limits);
  }

  /// The largest kernel that slices see: a merged one is wider.
  public int sliceKernel() {
    return limits.kernel() + (mode.merges() ? (limits.pool() - 1) * limits.stride() : 0);
  }

  /// The largest distance of the windows that slices see.
  public int sliceStride() {
    return limits.stride() * (mode.merges() || mode.fuses() ? limits.pool() : 1);
  }
}
