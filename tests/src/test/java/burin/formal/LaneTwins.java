package burin.formal;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.EnumValue;
import burin.hdl.Encoding;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import java.util.List;

/// Vectors. The twins are written lane by lane.
final class LaneTwins {
  private LaneTwins() {}

  static List<Twin> all() {
    return List.of(
        new Twin("maps and trees", Computed::new, COMPUTED),
        new Twin("orders of lanes", Ordered::new, ORDERED),
        new Twin("chosen lanes", Chosen::new, CHOSEN),
        new Twin("lanes chosen by one-hot codes", OneHot::new, ONE_HOT),
        new Twin("rows and columns", Matrix::new, MATRIX),
        new Twin("lanes of bits", LanesOfBits::new, LANES_OF_BITS));
  }

  static final class Computed extends Shown {
    final Vec<SInt> a = input(vec(5, sint(3)));
    final Vec<UInt> b = input(vec(5, uint(2)));
    final UInt k = input(uint(2));

    Computed() {
      show("magnitudes", vec(5, uint(3)), a.map(SInt::abs));
      show("raised", vec(5, sint(5)), a.map(lane -> lane.add(k).sub(1)));
      show("products", vec(5, sint(6)), a.zip(b, SInt::mul));
      show("numbered", vec(5, uint(4)), b.zip(indices(5), UInt::add));
      show("sum", sint(6), a.reduceTree(SInt::add));
      show("largest", sint(3), a.reduceTree(SInt::max));
      show("dot", sint(8), a.zip(b, SInt::mul).reduceTree(SInt::add));
      show("sums", vec(5, sint(6)), a.scan(SInt::add));
      show("first", sint(3), a.slice(0, 1).reduceTree(SInt::add));
    }
  }

  private static final String COMPUTED = """
      module Computed(
        input [14:0] a, input [9:0] b, input [1:0] k,
        output [14:0] magnitudes, output [24:0] raised, output [29:0] products, output [19:0] numbered,
        output [5:0] sum, output [2:0] largest, output [7:0] dot, output [29:0] sums, output [2:0] first
      );
        wire signed [7:0] a0 = {{5{a[2]}}, a[2:0]};
        wire signed [7:0] a1 = {{5{a[5]}}, a[5:3]};
        wire signed [7:0] a2 = {{5{a[8]}}, a[8:6]};
        wire signed [7:0] a3 = {{5{a[11]}}, a[11:9]};
        wire signed [7:0] a4 = {{5{a[14]}}, a[14:12]};
        wire signed [7:0] b0 = {6'b0, b[1:0]};
        wire signed [7:0] b1 = {6'b0, b[3:2]};
        wire signed [7:0] b2 = {6'b0, b[5:4]};
        wire signed [7:0] b3 = {6'b0, b[7:6]};
        wire signed [7:0] b4 = {6'b0, b[9:8]};
        assign magnitudes[2:0] = a0 < 0 ? -a0 : a0;
        assign magnitudes[5:3] = a1 < 0 ? -a1 : a1;
        assign magnitudes[8:6] = a2 < 0 ? -a2 : a2;
        assign magnitudes[11:9] = a3 < 0 ? -a3 : a3;
        assign magnitudes[14:12] = a4 < 0 ? -a4 : a4;
        assign raised[4:0] = a0 + k - 1;
        assign raised[9:5] = a1 + k - 1;
        assign raised[14:10] = a2 + k - 1;
        assign raised[19:15] = a3 + k - 1;
        assign raised[24:20] = a4 + k - 1;
        assign products[5:0] = a0 * b0;
        assign products[11:6] = a1 * b1;
        assign products[17:12] = a2 * b2;
        assign products[23:18] = a3 * b3;
        assign products[29:24] = a4 * b4;
        assign numbered[3:0] = b0;
        assign numbered[7:4] = b1 + 1;
        assign numbered[11:8] = b2 + 2;
        assign numbered[15:12] = b3 + 3;
        assign numbered[19:16] = b4 + 4;
        assign sum = a0 + a1 + a2 + a3 + a4;
        wire signed [7:0] m1 = a0 > a1 ? a0 : a1;
        wire signed [7:0] m2 = m1 > a2 ? m1 : a2;
        wire signed [7:0] m3 = m2 > a3 ? m2 : a3;
        assign largest = m3 > a4 ? m3 : a4;
        assign dot = a0 * b0 + a1 * b1 + a2 * b2 + a3 * b3 + a4 * b4;
        assign sums[5:0] = a0;
        assign sums[11:6] = a0 + a1;
        assign sums[17:12] = a0 + a1 + a2;
        assign sums[23:18] = a0 + a1 + a2 + a3;
        assign sums[29:24] = a0 + a1 + a2 + a3 + a4;
        assign first = a[2:0];
      endmodule
      """;

