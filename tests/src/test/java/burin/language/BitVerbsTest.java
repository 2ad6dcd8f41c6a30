package burin.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.Bits;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.sim.Engine;
import org.junit.jupiter.api.Test;

/// The verbs of bits against Java's own, over all patterns of 8 bits.
class BitVerbsTest {
  private static final class Verbs extends Module {
    final Bits value = input(bits(8));
    final UInt amount = input(range(0, 9));
    final UInt ones = output(range(0, 8));
    final UInt leading = output(range(0, 8));
    final UInt lowest = output(range(0, 8));
    final UInt lowestOnly = output(uint(8));
    final UInt mirrored = output(uint(8));
    final UInt left3 = output(uint(8));
    final UInt right3 = output(uint(8));
    final UInt left = output(uint(8));
    final UInt right = output(uint(8));
    final UInt index = output(range(0, 7));
    final UInt hot = output(uint(8));
    final UInt thrice = output(uint(24));

    Verbs() {
      ones.drive(value.populationCount());
      leading.drive(value.leadingZeros());
      lowest.drive(value.lowestOne());
      lowestOnly.drive(value.lowestOneOnly().asUInt());
      mirrored.drive(value.reverse().asUInt());
      left3.drive(value.rotateLeft(3).asUInt());
      right3.drive(value.rotateRight(3).asUInt());
      left.drive(value.rotateLeft(amount).asUInt());
      right.drive(value.rotateRight(amount).asUInt());
      index.drive(value.oneHotIndex());
      hot.drive(amount.oneHot(8).asUInt());
      thrice.drive(value.repeat(3).asUInt());
    }
  }

  @Test
  void agreeWithJava() {
    var verbs = new Verbs();
    try (var sim = Engine.INTERP.open(verbs)) {
      for (int value = 0; value < 256; value++) {
        int amount = value % 10;
        sim.poke(verbs.value, value).poke(verbs.amount, amount);
        assertEquals(Integer.bitCount(value), sim.peek(verbs.ones));
        assertEquals(Integer.numberOfLeadingZeros(value) - 24, sim.peek(verbs.leading));
        assertEquals(Math.min(8, Integer.numberOfTrailingZeros(value)), sim.peek(verbs.lowest));
        assertEquals(Integer.lowestOneBit(value), sim.peek(verbs.lowestOnly));
        assertEquals(Integer.reverse(value) >>> 24, sim.peek(verbs.mirrored));
        assertEquals(rotated(value, 3), sim.peek(verbs.left3));
        assertEquals(rotated(value, 5), sim.peek(verbs.right3));
        assertEquals(rotated(value, amount % 8), sim.peek(verbs.left));
        assertEquals(rotated(value, (16 - amount) % 8), sim.peek(verbs.right));
        assertEquals(amount < 8 ? 1 << amount : 0, sim.peek(verbs.hot));
        assertEquals(value * 0x010101, sim.peek(verbs.thrice));
        if (Integer.bitCount(value) == 1) assertEquals(Integer.numberOfTrailingZeros(value), sim.peek(verbs.index));
      }
    }
  }

  private static int rotated(int value, int left) {
    return (value << left | value >>> (8 - left)) & 0xff;
  }
}
