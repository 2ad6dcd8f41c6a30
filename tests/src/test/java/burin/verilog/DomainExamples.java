package burin.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.EnumValue;
import burin.hdl.ExtModule;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.ResetStyle;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;

/// Circuits with several clocks, gates, watched conditions, masked writes and foreign modules, for tests of the Verilog.
final class DomainExamples {
  private DomainExamples() {}

  static List<Named<Supplier<Module>>> all() {
    return List.of(
        Named.of("two clocks", TwoClocks::new),
        Named.of("gates", Gates::new),
        Named.of("own resets", OwnResets::new),
        Named.of("crossing", Crossing::new),
        Named.of("tank", () -> new Tank(ResetStyle.SYNC_HIGH)),
        Named.of("tank with an asynchronous reset", () -> new Tank(ResetStyle.ASYNC_LOW)),
        Named.of("watched in domains", WatchedDomains::new),
        Named.of("bytes", () -> new Bytes(4, 8)),
        Named.of("flags", () -> new Bytes(8, 1)),
        Named.of("one lane", () -> new Bytes(1, 8)),
        Named.of("many lanes", () -> new Bytes(67, 2)),
        Named.of("two ports", TwoPorts::new),
        Named.of("corners", Corners::new),
        Named.of("everything", Everything::new),
        Named.of("foreign", Adders::new));
  }

  /// The text of a file, without the lines of the examples.
  static void assertText(Supplier<Module> example, String file, String expected) {
    String text = VerilogEmitter.emit(Burin.circuit(example.get())).files().get(file);
    assertEquals(expected, text.replaceAll("DomainExamples\\.java:\\d+", "DomainExamples.java:N"));
  }

  static final class Counter extends Module {
    final UInt count = output(uint(8));

    Counter() {
      var value = reg(uint(8), 5);
      value.next(value.add(1).wrap(8));
      count.drive(value);
    }
  }

  /// An asynchronous reset, with registers that have none of it.
  static final class TwoClocks extends Module {
    final ClockDomain pixel = clockDomain(ResetStyle.ASYNC_LOW);
    final Bool go = input(bool());
    final UInt slow = output(uint(8));
    final UInt fast = output(uint(8));
    final UInt last = output(uint(8));
    final UInt child = output(uint(8));

    TwoClocks() {
      var a = reg(uint(8), 10);
      a.next(a.add(1).wrap(8));
      slow.drive(a);
      in(pixel, () -> {
        var b = reg(uint(8), 20);
        var before = reg(uint(8));
        when(go, () -> {
          b.next(b.add(1).wrap(8));
          before.next(b);
        });
        fast.drive(b);
        last.drive(before);
        var counter = instance(new Counter());
        child.drive(counter.count);
      });
    }
  }

  static final class Gates extends Module {
    final Bool enable = input(bool());
    final Bool more = input(bool());
    final UInt gatedCount = output(uint(8));
    final UInt enabledCount = output(uint(8));
    final UInt insideGate = output(uint(8));
    final UInt insideEnable = output(uint(8));
    final UInt insideBoth = output(uint(8));
    final UInt last = output(uint(8));

    Gates() {
      mainReset(ResetStyle.ASYNC_HIGH);
      var gate = mainDomain().gated(enable);
      var slot = mainDomain().enabled(enable.and(more));
      var both = slot.gated(more);
      gatedCount.drive(in(gate, () -> counter()));
      enabledCount.drive(in(slot, () -> counter()));
      last.drive(in(slot, () -> {
        var before = reg(uint(8));
        before.next(enabledCount);
        return before;
      }));
      insideGate.drive(in(gate, () -> instance(new Counter())).count);
      insideEnable.drive(in(slot, () -> instance(new Counter())).count);
      insideBoth.drive(in(both, () -> instance(new Counter())).count);
    }

    private UInt counter() {
      var value = reg(uint(8), 5);
      value.next(value.add(1).wrap(8));
      return value;
    }
  }

  static final class OwnResets extends Module {
    final Bool soft = input(bool());
    final Bool stop = input(bool());
    final UInt softCount = output(uint(8));
    final UInt heldCount = output(uint(8));
    final Bool isHeld = output(bool());

    OwnResets() {
      mainReset(ResetStyle.ASYNC_LOW);
      var restart = mainDomain().withReset(soft.or(stop));
      var held = reg(bool(), true);
      held.next(soft);
      var asynchronous = mainDomain().withAsyncReset(held);
      softCount.drive(in(restart, () -> instance(new Counter())).count);
      heldCount.drive(in(asynchronous, () -> instance(new Counter())).count);
      isHeld.drive(held);
    }
  }

