package burin.verilog;

/// The text of a Verilog expression, with what has to be known to use it within another.
///
/// @param width how many bits it stands for
/// @param signed whether Verilog takes the text as signed; what number it stands for is said by the type of what it
///     expresses
/// @param level how tightly its outermost operator binds
/// @param fragile whether it has this value only where it stands in a context of just `width` bits and, where it is signed,
///     only beside signed operands: `a + b` with its carry, or `a >>> n`
/// @param select the bits that it names, or null where it is more than a selection of bits
record Term(String text, int width, boolean signed, Level level, boolean fragile, Select select) {

  /// From the loosest to the tightest.
  enum Level {
    CHOICE,
    OR_ELSE,
    AND_THEN,
    OR,
    XOR,
    AND,
    EQUALITY,
    RELATION,
    SHIFT,
    SUM,
    PRODUCT,
    UNARY,
    PRIMARY
  }

  /// Something that needs no parentheses anywhere and has the same bits in every context.
  static Term primary(String text, int width, boolean signed) {
    return new Term(text, width, signed, Level.PRIMARY, false, null);
  }

  static Term operator(String text, int width, boolean signed, Level level) {
    return new Term(text, width, signed, level, false, null);
  }

  static Term of(Select select) {
    return new Term(
        select.text(), select.width(), select.isWhole() && select.baseSigned(), Level.PRIMARY, false, select);
  }

  static Term literal(String text, int width, boolean signed) {
    return new Term(text, width, signed, text.startsWith("-") ? Level.UNARY : Level.PRIMARY, false, null);
  }

  Term asFragile() {
    return new Term(text, width, signed, level, true, select);
  }

  /// The text, in parentheses where it binds less tightly than asked.
  String within(Level wanted) {
    return level.compareTo(wanted) >= 0 ? text : "(" + text + ")";
  }

  Term asSigned() {
    return signed ? this : primary("$signed(" + text + ")", width, true);
  }

  Term asUnsigned() {
    return signed ? primary("$unsigned(" + text + ")", width, false) : this;
  }
}
