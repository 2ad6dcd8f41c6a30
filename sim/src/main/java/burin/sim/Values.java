package burin.sim;

import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.EnumType;
import burin.ir.IntType;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
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

  /// Whether a pattern is a value of the type.
  public static boolean areOf(Type type, BigInteger bits) {
    if (bits.signum() < 0 || bits.bitLength() > type.width()) return false;
    return switch (Types.scalar(type)) {
      case IntType number -> scalars(type, bits).stream().allMatch(number.range()::contains);
      case EnumType names -> names.codes().containsAll(scalars(type, bits));
      case BoolType _, BitsType _ -> true;
      case VecType _ -> throw new IllegalStateException("a scalar that is a vector");
    };
  }

  /// What registers, memories and outputs of foreign models are at first.
  public static BigInteger initial(Type type) {
    BigInteger scalar = Types.nearestToZero(Types.scalar(type));
    return bits(type, Collections.nCopies(Types.scalarCount(type), scalar));
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
