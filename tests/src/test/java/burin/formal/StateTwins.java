package burin.formal;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.Contents;
import burin.hdl.DataType;
import burin.hdl.Encoding;
import burin.hdl.Fields;
import burin.hdl.ReadUnderWrite;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.RamStyle;
import java.util.List;

/// Registers, memories, pipelines.
final class StateTwins {
  private StateTwins() {}

  static List<Twin> all() {
    return List.of(
        new Twin("registers", Registers::new, REGISTERS),
        new Twin("next values", NextValues::new, NEXT_VALUES),
        new Twin("registers of vectors", Vectors::new, VECTORS),
        new Twin("counters", Counters::new, COUNTERS),
        new Twin("memory", Words::new, WORDS),
        new Twin("memory that is read while it is written", Fresh::new, FRESH),
        new Twin("memory with contents", Filled::new, FILLED),
        new Twin("read-only memory", ReadOnly::new, READ_ONLY),
        new Twin("memory of bundles", Pairs::new, PAIRS),
        new Twin("masked writes", Masked::new, MASKED),
        new Twin("pipeline", Piped::new, PIPED));
  }

  static final class Registers extends Shown {
    final UInt a = input(uint(3));
    final SInt s = input(sint(3));
    final Bool p = input(bool());
    final Bits w = input(bits(3));

    Registers() {
      var plain = reg(uint(3));
      byDefault(() -> plain.next(0));
      plain.next(a);
      var spare = regNext(a);
      unused(spare);
      var set = reg(uint(3), 5);
      set.next(a);
      var flag = reg(bool(), true);
      flag.next(p);
      var pattern = reg(bits(3), litBits(3, 6));
      pattern.next(w);
      var kept = reg(sint(3), -2);
      when(p, () -> kept.next(s));
      var keptPlain = reg(sint(3));
      when(p, () -> keptPlain.next(s));
      var after = regNext(a);
      var afterReset = regNext(s, 3);
      var enabled = regEnabled(a, p);
      var enabledReset = regEnabled(s, p, -4);
      var flagAfter = regNext(p);
      show("o0", uint(3), plain);
      show("o1", uint(3), set);
      show("o2", bool(), flag);
      show("o3", bits(3), pattern);
      show("o4", sint(3), kept);
      show("o5", sint(3), keptPlain);
      show("o6", uint(3), after);
      show("o7", sint(3), afterReset);
      show("o8", uint(3), enabled);
      show("o9", sint(3), enabledReset);
      show("o10", bool(), flagAfter);
    }
  }

  private static final String REGISTERS = """
      module Registers(
        input clock, reset, input [2:0] a, input signed [2:0] s, input p, input [2:0] w,
        output [2:0] o0, o1, output o2, output [2:0] o3, o4, o5, o6, o7, o8, o9, output o10
      );
        reg [2:0] plain, set, pattern, after, enabled;
        reg signed [2:0] kept, keptPlain, afterReset, enabledReset;
        reg flag, flagAfter;
        always @(posedge clock) begin
          plain <= a;
          set <= reset ? 5 : a;
          flag <= reset ? 1 : p;
          pattern <= reset ? 6 : w;
          kept <= reset ? -2 : p ? s : kept;
          keptPlain <= p ? s : keptPlain;
          after <= a;
          afterReset <= reset ? 3 : s;
          enabled <= p ? a : enabled;
          enabledReset <= reset ? -4 : p ? s : enabledReset;
          flagAfter <= p;
        end
        assign o0 = plain;
        assign o1 = set;
        assign o2 = flag;
        assign o3 = pattern;
        assign o4 = kept;
        assign o5 = keptPlain;
        assign o6 = after;
        assign o7 = afterReset;
        assign o8 = enabled;
        assign o9 = enabledReset;
        assign o10 = flagAfter;
      endmodule
      """;

  static final class NextValues extends Shown {
    final UInt a = input(uint(3));
    final Bool p = input(bool());
    final Bits w = input(bits(3));
    final UInt four = output(uint(3));
    final Bool yes = output(bool());
    final Bool q = output(bool());
    final Bits v = output(bits(3));
    final SInt minusTwo = output(sint(3));
    final UInt straight = output(uint(3));

    NextValues() {
      four.drive(4);
      yes.drive(true);
      q.drive(p);
      v.drive(w);
      minusTwo.drive(-2);
      straight.drive(a);
      var count = reg(uint(3));
      count.next(a);
      when(p, () -> count.next(6));
      var flag = reg(bool());
      flag.next(p);
      when(a.eq(3), () -> flag.next(false));
      var signed = reg(sint(4));
      signed.next(a);
      when(p, () -> signed.next(-8));
      var any = reg(bits(3));
      next(any, w);
      show("o0", uint(3), count);
      show("o1", bool(), flag);
      show("o2", sint(4), signed);
      show("o3", bits(3), any);
    }
  }

