package burin.approxconv;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;

/// How a tree adds lanes of known ranges: at each level the first half of the lanes is added to the second half. A lane that
/// is left over becomes the tail, or is added to it.
///
/// @param levels what there is before the first addition, after one level of adders, and so on
public record TreePlan(ImmutableList<Level> levels) {

  /// @param lanes how many there are, without the tail
  /// @param laneBits two's complement bits that hold each of them
  /// @param tailBits likewise of the tail; 0 where there is none
  public record Level(int lanes, int laneBits, int tailBits) {
    /// Bits of a register of them all.
    public long bits() {
      return (long) lanes * laneBits + tailBits;
    }
  }

  /// A number somewhere in `[lo, hi]`.
  private record Span(long lo, long hi) {
    Span plus(Span other) {
      return new Span(lo + other.lo, hi + other.hi);
    }

    int bits() {
      long size = Math.max(hi, -lo - 1);
      return 1 + Long.SIZE - Long.numberOfLeadingZeros(size);
    }
  }

  static TreePlan of(long[] least, long[] greatest) {
    Span[] lanes = new Span[least.length];
    Arrays.setAll(lanes, i -> new Span(least[i], greatest[i]));
    Span tail = null;
    var levels = ImmutableList.<Level>builder().add(level(lanes, tail));
    while (lanes.length > 1 || tail != null) {
      Span[] before = lanes;
      int half = before.length / 2;
      if (before.length == 1) {
        lanes = new Span[] {before[0].plus(tail)};
        tail = null;
      } else {
        lanes = new Span[half];
        Arrays.setAll(lanes, i -> before[i].plus(before[half + i]));
        if (before.length % 2 == 1) tail = tail == null ? before[2 * half] : before[2 * half].plus(tail);
      }
      levels.add(level(lanes, tail));
    }
    return new TreePlan(levels.build());
  }

  private static Level level(Span[] lanes, Span tail) {
    return new Level(lanes.length, Arrays.stream(lanes).mapToInt(Span::bits).max().orElseThrow(), tail == null ? 0 : tail.bits());
  }

  /// Levels of adders.
  public int depth() {
    return levels.size() - 1;
  }

  /// Registers along the tree, where one follows every `every` levels and the last.
  public int stages(int every) {
    return Math.ceilDiv(depth(), every);
  }

  /// Whether there is a register after so many levels of adders.
  boolean isRegistered(int level, int every) {
    return level > 0 && (level % every == 0 || level == depth());
  }

  /// Bits of all those registers.
  public long registerBits(int every) {
    long bits = 0;
    for (int i = 1; i <= depth(); i++) if (isRegistered(i, every)) bits += levels.get(i).bits();
    return bits;
  }

  /// Bits of all adders.
  public long adderBits() {
    long bits = 0;
    for (int i = 1; i <= depth(); i++) {
      Level before = levels.get(i - 1);
      Level after = levels.get(i);
      boolean joins = before.lanes() > 1 && before.lanes() % 2 == 1 && before.tailBits() > 0;
      bits += (long) after.lanes() * after.laneBits() + (joins ? after.tailBits() : 0);
    }
    return bits;
  }
}
