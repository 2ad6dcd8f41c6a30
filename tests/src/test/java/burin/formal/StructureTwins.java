package burin.formal;

import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Encoding;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.Scope;
import burin.hdl.UInt;
import burin.hdl.Vec;
import java.util.List;

/// Conditions, state machines, instances, names.
final class StructureTwins {
  private StructureTwins() {}

  static List<Twin> all() {
    return List.of(
        new Twin("conditions", Conditions::new, CONDITIONS),
        new Twin("selects", Selects::new, SELECTS),
        new Twin("state machine", Machine::new, MACHINE),
        new Twin("state machine in one-hot code", HotMachine::new, HOT_MACHINE),
        new Twin("instances", Instances::new, CELL + INSTANCES),
        new Twin("arrays of instances", Arrays::new, CELL + ARRAYS),
        new Twin("names", Named::new, NAMED),
        new Twin("verbs of libraries", Library::new, CELL + LIBRARY));
  }

  static final class Conditions extends Shown {
    final Bool p = input(bool());
    final Bool q = input(bool());
    final UInt a = input(uint(3));

    Conditions() {
      var chosen = wire(uint(3));
      when(p, () -> chosen.drive(a)).elseWhen(q, () -> chosen.drive(3)).otherwise(() -> chosen.drive(0));
      show("o0", uint(3), chosen);
      var last = wire(uint(3));
      last.drive(1);
      when(p, () -> {
        last.drive(2);
        when(q, () -> last.drive(a));
      });
      when(a.eq(7), () -> last.drive(5));
      show("o1", uint(3), last);
      var held = reg(uint(3), 0);
      when(p, () -> held.next(a)).elseWhen(q, () -> held.next(held.incrementWrapping()));
      show("o2", uint(3), held);
    }
  }

  private static final String CONDITIONS = """
      module Conditions(input clock, reset, p, q, input [2:0] a, output [2:0] o0, o1, o2);
        assign o0 = p ? a : q ? 3 : 0;
        assign o1 = a == 7 ? 5 : p && q ? a : p ? 2 : 1;
        reg [2:0] held;
        always @(posedge clock) held <= reset ? 0 : p ? a : q ? held + 1 : held;
        assign o2 = held;
      endmodule
      """;

  static final class Selects extends Shown {
    final UInt a = input(uint(3));
    final SInt s = input(sint(2));
    final UInt all = output(uint(4));
    final UInt rest = output(uint(4));

    Selects() {
      select(s).is(-2, () -> all.drive(9)).is(-1, () -> all.drive(a)).is(new long[] {0, 1}, () -> all.drive(3));
      rest.drive(1);
      select(a).is(0, () -> rest.drive(7)).is(new long[] {2, 5}, () -> rest.drive(8)).otherwise(() -> rest.drive(a));
    }
  }

  private static final String SELECTS = """
      module Selects(input [2:0] a, input signed [1:0] s, output [3:0] all, rest);
        assign all = s == -2 ? 9 : s == -1 ? a : 3;
        assign rest = a == 0 ? 7 : a == 2 || a == 5 ? 8 : a;
      endmodule
      """;

  enum Step { IDLE, RUN, DONE }

  static final class Machine extends Shown {
    final Bool start = input(bool());
    final Bool stop = input(bool());

    Machine() {
      var state = stateMachine(Step.IDLE);
      state.in(Step.IDLE, () -> when(start, () -> state.go(Step.RUN)))
          .in(Step.RUN, () -> when(stop, () -> state.go(Step.DONE)))
          .in(Step.DONE, () -> state.go(Step.IDLE));
      show("running", bool(), state.is(Step.RUN));
      show("code", enumeration(Step.class), state.state());
    }
  }

  private static final String MACHINE = """
      module Machine(input clock, reset, start, stop, output running, output [1:0] code);
        reg [1:0] state;
        always @(posedge clock)
          if (reset) state <= 0;
          else if (state == 0) state <= start ? 1 : 0;
          else if (state == 1) state <= stop ? 2 : 1;
          else state <= 0;
        assign running = state == 1;
        assign code = state;
      endmodule
      """;

  static final class HotMachine extends Shown {
    final Bool start = input(bool());
    final Bool stop = input(bool());