  /// A synchroniser, written out.
  static final class Crossing extends Module {
    final ClockDomain fast = clockDomain(ResetStyle.SYNC_LOW);
    final Bool request = input(bool());
    final Bool seen = output(bool());

    Crossing() {
      var sent = reg(bool(), false);
      sent.next(request);
      in(fast, () -> {
        var first = crossing(() -> {
          var taken = reg(bool(), false);
          taken.next(sent);
          return taken;
        });
        var second = reg(bool(), false);
        second.next(first);
        seen.drive(second);
      });
    }
  }

  enum Phase { FILL, DRAIN, IDLE }

  static final class Cell extends Module {
    final UInt level = input(uint(8));
    final Bool valid = input(bool());

    Cell() {
      var seen = reg(uint(8), 0);
      seen.next(level);
      assumeAlways(level.le(200), "level is {}", level);
      when(valid, () -> {
        assertAlways(level.le(100), "level {} = {x} after {b}", level, level, seen);
        cover(level.eq(100), "full");
      });
    }
  }

  static final class Tank extends Module {
    final UInt level = input(uint(8));
    final Bool valid = input(bool());
    final SInt drift = input(sint(4));
    final EnumValue<Phase> phase = input(enumeration(Phase.class));

    Tank(ResetStyle style) {
      mainReset(style);
      var cells = instances(2, Cell::new);
      cells.all(cell -> cell.level, level);
      cells.all(cell -> cell.valid, valid);
      when(valid.not(), () -> print("{} \"drifts\" \\ by {} // 100% of it", phase, drift.sub(1)));
      cover(valid, "valid");
    }
  }

  static final class WatchedDomains extends Module {
    final Bool enable = input(bool());
    final Bool soft = input(bool());
    final UInt level = input(uint(4));

    WatchedDomains() {
      in(mainDomain().enabled(enable), () -> assertAlways(level.lt(9), "level {}", level));
      in(mainDomain().gated(enable), () -> assertAlways(level.lt(10), "level {}", level));
      in(mainDomain().withReset(soft), () -> {
        cover(level.eq(3), "three");
        print("level {}", level);
      });
    }
  }

  static final class Bytes extends Module {
    final UInt address;
    final Vec<Bits> data;
    final Vec<Bool> enables;
    final Bool write;
    final Vec<Bits> word;

    Bytes(int lanes, int width) {
      address = input(index(4));
      data = input(vec(lanes, bits(width)));
      enables = input(vec(lanes, bool()));
      write = input(bool());
      word = output(vec(lanes, bits(width)));
      var words = memory(vec(lanes, bits(width)), 4);
      when(write, () -> words.write(address, data, enables));
      word.drive(words.read(address));
    }
  }

  /// A memory that is written at the edges of one clock and read at those of another.
  static final class TwoPorts extends Module {
    final ClockDomain reading = clockDomain();
    final UInt writeAddress = input(index(8));
    final UInt readAddress = input(index(8));
    final UInt data = input(uint(8));
    final UInt word = output(uint(8));

    TwoPorts() {
      var words = memory(uint(8), 8);
      words.write(writeAddress, data);
      word.drive(in(reading, () -> crossing(() -> words.readSync(readAddress))));
    }
  }

  /// Masks and watched values that are computed lane by lane or known, words with an address that is known, lanes that are
  /// narrower than the memory's.
  static final class Corners extends Module {
    final Vec<UInt> lanes = input(vec(5, uint(3)));
    final Vec<Bool> mask = input(vec(5, bool()));
    final UInt address = input(index(4));
    final Bool on = input(bool());
    final Vec<UInt> word = output(vec(5, uint(4)));
    final Vec<UInt> fixed = output(vec(2, uint(4)));

    Corners() {
      var words = memory(vec(5, uint(4)), 4);
      words.write(address, lanes, mask.map(lane -> lane.and(on)));
      word.drive(words.read(address));
      var single = memory(vec(2, uint(4)), 1);
      single.write(ulit(0), vecOf(List.of(lanes.get(0), lanes.get(1).add(1))), vecOf(List.of(lit(true), on)));
      fixed.drive(single.read(ulit(0)));
      var sum = lanes.reduceTree(UInt::add);
      assertAlways(sum.le(30), "sum {x} with {} and {b}", sum, lanes.get(0).sub(4), on);
      when(on, () -> print("second {}, difference {x}", words.read(address).get(1), lanes.get(2).sub(lanes.get(3))));
    }
  }

