package burin.hdl.names;

import static org.assertj.core.api.Assertions.assertThat;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Elaborator;
import burin.hdl.Fixed;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.Expr;
import burin.ir.ModuleDef;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.Walk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What signals and computed values are called, by the variables that take them.
class NamesTest {
  private static List<String> registers(Module module) {
    return Elaborator.written(module).registers().stream().map(Register::name).toList();
  }

  private static Stream<String> named(ModuleDef module, Expr expr) {
    return module.names().name(expr).stream();
  }

  /// The names of all computed values, operands first.
  private static List<String> values(Module module) {
    ModuleDef written = Elaborator.written(module);
    List<String> names = new ArrayList<>();
    Walk.postOrder(Walk.roots(written), expr -> named(written, expr).forEach(names::add));
    return names;
  }

  static final class Fields extends Module {
    final Bool enable = input(bool());
    public final UInt total = output(uint(8));
    private final UInt sum = reg(uint(8));
    private UInt later;
    UInt first;
    UInt second;

    Fields() {
      later = reg(uint(4));
      this.first = this.second = reg(uint(4));
      total.drive(sum);
    }
  }

  @Test
  void fieldsGiveNames() {
    ModuleDef module = Elaborator.written(new Fields());
    assertThat(module.ports()).extracting(Signal::name).containsExactly("enable", "total");
    assertThat(module.registers()).extracting(Signal::name).containsExactly("sum", "later", "second");
  }

  static final class Locals extends Module {
    Locals() {
      var sum = reg(uint(8));
      UInt carry;
      carry = reg(uint(1));
      UInt a = reg(uint(2)), b = reg(uint(3));
      {
        var inBlock = reg(uint(4));
        inBlock.next(sum.truncate(4));
      }
      var inTheSlotOfTheBlock = reg(uint(4));
      reg(uint(5)).next(carry);
      a.next(inTheSlotOfTheBlock.truncate(2));
      b.next(b = reg(uint(3)));
    }
  }

  @Test
  void localsGiveNames() {
    assertThat(registers(new Locals()))
        .containsExactly("sum", "carry", "a", "b", "inBlock", "inTheSlotOfTheBlock", "reg", "b_1");
  }

  static final class InLambdas extends Module {
    final Bool enable = input(bool());

    InLambdas() {
      when(enable, () -> {
        var inWhen = reg(uint(8));
        inWhen.next(1);
      }).otherwise(() -> {
        for (int i = 0; i < 2; i++) {
          UInt inLoop = reg(uint(8));
          inLoop.next(i);
        }
      });
      Runnable captures = () -> {
        var captured = enable.not();
        var inCapturing = reg(bool());
        inCapturing.next(captured);
      };
      captures.run();
    }
  }

  @Test
  void localsInLambdasGiveNames() {
    assertThat(registers(new InLambdas())).containsExactly("inWhen", "inLoop", "inLoop_1", "inCapturing");
  }

  static final class Loops extends Module {
    Loops() {
      var stage = reg(uint(8));
      for (int i = 0; i < 3; i++) {
        var next = reg(uint(8));
        next.next(stage);
        stage = next;
      }
      var next_1 = reg(uint(8));
      next_1.next(stage);
      var next = reg(uint(8));
      next.next(next_1);
    }
  }

  @Test
  void repeatedNamesAreNumbered() {
    assertThat(registers(new Loops())).containsExactly("stage", "next", "next_1", "next_2", "next_1_1", "next_3");
  }

  static final class Conditionals extends Module {
    Conditionals(boolean wide, int kind) {
      UInt chosen = wide ? reg(uint(16)) : reg(uint(8));
      var switched = switch (kind) {
        case 0 -> reg(uint(8));
        case 1 -> {
          var inner = reg(uint(7));
          yield inner;
        }
        default -> reg(uint(9));
      };
      UInt none = wide ? null : reg(uint(3));
      if (none == null) none = reg(uint(2));
      chosen.next(switched.truncate(8));
    }
  }

  @Test
  void conditionalExpressionsPassTheNameOn() {
    assertThat(registers(new Conditionals(true, 0))).containsExactly("chosen", "switched", "none");
    assertThat(registers(new Conditionals(false, 1))).containsExactly("chosen", "inner", "none");
    assertThat(registers(new Conditionals(false, 2))).containsExactly("chosen", "switched", "none");
  }

  static final class Arrays1 extends Module {
    private final UInt[] held = new UInt[3];
    private final UInt[][] grid = new UInt[2][2];

