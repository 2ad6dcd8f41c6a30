package burin.sim.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.sim.Engine;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left out or done in another way in rows of bits, around the widths where their representation changes.
class BitFieldsTest {

  /// Rows put together and taken apart again, at every place of a field.
  private static final class Fields extends Module {
    private final int width;
    final Bits a;
    final Bits b;
    final Bool choice = input(bool());
    final List<Value> results = new ArrayList<>();

    Fields(int width) {
      this.width = width;
      super();
      a = input(bits(width));
      b = input(bits(width));
      for (int count = 2; count <= 70; count += 17) result(a.slice(0, 0).repeat(count));
      for (int count = 2; count <= 66; count += 8) result(a.slice(width - 1, width - 1).repeat(count).cat(a));
      result(litBits(3, 0).cat(a).cat(litBits(2, 0)));
      result(litBits(width, 0).cat(litBits(5, 0)));
      result(a.cat(litBits(1, 0)).cat(b).cat(litBits(3, 1)).cat(litBits(4, 0)));
      var row = a.cat(b).cat(a.slice(width - 1, width / 2));
      for (int low = 0; low < row.width(); low += 1 + width / 5) {
        for (int high = low; high < row.width(); high += 1 + width / 3) {
          result(row.slice(high, low));
          if (high > low) result(row.slice(high, low).slice(high - low - 1, 0).asUInt());
        }
      }
      result(a.asUInt().asBits().asSInt().asBits());
      result(a.asSInt().add(b.asUInt().asBits().asSInt()));
      result(mux(choice, dear(a, b), dear(b, a)));
      result(mux(choice, a, mux(b.bit(0), dear(a, b).asBits(), b).xor(dear(b, a).asBits())));
    }

    private <T extends Value> void result(T value) {
      T result = naming("result" + results.size(), () -> output(DataType.of(value)));
      drive(result, value);
      results.add(result);
    }

    /// Enough to be worth a jump.
    private Bits dear(Bits x, Bits y) {
      var sum = x.asUInt().add(y.asUInt()).truncate(width);
      return sum.asBits().xor(y.shl(1)).rotateLeft(3).and(x.not()).or(y.shr(width / 2)).rotateRight(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 15, 16, 31, 32, 33, 62, 63, 64, 65, 130})
  void areThoseOfTheInterpreter(int width) {
    var fields = new Fields(width);
    var random = new Random(width);
    try (var jvm = Engine.JVM.open(fields); var interp = Engine.INTERP.open(fields)) {
      for (int round = 0; round < 40; round++) {
        BigInteger a = value(random, width);
        BigInteger b = value(random, width);
        for (var sim : List.of(jvm, interp)) sim.poke(fields.a, a).poke(fields.b, b).poke(fields.choice, round % 2 == 0);
        for (Value result : fields.results) {
          assertEquals(interp.peekBig(result), jvm.peekBig(result), () -> result + " of " + a + " and " + b);
        }
      }
    }
  }

  /// All zeros, all ones, the top bit, or anything.
  private static BigInteger value(Random random, int width) {
    return switch (random.nextInt(5)) {
      case 0 -> BigInteger.ZERO;
      case 1 -> BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
      case 2 -> BigInteger.ONE.shiftLeft(width - 1);
      default -> new BigInteger(width, random);
    };
  }
}