  /// All that needs no foreign Verilog, with inputs of its own.
  static final class Everything extends Module {
    final ClockDomain low = clockDomain(ResetStyle.SYNC_LOW);
    final ClockDomain asyncHigh = clockDomain(ResetStyle.ASYNC_HIGH);
    final ClockDomain asyncLow = clockDomain(ResetStyle.ASYNC_LOW);
    final Vec<Bool> flags = input(vec(8, bool()));
    final UInt address = input(index(4));
    final Vec<Bits> bytes = input(vec(4, bits(8)));
    final Vec<Bool> enables = input(vec(4, bool()));
    final UInt level = input(uint(8));
    final UInt last = output(uint(8));
    final Vec<UInt> gated = output(vec(6, uint(8)));
    final Vec<UInt> restarted = output(vec(2, uint(8)));
    final Bool seen = output(bool());
    final Vec<Bits> word = output(vec(4, bits(8)));
    final UInt read = output(uint(8));
    final Vec<UInt> lanes = input(vec(5, uint(3)));
    final Vec<UInt> corner = output(vec(5, uint(4)));
    final Vec<UInt> cornerFixed = output(vec(2, uint(4)));

    Everything() {
      var clocks = instance(new TwoClocks());
      clocks.pixel.drive(asyncLow);
      clocks.go.drive(flags.get(0));
      last.drive(clocks.last);
      var gates = in(asyncHigh, () -> instance(new Gates()));
      gates.enable.drive(flags.get(1));
      gates.more.drive(flags.get(2));
      gated.drive(vecOf(List.of(gates.gatedCount, gates.enabledCount, gates.insideGate, gates.insideEnable,
          gates.insideBoth, gates.last)));
      var resets = in(asyncLow, () -> instance(new OwnResets()));
      resets.soft.drive(flags.get(3));
      resets.stop.drive(flags.get(4));
      restarted.drive(vecOf(List.of(resets.softCount, resets.heldCount)));
      var crossing = instance(new Crossing());
      crossing.fast.drive(low);
      crossing.request.drive(flags.get(5));
      seen.drive(crossing.seen);
      var memory = instance(new Bytes(4, 8));
      memory.address.drive(address);
      memory.data.drive(bytes);
      memory.enables.drive(enables);
      memory.write.drive(flags.get(6));
      word.drive(memory.word);
      var ports = instance(new TwoPorts());
      ports.reading.drive(asyncHigh);
      ports.writeAddress.drive(address);
      ports.readAddress.drive(address.add(1));
      ports.data.drive(level);
      read.drive(ports.word);
      var watched = in(low, () -> instance(new WatchedDomains()));
      watched.enable.drive(flags.get(7));
      watched.soft.drive(flags.get(6));
      watched.level.drive(level.wrap(4));
      var corners = in(asyncLow.enabled(flags.get(7)), () -> instance(new Corners()));
      corners.lanes.drive(lanes);
      corners.mask.drive(lanes.map(lane -> lane.eq(3)));
      corners.address.drive(address);
      corners.on.drive(flags.get(0));
      corner.drive(corners.word);
      cornerFixed.drive(corners.fixed);
    }
  }

  static final class Adder extends ExtModule {
    final SInt a = input(sint(8));
    final UInt total = output(uint(16));

    Adder(int step) {
      super("adder_cell");
      parameter("STEP", step);
      parameter("KIND", "fast");
      clockPin("clk");
      resetPin("rst_n", ResetStyle.SYNC_LOW);
      registered(total);
      source("adder_cell.v", """
          module adder_cell #(parameter STEP = 1, parameter KIND = "") (
            input wire clk,
            input wire rst_n,
            input wire signed [7:0] a,
            output reg [15:0] total
          );
            wire [15:0] step = KIND == "fast" ? STEP[15:0] : 16'd1;
            always @(posedge clk) begin
              if (!rst_n) total <= 16'd0;
              else total <= total + step + {{8{a[7]}}, a};
            end
          endmodule
          """);
    }
  }

  static final class Adders extends Module {
    final SInt x = input(sint(8));
    final UInt total = output(uint(16));

    Adders() {
      var first = instance(new Adder(3));
      var second = instance(new Adder(5));
      first.a.drive(x);
      second.a.drive(x);
      var sum = reg(uint(16), 0);
      sum.next(first.total.add(second.total).wrap(16));
      total.drive(sum);
    }
  }
}