  static final class Ordered extends Shown {
    final Vec<UInt> a = input(vec(4, uint(2)));
    final Vec<UInt> b = input(vec(2, uint(3)));
    final UInt x = input(uint(2));

    Ordered() {
      show("middle", vec(2, uint(2)), a.slice(1, 2));
      show("joined", vec(6, uint(3)), a.concat(b));
      show("reversed", vec(4, uint(2)), a.reverse());
      show("gathered", vec(5, uint(2)), a.gather(3, 3, 0, 1, 3));
      show("permuted", vec(4, uint(2)), a.permute(2, 0, 3, 1));
      show("shifted", vec(4, uint(2)), a.shiftIn(x));
      show("listed", vec(3, uint(2)), vecOf(List.of(x, a.lanes().get(3), a.get(0))));
      show("made", vec(3, uint(3)), vecOf(3, i -> a.get(i).add(i)));
    }
  }

  private static final String ORDERED = """
      module Ordered(
        input [7:0] a, input [5:0] b, input [1:0] x,
        output [3:0] middle, output [17:0] joined, output [7:0] reversed, output [9:0] gathered,
        output [7:0] permuted, shifted, output [5:0] listed, output [8:0] made
      );
        wire [1:0] a0 = a[1:0];
        wire [1:0] a1 = a[3:2];
        wire [1:0] a2 = a[5:4];
        wire [1:0] a3 = a[7:6];
        assign middle = {a2, a1};
        assign joined = {b[5:3], b[2:0], 1'b0, a3, 1'b0, a2, 1'b0, a1, 1'b0, a0};
        assign reversed = {a0, a1, a2, a3};
        assign gathered = {a3, a1, a0, a3, a3};
        assign permuted = {a1, a3, a0, a2};
        assign shifted = {x, a3, a2, a1};
        assign listed = {a0, a3, x};
        wire [2:0] made1 = a1 + 1;
        wire [2:0] made2 = a2 + 2;
        assign made = {made2, made1, 1'b0, a0};
      endmodule
      """;

  static final class Chosen extends Shown {
    final Vec<SInt> a = input(vec(6, sint(3)));
    final UInt n = input(index(6));
    final SInt x = input(sint(3));
    final Bool p = input(bool());

    Chosen() {
      show("third", sint(3), a.get(3));
      show("chosen", sint(3), a.get(n));
      show("changed", vec(6, sint(3)), a.with(n, x));
      show("changedAtTwo", vec(6, sint(3)), a.with(2, x));
      show("either", vec(6, sint(3)), p.mux(a, a.reverse()));
      var copied = wire(vec(6, sint(3)));
      copied.drive(a);
      copied.get(n).drive(x);
      show("copy", vec(6, sint(3)), copied);
      var parts = wire(vec(2, sint(3)));
      parts.get(0).drive(x);
      parts.get(1).drive(-4);
      show("inParts", vec(2, sint(3)), parts);
    }
  }

  private static final String CHOSEN = """
      module Chosen(
        input [17:0] a, input [2:0] n, input signed [2:0] x, input p,
        output [2:0] third, chosen, output [17:0] changed, changedAtTwo, either, copy, output [5:0] inParts
      );
        wire [2:0] a0 = a[2:0];
        wire [2:0] a1 = a[5:3];
        wire [2:0] a2 = a[8:6];
        wire [2:0] a3 = a[11:9];
        wire [2:0] a4 = a[14:12];
        wire [2:0] a5 = a[17:15];
        assign third = a3;
        assign chosen = n == 0 ? a0 : n == 1 ? a1 : n == 2 ? a2 : n == 3 ? a3 : n == 4 ? a4 : a5;
        assign changed = {
          n == 5 ? x : a5, n == 4 ? x : a4, n == 3 ? x : a3, n == 2 ? x : a2, n == 1 ? x : a1, n == 0 ? x : a0};
        assign changedAtTwo = {a5, a4, a3, x, a1, a0};
        assign either = p ? a : {a0, a1, a2, a3, a4, a5};
        assign copy = changed;
        assign inParts = {3'b100, x};
      endmodule
      """;

