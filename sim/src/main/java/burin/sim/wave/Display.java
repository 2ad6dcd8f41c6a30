package burin.sim.wave;

import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.EnumType;
import burin.ir.IntType;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.sim.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Values as people read them: numbers in decimal, bits in hexadecimal, enumerations by name.
final class Display {
  private Display() {}

  static String text(Type type, BigInteger bits) {
    return text(type, Values.scalars(type, bits), 0);
  }

  private static String text(Type type, List<BigInteger> scalars, int from) {
    if (!(type instanceof VecType vec)) return scalar(type, scalars.get(from));
    int each = Types.scalarCount(vec.element());
    List<String> lanes = new ArrayList<>();
    for (int i = 0; i < vec.length(); i++) lanes.add(text(vec.element(), scalars, from + i * each));
    return "[" + String.join(", ", lanes) + "]";
  }

  private static String scalar(Type type, BigInteger value) {
    return switch (type) {
      case EnumType names -> name(names, value);
      case BitsType bits -> "0x" + padded(value.toString(16), (bits.width() + 3) / 4);
      case BoolType _, IntType _ -> value.toString();
      case VecType _ -> throw new IllegalStateException("a scalar that is a vector");
    };
  }

  /// A code without a name, which a test may have put there, stands for itself.
  static String name(EnumType type, BigInteger code) {
    return type.codes().contains(code) ? type.member(code) : code.toString();
  }

  private static String padded(String digits, int length) {
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }
}
