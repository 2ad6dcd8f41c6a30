package burin.sim.verilator;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import burin.ir.Constants;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Collections;

/// Where a value lies in a model's memory and how it is written there.
///
/// Verilator keeps a value in the smallest of 1, 2, 4, 8 bytes that holds it, or in as many words of 4 bytes as it
/// takes, the least significant first. The bits above the value's width are 0, also those of negative numbers.
final class Cell {
  private final long offset;
  private final int bytes;
  private final int laneWidth;
  private final int lanes;
  private final long mask;
  /// How far a number's sign is from the sign of a `long`; 0 where it is unsigned.
  private final int signShift;
  private final int words;

  /// @param offset of the (first) value from the start of the model's memory
  Cell(Slot slot, long offset) {
    this.offset = offset;
    bytes = slot.bytes();
    laneWidth = slot.laneWidth();
    lanes = slot.type().width() / laneWidth;
    mask = laneWidth < Long.SIZE ? (1L << laneWidth) - 1 : -1L;
    boolean signed = slot.isSigned();
    signShift = signed ? Math.max(Long.SIZE - laneWidth, 0) : 0;
    words = Math.max(slot.words(), 1);
  }

  /// For a scalar of at most 64 bits.
  long get(MemorySegment memory) {
    return load(memory, offset) << signShift >> signShift;
  }

  private long load(MemorySegment memory, long start) {
    return switch (bytes) {
      case 1 -> memory.get(JAVA_BYTE, start) & 0xff;
      case 2 -> memory.get(JAVA_SHORT_UNALIGNED, start) & 0xffff;
      case 4 -> memory.get(JAVA_INT_UNALIGNED, start) & 0xffff_ffffL;
      default -> memory.get(JAVA_LONG_UNALIGNED, start);
    };
  }

  /// For a scalar of at most 64 bits.
  void set(MemorySegment memory, long value) {
    store(memory, offset, value & mask);
  }

  private void store(MemorySegment memory, long start, long bits) {
    switch (bytes) {
      case 1 -> memory.set(JAVA_BYTE, start, (byte) bits);
      case 2 -> memory.set(JAVA_SHORT_UNALIGNED, start, (short) bits);
      case 4 -> memory.set(JAVA_INT_UNALIGNED, start, (int) bits);
      default -> memory.set(JAVA_LONG_UNALIGNED, start, bits);
    }
  }

  /// For scalars of at most 64 bits.
  void getLanes(MemorySegment memory, long[] values) {
    if (bytes <= 8) {
      unpackWord(load(memory, offset), values);
    } else if (laneWidth <= Integer.SIZE) {
      unpackNarrow(memory, values);
    } else {
      for (int i = 0; i < lanes; i++) values[i] = bits(memory, (long) i * laneWidth) << signShift >> signShift;
    }
  }

  private void unpackWord(long word, long[] values) {
    long rest = word;
    for (int i = 0; i < lanes; i++) {
      values[i] = (rest & mask) << signShift >> signShift;
      rest >>>= laneWidth;
    }
  }

  /// At most 31 bits of `rest` are left when the next 32 are fetched, so that it never overflows.
  private void unpackNarrow(MemorySegment memory, long[] values) {
    long rest = 0;
    int held = 0;
    long at = offset;
    for (int i = 0; i < lanes; i++) {
      if (held < laneWidth) {
        rest |= (memory.get(JAVA_INT_UNALIGNED, at) & 0xffff_ffffL) << held;
        held += Integer.SIZE;
        at += Integer.BYTES;
      }
      values[i] = (rest & mask) << signShift >> signShift;
      rest >>>= laneWidth;
      held -= laneWidth;
    }
  }

  /// The `laneWidth` bits from bit `from` on, of a value of several words.
  private long bits(MemorySegment memory, long from) {
    long result = 0;
    for (int done = 0; done < laneWidth; ) {
      long bit = from + done;
      long word = memory.get(JAVA_INT_UNALIGNED, offset + bit / 32 * 4) & 0xffff_ffffL;
      int skip = (int) (bit % 32);
      result |= word >>> skip << done;
      done += Integer.SIZE - skip;
    }
    return result & mask;
  }

  /// For scalars of at most 64 bits.
  void setLanes(MemorySegment memory, int word, long[] values) {
    long start = start(word);
    if (bytes <= 8) {
      store(memory, start, packWord(values));
    } else if (laneWidth <= Integer.SIZE) {
      packNarrow(memory, start, values);
    } else {
      packWide(memory, start, values);
    }
  }