    Arrays1() {
      for (int i = 0; i < held.length; i++) held[i] = reg(uint(4 + i));
      SInt[] locals = new SInt[2];
      int next = 0;
      locals[next++] = reg(sint(3));
      locals[Objects.checkIndex(next, 2)] = regNext(locals[0].add(held[2]).mul(held[1]), 0L);
      for (UInt[] row : grid) {
        row[0] = reg(bits(8)).asUInt();
        row[1] = reg(uint(2));
      }
      grid[1][1] = reg(uint(5));
      grid[1][1 - next / 2] = next > 0 ? reg(uint(6)) : null;
      Adder[] adders = new Adder[1];
      adders[0] = instance(new Adder(8));
      adders[0].a.drive(1);
    }
  }

  static final class Adder extends Module {
    final UInt a;

    Adder(int bits) {
      this.a = input(uint(bits));
    }
  }

  @Test
  void arraysNameTheirElements() {
    var module = new Arrays1();
    assertThat(registers(module)).containsExactly(
        "held", "held_1", "held_2", "locals", "locals_1", "reg", "row", "reg_1", "row_1", "grid", "reg_2");
    assertThat(Elaborator.written(module).instances()).extracting("name").containsExactly("adders");
  }

  static final class Collections extends Module {
    private final List<UInt> list = new ArrayList<>();
    private final Map<String, UInt> byName = new HashMap<>();

    Collections() {
      for (int i = 0; i < 2; i++) list.add(reg(uint(4)));
      Deque<UInt> queue = new ArrayDeque<>();
      queue.push(reg(uint(5)));
      byName.put("x", reg(uint(6)));
      var linked = new LinkedList<UInt>();
      linked.addFirst(reg(uint(7)));
      list.set(0, reg(uint(8)));
      List.of(reg(uint(9)));
      list.contains(reg(uint(10)));
      list.getFirst().add(reg(uint(11)));
    }
  }

  @Test
  void collectionsNameTheirElements() {
    assertThat(registers(new Collections())).containsExactly(
        "list", "list_1", "queue", "byName", "linked", "list_2", "reg", "reg_1", "reg_2");
  }

  static final class Returned extends Module {
    Returned() {
      var counter = counter();
      var twice = twice();
      Supplier<UInt> supplier = () -> reg(uint(3));
      var supplied = supplier.get();
      UInt[] filled = new UInt[1];
      Arrays.setAll(filled, _ -> reg(uint(4)));
      var listed = IntStream.range(0, 2).mapToObj(_ -> reg(uint(5))).toList();
      var indirect = vecOf(2, _ -> reg(uint(6)));
      counter.next(twice.add(supplied).add(listed.getFirst()).add(indirect.get(0)).truncate(8));
    }

    private UInt counter() {
      return reg(uint(8));
    }

    private UInt twice() {
      return named();
    }

    private UInt named() {
      var inside = reg(uint(2));
      return inside;
    }
  }

  @Test
  void aMethodThatReturnsASignalLetsItsCallerNameIt() {
    assertThat(registers(new Returned()))
        .containsExactly("counter", "inside", "supplied", "reg", "reg_1", "reg_2", "reg_3", "reg_4");
  }

  static final class Values extends Module {
    final Vec<SInt> x = input(vec(4, sint(4)));
    final UInt n = input(uint(4));
    final SInt y = output(sint(16));

    Values() {
      Vec<SInt> products = x.zip(x, SInt::mul);
      SInt sum = products.reduceTree(SInt::add);
      var scaled = sum.add(1).mul(3);
      SInt wrapped = scaled.add(n).wrap(40);
      var limited = wrapped.clamp(0, 3);
      var rounded = limited.roundHalfUpShift(1);
      var unsigned = rounded.add(3).toUInt();
      var bit = n.asBits().bit(unsigned.min(3).truncate(2));
      var lambda = x.map(lane -> {
        var inside = lane.add(1);
        return inside.mul(2);
      });
      y.drive(mux(bit, unsigned.toSInt(), lambda.get(0)).add(5));
    }
  }

  @Test
  void computedValuesAreNamedOnce() {
    assertThat(values(new Values())).containsExactly(
        "products", "sum", "scaled", "wrapped", "limited", "rounded", "unsigned", "bit", "inside", "lambda");
  }

  static final class Composed extends Module {
    final Bits b = input(bits(8));
    final UInt n = input(uint(5));
    final Vec<UInt> v = input(vec(3, uint(4)));
    final Vec<Vec<UInt>> m = input(vec(3, vec(2, uint(4))));
    final Fixed f = input(fixed(8, 4));

