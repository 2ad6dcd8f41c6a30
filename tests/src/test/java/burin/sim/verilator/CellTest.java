package burin.sim.verilator;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.ir.Constants;
import burin.ir.IntType;
import burin.ir.Range;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.sim.Packing;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values in Verilator's format, in all sizes, against slow arithmetic.
class CellTest {
  private static final int OFFSET = 12;

  private static Cell cell(Type type, int words) {
    return new Cell(new Slot(List.of(), "Top", "x", type, words, false), OFFSET);
  }

  /// What lies around a value must stay.
  private static MemorySegment memory(int bytes) {
    return Arena.ofAuto().allocate(OFFSET + bytes + OFFSET).fill((byte) 0x5a);
  }

  private static void requireBorders(MemorySegment memory) {
    long size = memory.byteSize();
    for (int i = 0; i < OFFSET; i++) {
      assertEquals(0x5a, memory.get(JAVA_BYTE, i), "before");
      assertEquals(0x5a, memory.get(JAVA_BYTE, size - 1 - i), "after");
    }
  }

  private static List<Range> ranges(int width) {
    return List.of(Range.signed(width), width < 64 ? Range.unsigned(width) : Range.of(0, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64})
  void keepsNumbers(int width) {
    var random = new Random(width);
    for (Range range : ranges(width)) {
      Type type = new IntType(range);
      var memory = memory(type.width() <= 8 ? 1 : type.width() <= 16 ? 2 : type.width() <= 32 ? 4 : 8);
      Cell cell = cell(type, 0);
      for (long value : new long[] {range.loLong(), range.hiLong(), random.nextLong() >> 64 - width & range.hiLong()}) {
        cell.set(memory, value);
        assertEquals(value, cell.get(memory), () -> type + " " + value);
        assertEquals(Packing.pattern(BigInteger.valueOf(value), type.width()), cell.getBits(memory, 0));
        requireBorders(memory);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
      "1, 1", "8, 1", "9, 1", "1, 33", "64, 1", "65, 1", "400, 1", "3, 5", "64, 3", "21, 3", "22, 3", "16, 4", "400, 4",
      "10, 8", "7, 13", "5, 16", "9, 31", "9, 32", "9, 33", "5, 40", "5, 63", "5, 64", "4, 16", "2, 32", "1, 64", "2, 33",
  })
  void keepsLanes(int lanes, int width) {
    var random = new Random(lanes * 100 + width);
    for (Range range : ranges(width)) {
      Type type = new VecType(lanes, new IntType(range));
      long[] values = new long[lanes];
      Arrays.setAll(values, _ -> random.nextLong() >> 64 - width & (range.isSigned() ? -1 : range.hiLong()));
      requireLanes(type, values);
    }
  }

  private static void requireLanes(Type type, long[] values) {
    int bytes = type.width() <= 8 ? 1 : type.width() <= 16 ? 2 : type.width() <= 32 ? 4
        : type.width() <= 64 ? 8 : (type.width() + 31) / 32 * 4;
    var memory = memory(bytes);
    Cell cell = cell(type, 0);
    cell.setLanes(memory, 0, values);
    requireBorders(memory);
    assertEquals(Packing.pack(values, type), cell.getBits(memory, 0), type.toString());
    long[] read = new long[values.length];
    cell.getLanes(memory, read);
    assertArrayEquals(values, read, type.toString());
    memory.asSlice(OFFSET, bytes).fill((byte) -1);
    cell.setBits(memory, 0, Packing.pack(values, type));
    requireBorders(memory);
    cell.getLanes(memory, read);
    assertArrayEquals(values, read, type.toString());
  }

  @Test
  void fillsMemories() {
    Type word = new VecType(3, new IntType(Range.signed(20)));
    var memory = memory(4 * 8);
    memory.asSlice(OFFSET, 32).fill((byte) 0);
    Cell cell = cell(word, 4);
    cell.fill(memory, Constants.of(1, -2, 3, -4, 5, -6));
    assertEquals(Packing.pack(new long[] {1, -2, 3}, word), cell.getBits(memory, 0));
    assertEquals(Packing.pack(new long[] {-4, 5, -6}, word), cell.getBits(memory, 1));
    assertEquals(BigInteger.ZERO, cell.getBits(memory, 2));
    requireBorders(memory);
  }

  @Test
  void fillsMemoriesOfWideWords() {
    var wide = BigInteger.ONE.shiftLeft(70).subtract(BigInteger.TWO);
    Type word = new VecType(2, new IntType(Range.signed(72)));
    Cell cell = cell(word, 1);
    var memory = memory(20);
    cell.fill(memory, Constants.of(List.of(wide.negate(), wide)));
    assertEquals(
        wide.shiftLeft(72).or(Packing.pattern(wide.negate(), 72)), cell.getBits(memory, 0));
    assertEquals(2, Types.scalarCount(word));
  }

  @Test
  void refusesWordsThatAreNotThere() {
    Cell cell = cell(Handwritten.uint(8), 4);
    var memory = memory(4);
    var error = assertThrows(IndexOutOfBoundsException.class, () -> cell.getBits(memory, 4));
    assertEquals("word 4 of 4", error.getMessage());
  }
}
