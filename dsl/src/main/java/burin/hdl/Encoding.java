package burin.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// How the constants of an enumeration are told apart in bits.
public enum Encoding {
  /// 0, 1, 2, ...: the fewest bits.
  BINARY(i -> BigInteger.valueOf(i)),
  /// As few bits, and neighbours differ in one of them.
  GRAY(i -> BigInteger.valueOf(i ^ (i >> 1))),
  /// A bit for each constant, of which one is set: more registers, less logic.
  ONE_HOT(i -> BigInteger.ONE.shiftLeft(i));

  private final IntFunction<BigInteger> code;

  Encoding(IntFunction<BigInteger> code) {
    this.code = code;
  }

  List<BigInteger> codes(int count) {
    List<BigInteger> codes = new ArrayList<>();
    for (int i = 0; i < count; i++) codes.add(code.apply(i));
    return codes;
  }
}