  private static final String NEXT_VALUES = """
      module NextValues(
        input clock, input [2:0] a, input p, input [2:0] w,
        output [2:0] four, output yes, q, output [2:0] v, minusTwo, straight, o0, output o1, output [3:0] o2, output [2:0] o3
      );
        reg [2:0] count, any;
        reg flag;
        reg signed [3:0] signed_;
        assign four = 4;
        assign yes = 1;
        assign q = p;
        assign v = w;
        assign minusTwo = 3'b110;
        assign straight = a;
        always @(posedge clock) begin
          count <= p ? 6 : a;
          flag <= a == 3 ? 0 : p;
          signed_ <= p ? 4'b1000 : {1'b0, a};
          any <= w;
        end
        assign o0 = count;
        assign o1 = flag;
        assign o2 = signed_;
        assign o3 = any;
      endmodule
      """;

  static final class Vectors extends Shown {
    final UInt x = input(uint(2));
    final UInt n = input(index(3));
    final Bool p = input(bool());
    final Vec<UInt> all = input(vec(3, uint(2)));

    Vectors() {
      var window = reg(vec(3, uint(2)), 0);
      when(p, () -> window.next(window.shiftIn(x)));
      var table = reg(vec(3, uint(2)), constants(uint(2), 1, 2, 3));
      table.get(n).next(x);
      var loaded = reg(vec(3, uint(2)));
      when(p, () -> loaded.next(all)).otherwise(() -> loaded.get(1).next(0));
      show("o0", vec(3, uint(2)), window);
      show("o1", vec(3, uint(2)), table);
      show("o2", vec(3, uint(2)), loaded);
    }
  }

  private static final String VECTORS = """
      module Vectors(
        input clock, reset, input [1:0] x, n, input p, input [5:0] all, output [5:0] o0, o1, o2
      );
        reg [5:0] window, table_, loaded;
        always @(posedge clock) begin
          if (reset) window <= 0;
          else if (p) window <= {x, window[5:2]};
          if (reset) table_ <= 6'b111001;
          else begin
            if (n == 0) table_[1:0] <= x;
            if (n == 1) table_[3:2] <= x;
            if (n == 2) table_[5:4] <= x;
          end
          if (p) loaded <= all;
          else loaded[3:2] <= 0;
        end
        assign o0 = window;
        assign o1 = table_;
        assign o2 = loaded;
      endmodule
      """;

  static final class Counters extends Shown {
    final Bool p = input(bool());

    Counters() {
      var whole = reg(uint(3), 0);
      whole.next(whole.incrementWrapping());
      var part = reg(range(0, 5), 0);
      when(p, () -> part.next(part.incrementWrapping()));
      var down = reg(range(0, 5), 5);
      down.next(down.decrementWrapping());
      var stuck = reg(range(0, 9), 0);
      stuck.next(stuck.add(1).min(9));
      show("o0", uint(3), whole);
      show("o1", uint(3), part);
      show("o2", uint(3), down);
      show("o3", uint(4), stuck);
    }
  }

  private static final String COUNTERS = """
      module Counters(input clock, reset, p, output [2:0] o0, o1, o2, output [3:0] o3);
        reg [2:0] whole, part, down;
        reg [3:0] stuck;
        always @(posedge clock) begin
          whole <= reset ? 0 : whole + 1;
          part <= reset ? 0 : p ? (part == 5 ? 0 : part + 1) : part;
          down <= reset ? 5 : down == 0 ? 5 : down - 1;
          stuck <= reset ? 0 : stuck == 9 ? 9 : stuck + 1;
        end
        assign o0 = whole;
        assign o1 = part;
        assign o2 = down;
        assign o3 = stuck;
      endmodule
      """;

  static final class Words extends Shown {
    final Bool write = input(bool());
    final Bool enable = input(bool());
    final UInt address = input(index(5));
    final UInt other = input(index(5));
    final UInt value = input(uint(2));

    Words() {
      var words = memory(uint(2), 5);
      when(write, () -> words.write(address, value));
      var later = words.readSync(other);
      var held = words.readSync(address, enable);
      show("now", uint(2), words.read(other));
      show("third", uint(2), words.read(ulit(3)));
      show("o0", uint(2), later);
      show("o1", uint(2), held);
    }
  }

  private static final String WORDS = """
      module Words(
        input clock, write, enable, input [2:0] address, other, input [1:0] value, output [1:0] now, third, o0, o1
      );
        reg [1:0] words [0:4];
        reg [1:0] later, held;
        always @(posedge clock) begin
          if (write) words[address] <= value;
          later <= words[other];
          if (enable) held <= words[address];
        end
        assign now = words[other];
        assign third = words[3];
        assign o0 = later;
        assign o1 = held;
      endmodule
      """;

  static final class Fresh extends Shown {
    final Bool write = input(bool());
    final Bool clear = input(bool());
    final Bool enable = input(bool());
    final UInt address = input(index(3));
    final UInt other = input(index(3));
    final UInt value = input(uint(2));

    Fresh() {
      var words = memory(uint(2), 3);
      when(write, () -> words.write(address, value));
      when(clear, () -> words.write(other, ulit(0)));
      var fresh = words.readSync(other, ReadUnderWrite.NEW);
      var kept = words.readSync(address, enable, ReadUnderWrite.NEW);
      show("o0", uint(2), fresh);
      show("o1", uint(2), kept);
    }
  }