    HotMachine() {
      var state = stateMachine(Step.RUN, Encoding.ONE_HOT);
      state.in(Step.IDLE, () -> when(start, () -> state.go(Step.RUN)));
      state.in(Step.RUN, () -> when(stop, () -> state.go(Step.DONE)));
      state.in(Step.DONE, () -> state.go(Step.IDLE));
      show("running", bool(), state.is(Step.RUN));
    }
  }

  private static final String HOT_MACHINE = """
      module HotMachine(input clock, reset, start, stop, output running);
        reg [2:0] state;
        always @(posedge clock)
          if (reset) state <= 3'b010;
          else
            case (state)
              3'b001: state <= start ? 3'b010 : 3'b001;
              3'b010: state <= stop ? 3'b100 : 3'b010;
              3'b100: state <= 3'b001;
            endcase
        assign running = state == 3'b010;
      endmodule
      """;

  static final class Cell extends Module {
    final UInt gain = input(uint(2));
    final UInt value = input(uint(2));
    final UInt total = output(uint(4));

    Cell() {
      var last = regNext(value, 0);
      total.drive(last.mul(gain));
    }
  }

  private static final String CELL = """
      module Cell(input clock, reset, input [1:0] gain, value, output [3:0] total);
        reg [1:0] last;
        always @(posedge clock) last <= reset ? 0 : value;
        assign total = last * gain;
      endmodule
      """;

  static final class Instances extends Shown {
    final UInt a = input(uint(2));
    final UInt b = input(uint(2));

    Instances() {
      var first = instance(new Cell());
      first.gain.drive(a);
      first.value.drive(b);
      var second = instance(new Cell());
      second.gain.drive(3);
      second.value.drive(first.total.truncate(2));
      show("sum", uint(5), first.total.add(second.total));
    }
  }

  private static final String INSTANCES = """
      module Instances(input clock, reset, input [1:0] a, b, output [4:0] sum);
        wire [3:0] one, two;
        Cell first (clock, reset, a, b, one);
        Cell second (clock, reset, 2'd3, one[1:0], two);
        assign sum = one + two;
      endmodule
      """;

  static final class Arrays extends Shown {
    final UInt a = input(uint(2));
    final Vec<UInt> values = input(vec(3, uint(2)));

    Arrays() {
      var cells = instances(3, Cell::new);
      cells.all(cell -> cell.gain, a);
      cells.each(cell -> cell.value, values);
      show("totals", vec(3, uint(4)), cells.get(cell -> cell.total));
    }
  }

  private static final String ARRAYS = """
      module Arrays(input clock, reset, input [1:0] a, input [5:0] values, output [11:0] totals);
        Cell cells [2:0] (clock, reset, a, values, totals);
      endmodule
      """;

  static final class Named extends Shown {
    final UInt a = input(uint(2));

    Named() {
      var sum = named("total", a.add(a));
      var port = naming("twice", () -> output(uint(3)));
      drive(port, sum);
      show("squared", uint(6), sum.mul(sum));
    }
  }

  private static final String NAMED = """
      module Named(input [1:0] a, output [2:0] twice, output [5:0] squared);
        assign twice = a + a;
        assign squared = 4 * a * a;
      endmodule
      """;

  /// What a part of a library does where it is used.
  static UInt delayedSum(UInt a) {
    return Scope.add(a, StructureTwins.class, scope -> {
      var cell = scope.instance(new Cell());
      cell.gain.drive(scope.ulit(2));
      cell.value.drive(a);
      var flag = scope.wire(DataType.bool());
      scope.drive(flag, scope.lit(true).and(scope.litBits(2, 3).allOnes()));
      Vec<UInt> both = scope.vecOf(List.of(cell.total, flag.mux(a, cell.total)));
      var pair = scope.bundleOf(DataType.bundle(StateTwins.Pair::new), a, flag);
      return both.reduceTree(UInt::add).add(pair.left);
    });
  }

  static final class Library extends Shown {
    final UInt a = input(uint(2));

    Library() {
      var result = delayedSum(a);
      show("o0", uint(6), result);
    }
  }

  private static final String LIBRARY = """
      module Library(input clock, reset, input [1:0] a, output [5:0] o0);
        wire [3:0] total;
        Cell result (clock, reset, 2'd2, a, total);
        assign o0 = total + a + a;
      endmodule
      """;
}