  private long packWord(long[] values) {
    long word = 0;
    for (int i = lanes - 1; i >= 0; i--) word = word << laneWidth | values[i] & mask;
    return lanes == 1 ? values[0] & mask : word;
  }

  private void packNarrow(MemorySegment memory, long start, long[] values) {
    long waiting = 0;
    int held = 0;
    long at = start;
    for (int i = 0; i < lanes; i++) {
      waiting |= (values[i] & mask) << held;
      held += laneWidth;
      if (held >= Integer.SIZE) {
        memory.set(JAVA_INT_UNALIGNED, at, (int) waiting);
        waiting >>>= Integer.SIZE;
        held -= Integer.SIZE;
        at += Integer.BYTES;
      }
    }
    if (held > 0) memory.set(JAVA_INT_UNALIGNED, at, (int) waiting);
  }

  private void packWide(MemorySegment memory, long start, long[] values) {
    memory.asSlice(start, bytes).fill((byte) 0);
    for (int i = 0; i < lanes; i++) {
      long from = (long) i * laneWidth;
      for (int done = 0; done < laneWidth; ) {
        long bit = from + done;
        int skip = (int) (bit % 32);
        long at = start + bit / 32 * 4;
        int word = memory.get(JAVA_INT_UNALIGNED, at) | (int) ((values[i] & mask) >>> done << skip);
        memory.set(JAVA_INT_UNALIGNED, at, word);
        done += Integer.SIZE - skip;
      }
    }
  }

  /// The pattern of bits of a value, or of a memory's word.
  BigInteger getBits(MemorySegment memory, int word) {
    byte[] pattern = new byte[bytes];
    long start = start(word);
    for (int i = 0; i < bytes; i++) pattern[bytes - 1 - i] = memory.get(JAVA_BYTE, start + i);
    return new BigInteger(1, pattern);
  }

  /// That pattern, 64 bits to a number, the least significant first.
  long[] getWords(MemorySegment memory, int word) {
    long start = start(word);
    if (bytes <= Long.BYTES) return new long[] {load(memory, start)};
    long[] words = new long[(bytes + Long.BYTES - 1) / Long.BYTES];
    for (int i = 0; i < bytes / Long.BYTES; i++) words[i] = memory.get(JAVA_LONG_UNALIGNED, start + (long) i * Long.BYTES);
    if (bytes % Long.BYTES != 0) {
      words[words.length - 1] = memory.get(JAVA_INT_UNALIGNED, start + bytes - Integer.BYTES) & 0xffff_ffffL;
    }
    return words;
  }

  void setBits(MemorySegment memory, int word, BigInteger bits) {
    byte[] pattern = bits.toByteArray();
    long start = start(word);
    for (int i = 0; i < bytes; i++) {
      int from = pattern.length - 1 - i;
      memory.set(JAVA_BYTE, start + i, from >= 0 ? pattern[from] : 0);
    }
  }

  /// Puts one number into every lane of every word.
  void setAll(MemorySegment memory, BigInteger value) {
    var constants = Constants.of(Collections.nCopies(lanes, value));
    BigInteger bits = pattern(constants, 0);
    for (int word = 0; word < words; word++) setBits(memory, word, bits);
  }

  /// Puts constants into the first words of a memory, lane by lane and word by word.
  void fill(MemorySegment memory, Constants constants) {
    long[] values = new long[lanes];
    for (int word = 0; word * lanes < constants.size(); word++) {
      if (constants.fitLong() && laneWidth <= Long.SIZE) {
        for (int i = 0; i < lanes; i++) values[i] = constants.getLong(word * lanes + i);
        setLanes(memory, word, values);
      } else {
        setBits(memory, word, pattern(constants, word * lanes));
      }
    }
  }

  private BigInteger pattern(Constants constants, int first) {
    BigInteger all = BigInteger.ZERO;
    BigInteger whole = BigInteger.ONE.shiftLeft(laneWidth).subtract(BigInteger.ONE);
    for (int i = lanes - 1; i >= 0; i--) all = all.shiftLeft(laneWidth).or(constants.get(first + i).and(whole));
    return all;
  }

  private long start(int word) {
    if (word < 0 || word >= words) throw new IndexOutOfBoundsException("word " + word + " of " + words);
    return offset + (long) word * bytes;
  }
}
