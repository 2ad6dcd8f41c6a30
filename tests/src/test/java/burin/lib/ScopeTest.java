package burin.lib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Elaborator;
import burin.hdl.Fields;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.Scope;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.Signal;
import burin.sim.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a library's verb adds to its user's module, and the values that such verbs are made of.
class ScopeTest {

  static final class Delay extends Module {
    final UInt in = input(uint(8));
    final UInt out = output(uint(8));

    Delay() {
      out.drive(regNext(in));
    }
  }

  /// A class of verbs.
  static final class Verbs {
    static UInt delayed(UInt value) {
      return Scope.add(value, Verbs.class, scope -> {
        var delay = scope.instance(new Delay());
        delay.in.drive(value);
        return delay.out;
      });
    }

    static UInt twice(UInt value) {
      return delayed(delayed(value));
    }

    static UInt copied(UInt value) {
      return Scope.add(value, Verbs.class, scope -> {
        var wire = scope.wire(value.type());
        wire.drive(value);
        return wire;
      });
    }
  }

  static final class Pair extends Bundle {
    final UInt left;
    final SInt right;

    Pair(Fields fields) {
      super(fields);
      left = fields.of(DataType.uint(4));
      right = fields.of(DataType.signedRange(-3, 5));
    }
  }

  static final class User extends Module {
    final Bool enable = input(bool());
    final UInt in = input(uint(8));
    final UInt out = output(uint(8));

    User() {
      out.drive(0);
      when(enable, () -> {
        var late = Verbs.delayed(in);
        var same = Verbs.copied(late);
        out.drive(same);
      });
      var later = Verbs.twice(in);
      naming("shown", () -> output(uint(8))).drive(later);
    }
  }

  private static List<String> names(List<? extends Signal> signals) {
    return signals.stream().map(Signal::name).toList();
  }

  @Test
  void isNamedByTheUsersVariable() {
    var written = Elaborator.written(new User());
    assertEquals(List.of("late", "later", "later_1"), written.instances().stream().map(i -> i.name()).toList());
    assertEquals(List.of("same"), names(written.wires()));
    assertEquals(List.of("enable", "in", "out", "shown"), names(written.ports()));
  }

  @Test
  void holdsWhateverTheConditionsAround() {
    var user = new User();
    try (var sim = Engine.INTERP.open(user)) {
      sim.poke(user.in, 5).poke(user.enable, false).step();
      assertEquals(0, sim.peek(user.out));
      assertEquals(5, sim.poke(user.enable, true).peek(user.out));
    }
  }

  static final class Bundles extends Module {
    final Bool write = input(bool());
    final UInt address = input(index(3));
    final UInt left = input(uint(2));
    final SInt right = input(signedRange(-3, 5));
    final Pair read = output(bundle(Pair::new));
    final Vec<UInt> lefts = output(vec(2, uint(4)));
    final Vec<SInt> rights = output(vec(2, signedRange(-3, 5)));

    Bundles() {
      var words = memory(bundle(Pair::new), 3);
      var pair = bundleOf(bundle(Pair::new), left, right);
      when(write, () -> words.write(address, pair));
      read.drive(words.read(address));
      var rows = memory(vec(2, bundle(Pair::new)), 3);
      when(write, () -> rows.write(address, vecOf(List.of(pair, read))));
      lefts.drive(rows.read(address).map(p -> p.left));
      rights.drive(rows.read(address).map(p -> p.right));
      var outer = wire(uint(4));
      bundleOf(bundle(Pair::new), outer, right).left.drive(left);
    }
  }

  @Test
  void bundlesOfNarrowValuesGoThroughMemories() {
    var top = new Bundles();
    try (var sim = Engine.INTERP.open(top)) {
      sim.poke(top.write, true).poke(top.address, 2).poke(top.left, 3).poke(top.right, -3).step();
      assertEquals(3, sim.peek(top.read.left));
      assertEquals(-3, sim.peek(top.read.right));
      sim.poke(top.right, 5).step();
      assertEquals(5, sim.peek(top.read.right));
      assertArrayEquals(new long[] {3, 3}, sim.peek(top.lefts));
      assertArrayEquals(new long[] {5, -3}, sim.peek(top.rights));
    }
  }

  @Test
  void rejectsFieldsThatAreMissing() {
    var error = assertThrows(UserError.class, () -> new Module() {
      {
        bundleOf(bundle(Pair::new), ulit(1));
      }
    });
    assertEquals("""
        ScopeTest.java:149: error B002: Pair(left uint(4), right signedRange(-3, 5)) of values that are [range(1, 1)]
          write: one value for each field, in the order of the fields""", error.getMessage());
  }

  @Test
  void rejectsAFieldThatIsTooWideForAMemory() {
    var error = assertThrows(UserError.class, () -> Elaborator.elaborate(new Module() {
      {
        var words = memory(bundle(Pair::new), 2);
        words.write(ulit(0), bundleOf(bundle(Pair::new), ulit(16), lit(0)));
      }
    }));
    assertEquals("""
        ScopeTest.java:162: error B001: a word of `words` is uint(4), but the constant is 16
          ScopeTest.java:161: `words` is declared here
          write: a constant in [0, 15], or declare it range(0, 16)""", error.getMessage());
  }

  @Test
  void typesCanBeMadeToHoldZero() {
    assertEquals("range(0, 9)", DataType.range(3, 9).holdingZero().toString());
    assertEquals("signedRange(-9, 0)", DataType.signedRange(-9, -3).holdingZero().toString());
    assertEquals("bits(4)", DataType.bits(4).holdingZero().toString());
    assertEquals(DataType.vec(2, DataType.range(0, 9)), DataType.vec(2, DataType.range(1, 9)).holdingZero());
  }
}
