package burin.mlcnn;

/// What the slices work on at the same time: `channels` output channels and, of each, `rows` output rows.
///
/// Slice `channel * rows + row` has lane `channel` of the channels and lane `row` of the rows.
///
/// @param channels 1, 2, 4, or a multiple of 8
/// @param rows 1..64
public record SliceMap(int channels, int rows) {
  /// The names of the paper for the ways to map.
  public enum Kind { CHANNEL, ROW, MIXED }

  /// The most slices.
  public static final int MAX_SLICES = 1024;

  /// The most row lanes.
  public static final int MAX_ROWS = 64;

  public SliceMap {
    boolean packs = channels == 1 || channels == 2 || channels == 4 || channels > 0 && channels % 8 == 0;
    if (!packs) throw new IllegalArgumentException(
        "mlcnn: %d channel lanes, allowed 1, 2, 4 and multiples of 8, which fill words of 64 bits".formatted(channels));
    if (rows < 1 || rows > MAX_ROWS) throw new IllegalArgumentException(
        "mlcnn: %d row lanes, allowed 1..%d".formatted(rows, MAX_ROWS));
    if (channels * rows > MAX_SLICES) throw new IllegalArgumentException(
        "mlcnn: %d x %d = %d slices, allowed 1..%d".formatted(channels, rows, channels * rows, MAX_SLICES));
  }

  /// Each slice has another output channel.
  public static SliceMap channel(int slices) {
    return new SliceMap(slices, 1);
  }

  /// Each slice has another output row of the same channel.
  public static SliceMap row(int slices) {
    return new SliceMap(1, slices);
  }

  public int slices() {
    return channels * rows;
  }

  public Kind kind() {
    if (rows == 1) return Kind.CHANNEL;
    return channels == 1 ? Kind.ROW : Kind.MIXED;
  }
}
