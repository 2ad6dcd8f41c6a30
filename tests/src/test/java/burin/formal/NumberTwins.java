package burin.formal;

import burin.hdl.SInt;
import burin.hdl.UInt;
import java.util.List;

/// Numbers: arithmetic, shifts, comparisons, limits. The twins compute everything with 14 bits, which is more than enough.
final class NumberTwins {
  private NumberTwins() {}

  static List<Twin> all() {
    return List.of(
        new Twin("unsigned arithmetic", Unsigned::new, UNSIGNED),
        new Twin("signed arithmetic", Signed::new, SIGNED),
        new Twin("shifts", Shifts::new, SHIFTS),
        new Twin("comparisons", Comparisons::new, COMPARISONS),
        new Twin("limits", Limits::new, LIMITS),
        new Twin("counting", Counting::new, COUNTING));
  }

  static final class Unsigned extends Shown {
    final UInt a = input(uint(4));
    final UInt b = input(uint(3));
    final UInt c = input(range(5, 12));
    final UInt d = input(range(1, 6));
    final SInt s = input(sint(4));

    Unsigned() {
      show("sum", uint(12), a.add(b));
      show("sumOfRanges", uint(12), c.add(d));
      show("plusFive", uint(12), a.add(5));
      show("plusSigned", sint(12), a.add(s));
      show("difference", sint(12), a.sub(b));
      show("minusSigned", sint(12), a.sub(s));
      show("minusNine", sint(12), a.sub(9));
      show("alwaysPositive", uint(12), c.sub(5).toUInt());
      show("product", uint(12), a.mul(b));
      show("timesEleven", uint(12), a.mul(11));
      show("timesSigned", sint(12), a.mul(s));
      show("quotient", uint(12), a.div(d));
      show("byThree", uint(12), a.div(3));
      show("remainder", uint(12), a.rem(d));
      show("modulo", uint(12), a.rem(5));
      show("negated", sint(12), a.neg());
      show("signed", sint(12), a.toSInt().sub(3));
    }
  }

  private static final String UNSIGNED = """
      module Unsigned(
        input [3:0] a, input [2:0] b, input [3:0] c, input [2:0] d, input signed [3:0] s,
        output [11:0] sum, sumOfRanges, plusFive, plusSigned, difference, minusSigned, minusNine, alwaysPositive,
        output [11:0] product, timesEleven, timesSigned, quotient, byThree, remainder, modulo, negated, signed_
      );
        wire signed [13:0] A = {10'b0, a};
        wire signed [13:0] B = {11'b0, b};
        wire signed [13:0] C = {10'b0, c};
        wire signed [13:0] D = {11'b0, d};
        wire signed [13:0] S = s;
        assign sum = A + B;
        assign sumOfRanges = C + D;
        assign plusFive = A + 5;
        assign plusSigned = A + S;
        assign difference = A - B;
        assign minusSigned = A - S;
        assign minusNine = A - 9;
        assign alwaysPositive = C - 5;
        assign product = A * B;
        assign timesEleven = A * 11;
        assign timesSigned = A * S;
        assign quotient = a / d;
        assign byThree = a / 3;
        assign remainder = a % d;
        assign modulo = a % 5;
        assign negated = -A;
        assign signed_ = A - 3;
      endmodule
      """;

  static final class Signed extends Shown {
    final SInt s = input(sint(4));
    final SInt t = input(sint(3));
    final SInt n = input(signedRange(-5, -1));
    final UInt a = input(uint(3));
    final UInt d = input(range(1, 6));

