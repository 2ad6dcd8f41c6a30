package burin.verilog;

import burin.ir.Range;
import com.google.common.math.IntMath;
import java.math.RoundingMode;

/// Which lane: `multiple * variable + add`.
///
/// @param variable the variable of a loop, an identifier, or empty for a constant index
/// @param variableWidth how many bits an identifier has; 0 for the variable of a loop, which is an integer
record LaneIndex(String variable, int variableWidth, int multiple, int add) {

  static LaneIndex constant(int lane) {
    return new LaneIndex("", 0, 0, lane);
  }

  static LaneIndex loop(String variable) {
    return new LaneIndex(variable, 0, 1, 0);
  }

  static LaneIndex dynamic(String identifier, int width) {
    return new LaneIndex(identifier, width, 1, 0);
  }

  boolean isConstant() {
    return variable.isEmpty();
  }

  boolean isLoopVariable() {
    return !isConstant() && variableWidth == 0 && multiple == 1 && add == 0;
  }

  /// `factor * this + offset`.
  LaneIndex times(int factor, int offset) {
    return new LaneIndex(variable, variableWidth, multiple * factor, add * factor + offset);
  }

  /// The lane of the source that a stride takes for this lane.
  LaneIndex strided(Stride stride) {
    return times(stride.multiple(), stride.add());
  }

  LaneIndex plus(int offset) {
    return times(1, offset);
  }

  /// The part of the index that varies, times the width of a lane.
  ///
  /// @param of how many places there are where the index stands alone between the brackets, else 0
  String scaled(int width, int of) {
    int factor = multiple * width;
    if (factor == -1) return "-" + variable;
    if (factor != 1) return factor + "*" + variable;
    return add == 0 ? padded(of) : wide(Math.abs(add)) + variable;
  }

  /// What makes a number of the variable that may be added to `to`, which Verilator wants to have no more bits.
  private String wide(int to) {
    return variableWidth > 0 && variableWidth < Range.point(to).width() ? "1*" : "";
  }

  /// The same in a sum, where Verilator does not take an identifier that is narrower than the rest.
  String summand(int width) {
    String scaled = scaled(width, 0);
    return variableWidth > 0 && scaled.equals(variable) ? "1*" + variable : scaled;
  }

  /// An index as an element of an array of `length` elements.
  String element(int length) {
    if (isConstant()) return Integer.toString(add);
    String varying = scaled(1, length);
    if (multiple < 0) return add + " - " + varying.substring(1);
    return add == 0 ? varying : varying + (add < 0 ? " - " + -add : " + " + add);
  }

  /// Verilator wants an identifier that is an index to have just the bits to reach every place.
  private String padded(int of) {
    int missing = variableWidth == 0 || of == 0 ? 0 : addressWidth(of) - variableWidth;
    return missing > 0 ? "{" + Literals.zeros(missing) + ", " + variable + "}" : variable;
  }

  static int addressWidth(int places) {
    return Math.max(1, IntMath.log2(places, RoundingMode.CEILING));
  }
}