  enum Move { STAY, LEFT, RIGHT }

  static final class OneHot extends Shown {
    final Vec<SInt> numbers = input(vec(3, sint(3)));
    final Vec<Bool> flags = input(vec(3, bool()));
    final Vec<UInt> digits = input(vec(3, range(2, 5)));
    final Vec<EnumValue<Move>> moves = input(vec(3, enumeration(Move.class, Encoding.ONE_HOT)));
    final Bits s = input(bits(3));

    OneHot() {
      show("number", sint(3), numbers.getOneHot(s));
      show("flag", bool(), flags.getOneHot(s));
      show("digit", range(2, 5), digits.getOneHot(s.asVec(bool())));
      show("move", enumeration(Move.class, Encoding.ONE_HOT), moves.getOneHot(s));
      show("single", sint(3), numbers.slice(1, 1).getOneHot(s.slice(2, 2)));
    }
  }

  private static final String ONE_HOT = """
      module OneHot(
        input [8:0] numbers, digits, moves, input [2:0] flags, s, output [2:0] number, digit, move, single, output flag
      );
        assign number = {3{s[0]}} & numbers[2:0] | {3{s[1]}} & numbers[5:3] | {3{s[2]}} & numbers[8:6];
        assign flag = |(s & flags);
        assign digit = s[0] ? digits[2:0] : s[1] ? digits[5:3] : s[2] ? digits[8:6] : 2;
        assign move = s[0] ? moves[2:0] : s[1] ? moves[5:3] : s[2] ? moves[8:6] : 3'b001;
        assign single = s[2] ? numbers[5:3] : 0;
      endmodule
      """;

  static final class Matrix extends Shown {
    final Vec<Vec<UInt>> rows = input(vec(2, vec(3, uint(2))));
    final UInt n = input(index(2));

    Matrix() {
      show("columns", vec(3, vec(2, uint(2))), Vec.transpose(rows));
      show("totals", vec(2, uint(4)), rows.map(row -> row.reduceTree(UInt::add)));
      show("doubled", vec(2, vec(3, uint(3))), rows.map(row -> row.map(lane -> lane.add(lane))));
      show("row", vec(3, uint(2)), rows.get(n));
      show("total", uint(5), rows.map(row -> row.reduceTree(UInt::add)).reduceTree(UInt::add));
    }
  }

  private static final String MATRIX = """
      module Matrix(
        input [11:0] rows, input n,
        output [11:0] columns, output [7:0] totals, output [17:0] doubled, output [5:0] row, output [4:0] total
      );
        wire [1:0] r00 = rows[1:0];
        wire [1:0] r01 = rows[3:2];
        wire [1:0] r02 = rows[5:4];
        wire [1:0] r10 = rows[7:6];
        wire [1:0] r11 = rows[9:8];
        wire [1:0] r12 = rows[11:10];
        assign columns = {r12, r02, r11, r01, r10, r00};
        wire [3:0] t0 = r00 + r01 + r02;
        wire [3:0] t1 = r10 + r11 + r12;
        assign totals = {t1, t0};
        assign doubled = {r12, 1'b0, r11, 1'b0, r10, 1'b0, r02, 1'b0, r01, 1'b0, r00, 1'b0};
        assign row = n ? rows[11:6] : rows[5:0];
        assign total = t0 + t1;
      endmodule
      """;

  static final class LanesOfBits extends Shown {
    final Vec<Bool> flags = input(vec(5, bool()));
    final Vec<Bits> words = input(vec(2, bits(3)));

    LanesOfBits() {
      show("any", bool(), flags.reduceTree(Bool::or));
      show("inverse", vec(5, bool()), flags.map(Bool::not));
      show("pattern", bits(5), flags.asBits());
      show("mixed", bits(3), words.reduceTree(Bits::xor));
      show("parities", vec(2, bool()), words.map(Bits::parity));
    }
  }

  private static final String LANES_OF_BITS = """
      module LanesOfBits(
        input [4:0] flags, input [5:0] words,
        output any, output [4:0] inverse, pattern, output [2:0] mixed, output [1:0] parities
      );
        assign any = flags[0] | flags[1] | flags[2] | flags[3] | flags[4];
        assign inverse = ~flags;
        assign pattern = flags;
        assign mixed = words[5:3] ^ words[2:0];
        assign parities = {words[5] ^ words[4] ^ words[3], words[2] ^ words[1] ^ words[0]};
      endmodule
      """;
}
