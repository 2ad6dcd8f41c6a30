package burin.verilog;

/// Bits of something that has a name, such as `acts[4*i + 8 +: 4]`; further bits can be selected from it.
///
/// @param base an identifier, or a word of an array such as `rows[i]`
/// @param baseWidth how many bits the base has
/// @param baseSigned whether the base is declared as signed
/// @param start where the bits begin, beside `offset`; empty where that is constant
/// @param offset a constant that is added to `start`
record Select(String base, int baseWidth, boolean baseSigned, String start, int offset, int width) {

  static Select whole(String base, int width, boolean signed) {
    return new Select(base, width, signed, "", 0, width);
  }

  Select part(int low, int width) {
    return new Select(base, baseWidth, baseSigned, start, offset + low, width);
  }

  /// The bits of one lane of the vector that this is.
  Select lane(LaneIndex index, int laneWidth) {
    if (index.isConstant()) return part(index.add() * laneWidth, laneWidth);
    String scaled = isWhole() ? index.scaled(laneWidth, laneWidth == 1 ? baseWidth : 0) : index.summand(laneWidth);
    String sum = start.isEmpty() ? scaled : start + " + " + scaled;
    return new Select(base, baseWidth, baseSigned, sum, offset + index.add() * laneWidth, laneWidth);
  }

  boolean isWhole() {
    return start.isEmpty() && width == baseWidth;
  }

  String text() {
    if (isWhole()) return base;
    if (start.isEmpty() && width == 1) return Text.of(base, "[", Integer.toString(offset), "]");
    if (start.isEmpty()) return base + "[" + (offset + width - 1) + ":" + offset + "]";
    return base + "[" + from() + (width == 1 ? "]" : " +: " + width + "]");
  }

  private String from() {
    if (offset == 0) return start;
    if (start.charAt(0) == '-') return offset + " - " + start.substring(1);
    return offset < 0 ? start + " - " + -offset : start + " + " + offset;
  }
}
