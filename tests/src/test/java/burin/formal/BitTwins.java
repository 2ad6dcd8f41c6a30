package burin.formal;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.SInt;
import burin.hdl.UInt;
import java.math.BigInteger;
import java.util.List;

/// Truth values, rows of bits, constants.
final class BitTwins {
  private BitTwins() {}

  static List<Twin> all() {
    return List.of(
        new Twin("truth values", Truth::new, TRUTH),
        new Twin("logic of bits", Logic::new, LOGIC),
        new Twin("selections of bits", Selections::new, SELECTIONS),
        new Twin("rotations", Rotations::new, ROTATIONS),
        new Twin("encoders", Encoders::new, ENCODERS),
        new Twin("constants", Constants::new, CONSTANTS));
  }

  static final class Truth extends Shown {
    final Bool p = input(bool());
    final Bool q = input(bool());
    final UInt a = input(uint(3));
    final SInt s = input(sint(3));

    Truth() {
      show("both", bool(), p.and(q));
      show("either", bool(), p.or(q));
      show("odd", bool(), p.xor(q));
      show("inverse", bool(), p.not());
      show("same", bool(), p.eq(q));
      show("other", bool(), p.ne(q));
      show("number", uint(1), p.toUInt());
      show("pattern", bits(1), p.asBits());
      show("choice", uint(3), p.mux(a, ulit(5)));
      show("mixedChoice", sint(4), p.mux(s, a.toSInt()));
      show("choiceOfModule", uint(3), mux(q, a, a.min(2)));
    }
  }

  private static final String TRUTH = """
      module Truth(
        input p, q, input [2:0] a, input signed [2:0] s,
        output both, either, odd, inverse, same, other, number, pattern,
        output [2:0] choice, output signed [3:0] mixedChoice, output [2:0] choiceOfModule
      );
        assign both = p & q;
        assign either = p | q;
        assign odd = p ^ q;
        assign inverse = ~p;
        assign same = p ~^ q;
        assign other = p ^ q;
        assign number = p;
        assign pattern = p;
        assign choice = p ? a : 5;
        assign mixedChoice = p ? {s[2], s} : {1'b0, a};
        assign choiceOfModule = q ? a : a < 2 ? a : 2;
      endmodule
      """;

  static final class Logic extends Shown {
    final Bits a = input(bits(6));
    final Bits b = input(bits(6));
    final UInt by = input(uint(3));

    Logic() {
      show("both", bits(6), a.and(b));
      show("either", bits(6), a.or(b));
      show("odd", bits(6), a.xor(b));
      show("inverse", bits(6), a.not());
      show("same", bool(), a.eq(b));
      show("other", bool(), a.ne(b));
      show("upTwo", bits(6), a.shl(2));
      show("up", bits(6), a.shl(by));
      show("downTwo", bits(6), a.shr(2));
      show("down", bits(6), a.shr(by));
      show("all", bool(), a.allOnes());
      show("any", bool(), a.anyOne());
      show("parity", bool(), a.parity());
      show("pattern", bits(6), a.asBits());
    }
  }

  private static final String LOGIC = """
      module Logic(
        input [5:0] a, b, input [2:0] by, output [5:0] both, either, odd, inverse, upTwo, up, downTwo, down, pattern,
        output same, other, all, any, parity
      );
        assign both = a & b;
        assign either = a | b;
        assign odd = a ^ b;
        assign inverse = ~a;
        assign same = a == b;
        assign other = a != b;
        assign upTwo = {a[3:0], 2'b00};
        assign up = a << by;
        assign downTwo = {2'b00, a[5:2]};
        assign down = a >> by;
        assign all = a == 6'b111111;
        assign any = a != 0;
        assign parity = a[5] ^ a[4] ^ a[3] ^ a[2] ^ a[1] ^ a[0];
        assign pattern = a;
      endmodule
      """;

  static final class Selections extends Shown {
    final Bits a = input(bits(6));
    final Bits b = input(bits(2));
    final UInt n = input(index(6));
    final UInt u = input(uint(4));
    final SInt s = input(sint(4));

    Selections() {
      show("middle", bits(3), a.slice(4, 2));
      show("third", bool(), a.bit(3));
      show("chosen", bool(), a.bit(n));
      show("joined", bits(8), a.cat(b));
      show("repeated", bits(6), b.repeat(3));
      show("number", uint(6), a.asUInt());
      show("signedNumber", sint(8), a.asSInt());
      show("lanes", vec(3, bits(2)), a.asVec(bits(2)));
      show("asOther", vec(2, sint(3)), a.as(vec(2, sint(3))));
      show("ofNumber", bits(4), u.asBits());
      show("ofSigned", bits(4), s.asBits());
      show("reversed", bits(6), a.reverse());
      show("fits", bool(), a.matches("1-0_--1"));
    }
  }

  private static final String SELECTIONS = """
      module Selections(
        input [5:0] a, input [1:0] b, input [2:0] n, input [3:0] u, input signed [3:0] s,
        output [2:0] middle, output third, chosen, output [7:0] joined, output [5:0] repeated, number,
        output signed [7:0] signedNumber, output [5:0] lanes, asOther, output [3:0] ofNumber, ofSigned, output [5:0] reversed,
        output fits
      );
        assign middle = a[4:2];
        assign third = a[3];
        assign chosen = a >> n;
        assign joined = {a, b};
        assign repeated = {b, b, b};
        assign number = a;
        assign signedNumber = {a[5], a[5], a};
        assign lanes = {a[5:4], a[3:2], a[1:0]};
        assign asOther = {a[5:3], a[2:0]};
        assign ofNumber = u;
        assign ofSigned = s;
        assign reversed = {a[0], a[1], a[2], a[3], a[4], a[5]};
        assign fits = a[5] && !a[3] && a[0];
      endmodule
      """;

