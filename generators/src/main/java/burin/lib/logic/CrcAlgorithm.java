package burin.lib.logic;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import java.math.BigInteger;

/// A cyclic redundancy check, in the terms in which they are catalogued.
///
/// @param width bits of the checksum, at least 1
/// @param polynomial without its highest term, the coefficient of `x^0` in the lowest bit
/// @param init what the register holds before the first bit
/// @param reflectIn whether the least significant bit of each byte comes first
/// @param reflectOut whether the register is read the other way round
/// @param xorOut what the result is XOR-ed with
public record CrcAlgorithm(
    int width, BigInteger polynomial, BigInteger init, boolean reflectIn, boolean reflectOut, BigInteger xorOut) {

  public static final CrcAlgorithm CRC_5_USB = of(5, "05", "1f", true, true, "1f");
  public static final CrcAlgorithm CRC_8 = of(8, "07", "0", false, false, "0");
  public static final CrcAlgorithm CRC_15_CAN = of(15, "4599", "0", false, false, "0");
  public static final CrcAlgorithm CRC_16_CCITT_FALSE = of(16, "1021", "ffff", false, false, "0");
  public static final CrcAlgorithm CRC_16_MODBUS = of(16, "8005", "ffff", true, true, "0");
  public static final CrcAlgorithm CRC_16_XMODEM = of(16, "1021", "0", false, false, "0");
  /// Of Ethernet, gzip and PNG.
  public static final CrcAlgorithm CRC_32 = of(32, "04c11db7", "ffffffff", true, true, "ffffffff");
  public static final CrcAlgorithm CRC_32_BZIP2 = of(32, "04c11db7", "ffffffff", false, false, "ffffffff");
  /// Castagnoli's, of iSCSI and ext4.
  public static final CrcAlgorithm CRC_32C = of(32, "1edc6f41", "ffffffff", true, true, "ffffffff");
  public static final CrcAlgorithm CRC_64_XZ =
      of(64, "42f0e1eba9ea3693", "ffffffffffffffff", true, true, "ffffffffffffffff");

  public CrcAlgorithm {
    Given.notNull(polynomial, "polynomial");
    Given.notNull(init, "init");
    Given.notNull(xorOut, "xorOut");
    checkArgument(width >= 1, "width is %s, must be at least 1", width);
    checkFits("polynomial", polynomial, width);
    checkFits("init", init, width);
    checkFits("xorOut", xorOut, width);
  }

  private static void checkFits(String what, BigInteger value, int width) {
    checkArgument(value.signum() >= 0 && value.bitLength() <= width, "%s is %s, allowed 0..2^%s-1", what, value, width);
  }

  private static CrcAlgorithm of(int width, String polynomial, String init, boolean in, boolean out, String xorOut) {
    return new CrcAlgorithm(width, new BigInteger(polynomial, 16), new BigInteger(init, 16), in, out, new BigInteger(xorOut, 16));
  }

  /// The register after one more bit.
  BigInteger step(BigInteger register, boolean bit) {
    boolean feedback = register.testBit(width - 1) ^ bit;
    BigInteger shifted = register.clearBit(width - 1).shiftLeft(1);
    return feedback ? shifted.xor(polynomial) : shifted;
  }
}
