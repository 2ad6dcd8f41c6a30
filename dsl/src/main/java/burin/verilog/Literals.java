package burin.verilog;

import burin.ir.Constants;
import java.math.BigInteger;

/// Constants as Verilog.
final class Literals {
  private Literals() {}

  /// A number in decimal, `4'd9` or `-4'sd3`; very wide ones in hexadecimal.
  ///
  /// @param signed whether the expression that it is part of needs it to be signed
  static String number(BigInteger value, int width, boolean signed) {
    if (value.signum() < 0) {
      return signed || width <= 64
          ? Text.of("-", Integer.toString(width), "'sd", decimal(value.negate()))
          : bits(modulo(value, width), width);
    }
    if (width > 64 && !signed) return bits(value, width);
    return Text.of(Integer.toString(width), signed ? "'sd" : "'d", decimal(value));
  }

  /// A `BigInteger` takes ten times as long.
  static String decimal(BigInteger value) {
    return value.bitLength() < Long.SIZE ? Long.toString(value.longValue()) : value.toString();
  }

  /// A pattern of bits: short ones in binary, others in hexadecimal.
  static String bits(BigInteger value, int width) {
    if (value.signum() == 0 && width > 16) return width + "'d0";
    if (width <= 4) return width + "'b" + padded(value.toString(2), width);
    return width + "'h" + padded(value.toString(16), (width + 3) / 4);
  }

  static String bool(boolean value) {
    return value ? "1'b1" : "1'b0";
  }

  static String zeros(int width) {
    return width == 1 ? "1'b0" : width + "'d0";
  }

  private static String padded(String digits, int length) {
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }

  static BigInteger modulo(BigInteger value, int width) {
    return value.signum() >= 0 && value.bitLength() <= width
        ? value
        : value.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
  }

  /// How many bits of a wide constant go into one literal.
  private static final int CHUNK = 64;

  /// All lanes in one row of bits. Wide ones are written in pieces, the most significant first.
  static String packed(Constants lanes, int laneWidth) {
    int size = lanes.size();
    int width = size * laneWidth;
    if (allEqual(lanes)) return repeated(lanes.get(0), size, laneWidth);
    byte[] bits = bits(lanes, laneWidth);
    if (width <= CHUNK) return literal(bits, 0, width);
    var text = new StringBuilder(width / 4 + width / 16).append('{');
    for (int top = width; top > 0; ) {
      int low = (top - 1) / CHUNK * CHUNK;
      if (top < width) text.append(", ");
      text.append(literal(bits, low, top - low));
      top = low;
    }
    return text.append('}').toString();
  }

  private static String repeated(BigInteger value, int count, int width) {
    if (value.signum() == 0) return count * width + "'d0";
    String one = bits(modulo(value, width), width);
    return count == 1 ? one : "{" + count + "{" + one + "}}";
  }

  private static boolean allEqual(Constants lanes) {
    for (int i = 1; i < lanes.size(); i++) {
      if (!lanes.get(i).equals(lanes.get(0))) return false;
    }
    return true;
  }

  /// A word of lanes in hexadecimal, without anything before the digits.
  static String hexadecimal(Constants lanes, int from, int count, int laneWidth) {
    if (count == 1 && laneWidth <= 63 && lanes.fitLong()) {
      return Long.toHexString(lanes.getLong(from) & (1L << laneWidth) - 1);
    }
    byte[] bits = bits(lanes.slice(from, count), laneWidth);
    var text = new StringBuilder(bits.length / 4 + 1);
    appendDigits(text, bits, 0, bits.length, 4);
    return text.toString();
  }

  /// One byte for each bit, the least significant first: a row of bits may be long, so nothing here is quadratic in it.
  private static byte[] bits(Constants lanes, int laneWidth) {
    byte[] bits = new byte[lanes.size() * laneWidth];
    for (int lane = 0; lane < lanes.size(); lane++) {
      int at = lane * laneWidth;
      if (lanes.fitLong()) {
        long value = lanes.getLong(lane);
        for (int i = 0; i < laneWidth; i++) bits[at + i] = (byte) (value >> Math.min(i, 63) & 1);
      } else {
        BigInteger value = lanes.get(lane);
        for (int i = 0; i < laneWidth; i++) bits[at + i] = (byte) (value.testBit(i) ? 1 : 0);
      }
    }
    return bits;
  }

  private static String literal(byte[] bits, int low, int width) {
    var text = new StringBuilder(width / 4 + 8).append(width);
    int digitBits = width <= 4 ? 1 : 4;
    text.append(digitBits == 1 ? "'b" : "'h");
    appendDigits(text, bits, low, width, digitBits);
    return text.toString();
  }

  private static void appendDigits(StringBuilder text, byte[] bits, int low, int width, int digitBits) {
    for (int digit = (width + digitBits - 1) / digitBits - 1; digit >= 0; digit--) {
      int value = 0;
      for (int i = 0; i < digitBits && digit * digitBits + i < width; i++) value |= bits[low + digit * digitBits + i] << i;
      text.append(Character.forDigit(value, 16));
    }
  }
}