    Signed() {
      show("sum", sint(12), s.add(t));
      show("plusUnsigned", sint(12), s.add(a));
      show("minusThree", sint(12), s.add(-3));
      show("difference", sint(12), s.sub(t));
      show("minusUnsigned", sint(12), s.sub(a));
      show("minusFour", sint(12), s.sub(4));
      show("product", sint(12), s.mul(t));
      show("timesUnsigned", sint(12), s.mul(a));
      show("timesMinusSeven", sint(12), s.mul(-7));
      show("byNegative", sint(12), s.div(n));
      show("byUnsigned", sint(12), s.div(d));
      show("byMinusThree", sint(12), s.div(-3));
      show("remainderOfNegative", sint(12), s.rem(n));
      show("remainderOfUnsigned", sint(12), s.rem(d));
      show("remainderOfThree", sint(12), s.rem(3));
      show("negated", sint(12), s.neg());
      show("magnitude", uint(12), s.abs());
      show("unsigned", uint(12), s.max(0).toUInt());
    }
  }

  private static final String SIGNED = """
      module Signed(
        input signed [3:0] s, input signed [2:0] t, input signed [3:0] n, input [2:0] a, input [2:0] d,
        output [11:0] sum, plusUnsigned, minusThree, difference, minusUnsigned, minusFour,
        output [11:0] product, timesUnsigned, timesMinusSeven, byNegative, byUnsigned, byMinusThree,
        output [11:0] remainderOfNegative, remainderOfUnsigned, remainderOfThree, negated, magnitude, unsigned_
      );
        wire signed [13:0] S = s;
        wire signed [13:0] T = t;
        wire signed [13:0] A = {11'b0, a};
        assign sum = S + T;
        assign plusUnsigned = S + A;
        assign minusThree = S - 3;
        assign difference = S - T;
        assign minusUnsigned = S - A;
        assign minusFour = S - 4;
        assign product = S * T;
        assign timesUnsigned = S * A;
        assign timesMinusSeven = S * -7;
        wire [3:0] size = s < 0 ? -s : s;
        wire [3:0] divisor = -n;
        wire signed [13:0] quotientByN = size / divisor;
        wire signed [13:0] quotientByD = size / d;
        wire signed [13:0] quotientBy3 = size / 3;
        wire signed [13:0] restByN = size % divisor;
        wire signed [13:0] restByD = size % d;
        wire signed [13:0] restBy3 = size % 3;
        assign byNegative = s < 0 ? quotientByN : -quotientByN;
        assign byUnsigned = s < 0 ? -quotientByD : quotientByD;
        assign byMinusThree = s < 0 ? quotientBy3 : -quotientBy3;
        assign remainderOfNegative = s < 0 ? -restByN : restByN;
        assign remainderOfUnsigned = s < 0 ? -restByD : restByD;
        assign remainderOfThree = s < 0 ? -restBy3 : restBy3;
        assign negated = -S;
        assign magnitude = size;
        assign unsigned_ = s < 0 ? 0 : s;
      endmodule
      """;

  static final class Shifts extends Shown {
    final UInt a = input(uint(5));
    final SInt s = input(sint(5));
    final UInt by = input(uint(2));

    Shifts() {
      show("upTwo", uint(12), a.shl(2));
      show("up", uint(12), a.shl(by));
      show("downTwo", uint(12), a.shr(2));
      show("down", uint(12), a.shr(by));
      show("rounded", uint(12), a.roundHalfUpShift(2));
      show("notRounded", uint(12), a.roundHalfUpShift(0));
      show("signedUpTwo", sint(12), s.shl(2));
      show("signedUp", sint(12), s.shl(by));
      show("signedDownTwo", sint(12), s.shr(2));
      show("signedDown", sint(12), s.shr(by));
      show("signedRounded", sint(12), s.roundHalfUpShift(2));
      show("signedAllOut", sint(12), s.shr(9));
    }
  }