  private static final String FRESH = """
      module Fresh(
        input clock, write, clear, enable, input [1:0] address, other, value, output [1:0] o0, o1
      );
        reg [1:0] words [0:2];
        reg [1:0] fresh_old, fresh_written, kept_old, kept_written;
        reg fresh_hit, kept_hit;
        wire same = address == other;
        always @(posedge clock) begin
          if (write) words[address] <= value;
          if (clear) words[other] <= 0;
          fresh_old <= words[other];
          fresh_hit <= clear | write & same;
          fresh_written <= clear ? 0 : value;
          if (enable) begin
            kept_old <= words[address];
            kept_hit <= write | clear & same;
            kept_written <= clear & same ? 0 : value;
          end
        end
        assign o0 = fresh_hit ? fresh_written : fresh_old;
        assign o1 = kept_hit ? kept_written : kept_old;
      endmodule
      """;

  static final class Filled extends Shown {
    final Bool write = input(bool());
    final UInt address = input(uint(2));
    final SInt value = input(sint(3));

    Filled() {
      var words = memory(sint(3), 4, RamStyle.DISTRIBUTED, -4, 3, -1);
      when(write, () -> words.write(address, value));
      show("now", sint(3), words.read(address));
    }
  }

  private static final String FILLED = """
      module Filled(input clock, write, input [1:0] address, input [2:0] value, output [2:0] now);
        reg [2:0] words [0:3];
        initial begin
          words[0] = 3'b100;
          words[1] = 3'b011;
          words[2] = 3'b111;
          words[3] = 3'b000;
        end
        always @(posedge clock) if (write) words[address] <= value;
        assign now = words[address];
      endmodule
      """;

  static final class ReadOnly extends Shown {
    final UInt address = input(index(6));

    ReadOnly() {
      var squares = memory(uint(5), 6, 0, 1, 4, 9, 16, 25);
      var cubes = memory(uint(7), 6, Contents.of(0, 1, 8, 27, 64, 125));
      show("square", uint(5), squares.read(address));
      show("cube", uint(7), cubes.read(address));
    }
  }

  private static final String READ_ONLY = """
      module ReadOnly(input [2:0] address, output [4:0] square, output [6:0] cube);
        assign square = address * address;
        assign cube = address * address * address;
      endmodule
      """;

  static final class Pair extends Bundle {
    final UInt left;
    final Bool right;

    Pair(Fields fields) {
      super(fields);
      left = fields.of(DataType.uint(2));
      right = fields.of(DataType.bool());
    }
  }

  static final class Pairs extends Shown {
    final UInt address = input(uint(1));
    final Pair value = input(bundle(Pair::new));

    Pairs() {
      var pairs = memory(bundle(Pair::new), 2);
      pairs.write(address, value);
      show("now", bundle(Pair::new), pairs.read(address));
    }
  }

  private static final String PAIRS = """
      module Pairs(
        input clock, address, input [1:0] value_left, input value_right, output [1:0] now_left, output now_right
      );
        reg [2:0] pairs [0:1];
        always @(posedge clock) pairs[address] <= {value_left, value_right};
        assign {now_left, now_right} = pairs[address];
      endmodule
      """;

  static final class Masked extends Shown {
    final UInt address = input(uint(1));
    final Vec<UInt> value = input(vec(2, uint(2)));
    final Vec<Bool> mask = input(vec(2, bool()));

    Masked() {
      var words = memory(vec(2, uint(2)), 2);
      words.write(address, value, mask);
      show("now", vec(2, uint(2)), words.read(address));
    }
  }

  private static final String MASKED = """
      module Masked(input clock, address, input [3:0] value, input [1:0] mask, output [3:0] now);
        reg [3:0] words [0:1];
        always @(posedge clock) begin
          if (mask[0]) words[address][1:0] <= value[1:0];
          if (mask[1]) words[address][3:2] <= value[3:2];
        end
        assign now = words[address];
      endmodule
      """;

  static final class Piped extends Shown {
    final SInt x = input(sint(3));
    final SInt y = input(sint(3));

    Piped() {
      var pipe = pipeline();
      var product = pipe.at(x).mul(y);
      pipe.stage();
      var sum = pipe.at(product).add(pipe.at(x));
      var held = reg(sint(3), 0);
      held.next(y);
      pipe.made(held);
      pipe.stage();
      show("result", sint(8), pipe.at(sum).add(pipe.at(held)));
    }
  }

  private static final String PIPED = """
      module Piped(input clock, reset, input signed [2:0] x, y, output signed [7:0] result);
        reg signed [5:0] product_stage1;
        reg signed [2:0] x_stage1, held, held_stage2;
        reg signed [5:0] sum_stage2;
        always @(posedge clock) begin
          product_stage1 <= x * y;
          x_stage1 <= x;
          sum_stage2 <= product_stage1 + x_stage1;
          held <= reset ? 0 : y;
          held_stage2 <= held;
        end
        assign result = sum_stage2 + held_stage2;
      endmodule
      """;
}