    Composed() {
      var count = b.populationCount();
      var lowest = b.lowestOne();
      var leading = b.leadingZeros();
      var only = b.lowestOneOnly();
      var hot = b.oneHotIndex();
      var reversed = b.reverse();
      var rotated = b.rotateLeft(3).rotateRight(n);
      var back = b.rotateLeft(n);
      var code = n.oneHot(32);
      var sums = v.scan(UInt::add);
      var turned = Vec.transpose(m);
      var scaled = f.mul(f.add(f)).round(2, Fixed.Rounding.HALF_EVEN).saturate(8);
      var larger = f.add(f).lt(f.neg());
      var all = count.asBits().cat(lowest.asBits()).cat(leading.asBits()).cat(only).cat(hot.asBits()).cat(reversed)
          .cat(rotated).cat(back).cat(code).cat(sums.asBits()).cat(turned.asBits()).cat(scaled.asBits()).cat(larger.asBits());
      wire(bits(all.width())).drive(all);
    }
  }

  @Test
  void onlyTheResultOfAVerbOfSeveralStepsIsNamed() {
    assertThat(values(new Composed())).containsExactlyInAnyOrder("count", "lowest", "leading", "only", "hot", "reversed",
        "rotated", "back", "code", "sums", "turned", "scaled", "larger", "all");
  }

  static final class Named extends Module {
    final UInt a = input(uint(4));
    final UInt y = output(uint(8));

    Named() {
      var local = named("wanted", a.add(1));
      named("again", local);
      y.drive(named("direct", local.mul(2)));
    }
  }

  @Test
  void namedWins() {
    assertThat(values(new Named())).containsExactly("again", "direct");
  }

  static final class Implicit extends Module {
    Implicit() {
      var clock = reg(bool());
      var reset = wire(bool());
      reset.drive(clock);
    }
  }

  @Test
  void clockAndResetAreTaken() {
    ModuleDef module = Elaborator.written(new Implicit());
    assertThat(module.registers()).extracting(Signal::name).containsExactly("clock_1");
    assertThat(module.wires()).extracting(Signal::name).containsExactly("reset_1");
  }

  static final class Parts extends Module {
    Parts() {
      var words = memory(uint(8), 4);
      var first = instance(new Adder(2));
      first.a.drive(1);
      instance(new Adder(3)).a.drive(2);
      var many = instances(3, () -> new Adder(4));
      many.all(m -> m.a, ulit(3));
      var address = reg(index(4));
      var data = words.readSync(address);
      var copy = regNext(words.readSync(address));
      memory(bool(), 2);
      copy.eq(data);
    }
  }

  @Test
  void memoriesReadPortsAndInstancesAreNamed() {
    ModuleDef module = Elaborator.written(new Parts());
    assertThat(module.memories()).extracting("name").containsExactly("words", "memory");
    assertThat(module.reads()).extracting("name").containsExactly("data", "wordsData");
    assertThat(module.instances()).extracting("name").containsExactly("first", "adder", "many");
    assertThat(module.registers()).extracting("name").containsExactly("address", "copy");
  }

  static final class Places extends Module {
    final UInt a = input(uint(8));
    final UInt y = output(uint(12));

    Places() {
      var sum = a
          .add(1)
          .add(
              a);
      when(
          a.eq(1),
          () -> y.drive(sum)
      ).otherwise(() ->
          y
              .drive(0));
      var held = reg(
          uint(8),
          7);
      held.next(
          a);
    }
  }

  /// Every place is the line of the verb's own call, not of the statement that it stands in.
  @Test
  void placesAreTheLinesOfTheCalls() {
    ModuleDef module = Elaborator.written(new Places());
    int first = module.ports().getFirst().place().line();
    List<String> lines = new ArrayList<>();
    for (Signal port : module.ports()) lines.add(port.name() + " " + (port.place().line() - first));
    module.registers().forEach(register -> lines.add(register.name() + " " + (register.place().line() - first)));
    Walk.postOrder(Walk.roots(module), expr ->
        module.names().get(expr).ifPresent(hint -> lines.add(hint.name() + " " + (hint.place().line() - first))));
    assertThat(lines).containsExactly("a 0", "y 1", "held 14", " 9", " 5", "sum 6");
    assertThat(statements(module)).extracting(stmt -> stmt.place().line() - first).containsExactly(8, 10, 13, 17);
    assertThat(module.place().file()).isEqualTo("NamesTest.java");
    assertThat(module.place().line() - first).isBetween(-1, 3);
    assertThat(module.ports().getFirst().place()).hasToString("NamesTest.java:" + first);
  }

  private static List<Stmt> statements(ModuleDef module) {
    List<Stmt> statements = new ArrayList<>();
    Walk.statements(module.body(), statements::add);
    return statements;
  }

  static final class OneMore extends Module {
    OneMore(boolean more) {
      var first = reg(uint(4));
      if (more) {
        var extra = reg(uint(4));
        extra.next(first);
      }
      var second = reg(uint(4));
      second.next(first);
    }
  }

  @Test
  void oneMoreSignalRenamesNoOther() {
    assertThat(registers(new OneMore(false))).containsExactly("first", "second");
    assertThat(registers(new OneMore(true))).containsExactly("first", "extra", "second");
  }
}
