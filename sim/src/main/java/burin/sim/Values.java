package burin.sim;

import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Values of any width as patterns of bits, as scalars and as text; [Packing] is for those that fit in a `long`.
public final class Values {
  private Values() {}

  /// The scalars of a value, nested lanes row after row.
  public static List<BigInteger> scalars(Type type, BigInteger bits) {
    Type scalar = Types.scalar(type);
    BigInteger mask = BigInteger.ONE.shiftLeft(scalar.width()).subtract(BigInteger.ONE);
    List<BigInteger> scalars = new ArrayList<>();
    for (int i = 0; i < Types.scalarCount(type); i++) {
      scalars.add(Packing.value(bits.shiftRight(i * scalar.width()).and(mask), scalar));
    }
    return scalars;
  }

  /// The bits of a value that consists of these scalars; never negative.
  public static BigInteger bits(Type type, List<BigInteger> scalars) {
    int width = Types.scalar(type).width();
    BigInteger bits = BigInteger.ZERO;
    for (BigInteger scalar : scalars.reversed()) bits = bits.shiftLeft(width).or(Packing.pattern(scalar, width));
    return bits;
  }

  /// `-3`, `[1, 2]` or `[[1, 2], [3, 4]]`.
  public static String text(Type type, BigInteger bits) {
    return text(type, scalars(type, bits), 0);
  }

  private static String text(Type type, List<BigInteger> scalars, int from) {
    if (!(type instanceof VecType vec)) return scalars.get(from).toString();
    int each = Types.scalarCount(vec.element());
    List<String> lanes = new ArrayList<>();
    for (int i = 0; i < vec.length(); i++) lanes.add(text(vec.element(), scalars, from + i * each));
    return "[" + String.join(", ", lanes) + "]";
  }
}