  static final class Rotations extends Shown {
    final Bits a = input(bits(5));
    final UInt by = input(uint(3));

    Rotations() {
      show("leftTwo", bits(5), a.rotateLeft(2));
      show("rightTwo", bits(5), a.rotateRight(2));
      show("leftMinusOne", bits(5), a.rotateLeft(-1));
      show("left", bits(5), a.rotateLeft(by));
      show("right", bits(5), a.rotateRight(by));
    }
  }

  private static final String ROTATIONS = """
      module Rotations(
        input [4:0] a, input [2:0] by, output [4:0] leftTwo, rightTwo, leftMinusOne, output reg [4:0] left, right
      );
        assign leftTwo = {a[2:0], a[4:3]};
        assign rightTwo = {a[1:0], a[4:2]};
        assign leftMinusOne = {a[0], a[4:1]};
        always @*
          case (by)
            0, 5: left = a;
            1, 6: left = {a[3:0], a[4]};
            2, 7: left = {a[2:0], a[4:3]};
            3: left = {a[1:0], a[4:2]};
            4: left = {a[0], a[4:1]};
          endcase
        always @*
          case (by)
            0, 5: right = a;
            1, 6: right = {a[0], a[4:1]};
            2, 7: right = {a[1:0], a[4:2]};
            3: right = {a[2:0], a[4:3]};
            4: right = {a[3:0], a[4]};
          endcase
      endmodule
      """;

  static final class Encoders extends Shown {
    final Bits a = input(bits(6));
    final UInt n = input(uint(3));

    Encoders() {
      show("ones", uint(4), a.populationCount());
      show("lowest", uint(4), a.lowestOne());
      show("leading", uint(4), a.leadingZeros());
      show("lowestOnly", bits(6), a.lowestOneOnly());
      show("index", uint(4), a.oneHotIndex());
      show("oneHot", bits(6), n.oneHot(6));
    }
  }

  private static final String ENCODERS = """
      module Encoders(
        input [5:0] a, input [2:0] n,
        output [3:0] ones, lowest, leading, output [5:0] lowestOnly, output [3:0] index, output [5:0] oneHot
      );
        assign ones = a[0] + a[1] + a[2] + a[3] + a[4] + a[5];
        assign lowest = a[0] ? 0 : a[1] ? 1 : a[2] ? 2 : a[3] ? 3 : a[4] ? 4 : a[5] ? 5 : 6;
        assign leading = a[5] ? 0 : a[4] ? 1 : a[3] ? 2 : a[2] ? 3 : a[1] ? 4 : a[0] ? 5 : 6;
        assign lowestOnly = {
          a[5] & ~|a[4:0], a[4] & ~|a[3:0], a[3] & ~|a[2:0], a[2] & ~|a[1:0], a[1] & ~a[0], a[0]};
        wire [2:0] numbers = (a[1] ? 1 : 0) | (a[2] ? 2 : 0) | (a[3] ? 3 : 0) | (a[4] ? 4 : 0) | (a[5] ? 5 : 0);
        assign index = numbers > 5 ? 5 : numbers;
        assign oneHot = {n == 5, n == 4, n == 3, n == 2, n == 1, n == 0};
      endmodule
      """;

  static final class Constants extends Shown {
    final UInt a = input(uint(3));

    Constants() {
      show("minusNine", sint(8), lit(-9));
      show("veryNegative", sint(80), lit(BigInteger.ONE.shiftLeft(70).negate()));
      show("seven", uint(8), ulit(7));
      show("larger", uint(80), ulit(BigInteger.ONE.shiftLeft(70)));
      show("yes", bool(), lit(true));
      show("pattern", bits(8), litBits(8, 0xa5));
      show("longPattern", bits(80), litBits(80, BigInteger.ONE.shiftLeft(79)));
      show("lanes", vec(4, sint(4)), constants(sint(4), -8, -1, 0, 7));
      show("chosen", sint(4), constants(sint(4), -8, -1, 0, 7, 1, 2, 3, 4).get(a));
      show("filled", vec(3, uint(3)), fill(3, a));
      show("numbers", vec(4, uint(2)), indices(4));
    }
  }

  private static final String CONSTANTS = """
      module Constants(
        input [2:0] a,
        output [7:0] minusNine, output [79:0] veryNegative, output [7:0] seven, output [79:0] larger, output yes,
        output [7:0] pattern, output [79:0] longPattern, output [15:0] lanes, output reg [3:0] chosen,
        output [8:0] filled, output [7:0] numbers
      );
        assign minusNine = 8'b11110111;
        assign veryNegative = {{10{1'b1}}, 70'b0};
        assign seven = 8'b00000111;
        assign larger = {9'b0, 1'b1, 70'b0};
        assign yes = 1;
        assign pattern = 8'b10100101;
        assign longPattern = {1'b1, 79'b0};
        assign lanes = {4'b0111, 4'b0000, 4'b1111, 4'b1000};
        always @*
          case (a)
            0: chosen = 4'b1000;
            1: chosen = 4'b1111;
            2: chosen = 4'b0000;
            3: chosen = 4'b0111;
            4: chosen = 4'b0001;
            5: chosen = 4'b0010;
            6: chosen = 4'b0011;
            7: chosen = 4'b0100;
          endcase
        assign filled = {a, a, a};
        assign numbers = {2'd3, 2'd2, 2'd1, 2'd0};
      endmodule
      """;
}
