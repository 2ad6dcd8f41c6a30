package burin.sim;

import burin.hdl.DataType;
import burin.ir.IntType;
import burin.ir.Range;
import burin.ir.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// The numbers that a fixed-point type has, for what is said of one that it has not.
final class Steps {
  /// More digits than these are of no use in a message.
  private static final int DIGITS = 10;

  private final Range range;
  private final int point;

  /// @param type of a fixed-point number, or of a vector of them
  Steps(DataType<?> type) {
    this.range = ((IntType) Types.scalar(type.ir())).range();
    this.point = type.point();
  }

  boolean isWithin(double value) {
    return Double.isFinite(value) && range.contains(burin.hdl.Fixed.stepsOf(value, point));
  }

  Range range() {
    return range;
  }

  /// The limits, rounded inwards.
  String numbers() {
    return "[" + number(range.lo(), RoundingMode.CEILING) + ", " + number(range.hi(), RoundingMode.FLOOR) + "]";
  }

  String number(BigInteger steps) {
    return number(steps, RoundingMode.HALF_EVEN);
  }

  private String number(BigInteger steps, RoundingMode mode) {
    var number = new BigDecimal(steps).divide(new BigDecimal(BigInteger.ONE.shiftLeft(point)));
    return number.round(new MathContext(DIGITS, mode)).stripTrailingZeros().toPlainString();
  }
}