  private static final String SHIFTS = """
      module Shifts(
        input [4:0] a, input signed [4:0] s, input [1:0] by,
        output [11:0] upTwo, up, downTwo, down, rounded, notRounded,
        output [11:0] signedUpTwo, signedUp, signedDownTwo, signedDown, signedRounded, signedAllOut
      );
        wire signed [13:0] A = {9'b0, a};
        wire signed [13:0] S = s;
        assign upTwo = A * 4;
        assign up = A << by;
        assign downTwo = a / 4;
        assign down = A >> by;
        assign rounded = (A + 2) >>> 2;
        assign notRounded = A;
        assign signedUpTwo = S * 4;
        assign signedUp = S <<< by;
        assign signedDownTwo = S >>> 2;
        assign signedDown = S >>> by;
        assign signedRounded = (S + 2) >>> 2;
        assign signedAllOut = s < 0 ? -1 : 0;
      endmodule
      """;

  static final class Comparisons extends Shown {
    final UInt a = input(uint(3));
    final UInt b = input(uint(4));
    final SInt s = input(sint(3));
    final SInt t = input(sint(4));

    Comparisons() {
      show("same", bool(), a.eq(b));
      show("isSix", bool(), a.eq(6));
      show("other", bool(), a.ne(b));
      show("notSix", bool(), a.ne(6));
      show("less", bool(), a.lt(b));
      show("lessThanSix", bool(), a.lt(6));
      show("atMost", bool(), a.le(b));
      show("atMostSix", bool(), a.le(6));
      show("more", bool(), a.gt(b));
      show("moreThanSix", bool(), a.gt(6));
      show("atLeast", bool(), a.ge(b));
      show("atLeastSix", bool(), a.ge(6));
      show("lessThanSigned", bool(), a.lt(s));
      show("aboveMinusOne", bool(), a.gt(-1));
      show("signedSame", bool(), s.eq(t));
      show("isMinusTwo", bool(), s.eq(-2));
      show("signedOther", bool(), s.ne(t));
      show("notMinusTwo", bool(), s.ne(-2));
      show("signedLess", bool(), s.lt(t));
      show("lessThanMinusTwo", bool(), s.lt(-2));
      show("signedAtMost", bool(), s.le(t));
      show("atMostMinusTwo", bool(), s.le(-2));
      show("signedMore", bool(), s.gt(t));
      show("moreThanMinusTwo", bool(), s.gt(-2));
      show("signedAtLeast", bool(), s.ge(t));
      show("atLeastMinusTwo", bool(), s.ge(-2));
      show("signedAndUnsigned", bool(), s.ge(b));
    }
  }

  private static final String COMPARISONS = """
      module Comparisons(
        input [2:0] a, input [3:0] b, input signed [2:0] s, input signed [3:0] t,
        output same, isSix, other, notSix, less, lessThanSix, atMost, atMostSix, more, moreThanSix, atLeast, atLeastSix,
        output lessThanSigned, aboveMinusOne, signedSame, isMinusTwo, signedOther, notMinusTwo, signedLess, lessThanMinusTwo,
        output signedAtMost, atMostMinusTwo, signedMore, moreThanMinusTwo, signedAtLeast, atLeastMinusTwo, signedAndUnsigned
      );
        wire signed [13:0] A = {11'b0, a};
        wire signed [13:0] B = {10'b0, b};
        wire signed [13:0] S = s;
        wire signed [13:0] T = t;
        assign same = A == B;
        assign isSix = A == 6;
        assign other = A != B;
        assign notSix = A != 6;
        assign less = A < B;
        assign lessThanSix = A < 6;
        assign atMost = A <= B;
        assign atMostSix = A <= 6;
        assign more = A > B;
        assign moreThanSix = A > 6;
        assign atLeast = A >= B;
        assign atLeastSix = A >= 6;
        assign lessThanSigned = A < S;
        assign aboveMinusOne = 1;
        assign signedSame = S == T;
        assign isMinusTwo = S == -2;
        assign signedOther = S != T;
        assign notMinusTwo = S != -2;
        assign signedLess = S < T;
        assign lessThanMinusTwo = S < -2;
        assign signedAtMost = S <= T;
        assign atMostMinusTwo = S <= -2;
        assign signedMore = S > T;
        assign moreThanMinusTwo = S > -2;
        assign signedAtLeast = S >= T;
        assign atLeastMinusTwo = S >= -2;
        assign signedAndUnsigned = S >= B;
      endmodule
      """;

  static final class Limits extends Shown {
    final UInt a = input(uint(5));
    final UInt b = input(uint(4));
    final SInt s = input(sint(5));
    final SInt t = input(sint(4));

    Limits() {
      show("smaller", uint(12), a.min(b));
      show("atMostNine", uint(12), a.min(9));
      show("larger", uint(12), a.max(b));
      show("atLeastNine", uint(12), a.max(9));
      show("between", uint(12), a.clamp(3, 17));
      show("lowThree", uint(12), a.truncate(3));
      show("wrapped", uint(12), a.wrap(3));
      show("saturated", uint(12), a.saturate(3));
      show("signedSmaller", sint(12), s.min(t));
      show("signedSmallerOfBoth", sint(12), s.min(a));
      show("atMostMinusFour", sint(12), s.min(-4));
      show("signedLarger", sint(12), s.max(t));
      show("signedLargerOfBoth", sint(12), s.max(a));
      show("atLeastMinusFour", sint(12), s.max(-4));
      show("signedBetween", sint(12), s.clamp(-6, 3));
      show("signedLowThree", uint(12), s.truncate(3));
      show("signedWrapped", sint(12), s.wrap(3));
      show("signedSaturated", sint(12), s.saturate(3));
    }
  }

  private static final String LIMITS = """
      module Limits(
        input [4:0] a, input [3:0] b, input signed [4:0] s, input signed [3:0] t,
        output [11:0] smaller, atMostNine, larger, atLeastNine, between, lowThree, wrapped, saturated,
        output [11:0] signedSmaller, signedSmallerOfBoth, atMostMinusFour, signedLarger, signedLargerOfBoth, atLeastMinusFour,
        output [11:0] signedBetween, signedLowThree, signedWrapped, signedSaturated
      );
        wire signed [13:0] A = {9'b0, a};
        wire signed [13:0] B = {10'b0, b};
        wire signed [13:0] S = s;
        wire signed [13:0] T = t;
        assign smaller = A < B ? A : B;
        assign atMostNine = A < 9 ? A : 9;
        assign larger = A > B ? A : B;
        assign atLeastNine = A > 9 ? A : 9;
        assign between = A < 3 ? 3 : A > 17 ? 17 : A;
        assign lowThree = a[2:0];
        assign wrapped = A % 8;
        assign saturated = A > 7 ? 7 : A;
        assign signedSmaller = S < T ? S : T;
        assign signedSmallerOfBoth = S < A ? S : A;
        assign atMostMinusFour = S < -4 ? S : -4;
        assign signedLarger = S > T ? S : T;
        assign signedLargerOfBoth = S > A ? S : A;
        assign atLeastMinusFour = S > -4 ? S : -4;
        assign signedBetween = S < -6 ? -6 : S > 3 ? 3 : S;
        assign signedLowThree = s[2:0];
        assign signedWrapped = {{9{s[2]}}, s[2:0]};
        assign signedSaturated = S < -4 ? -4 : S > 3 ? 3 : S;
      endmodule
      """;

  static final class Counting extends Shown {
    final UInt whole = input(uint(3));
    final UInt part = input(range(2, 9));

    Counting() {
      show("up", uint(4), whole.incrementWrapping());
      show("down", uint(4), whole.decrementWrapping());
      show("partUp", uint(4), part.incrementWrapping());
      show("partDown", uint(4), part.decrementWrapping());
    }
  }

  private static final String COUNTING = """
      module Counting(input [2:0] whole, input [3:0] part, output [3:0] up, down, partUp, partDown);
        assign up = whole == 7 ? 0 : whole + 1;
        assign down = whole == 0 ? 7 : whole - 1;
        assign partUp = part == 9 ? 2 : part + 1;
        assign partDown = part == 2 ? 9 : part - 1;
      endmodule
      """;
}
