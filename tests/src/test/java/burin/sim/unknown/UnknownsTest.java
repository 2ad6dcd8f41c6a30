package burin.sim.unknown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import burin.diag.UserError;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.ExtModule;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.Foreign;
import burin.ir.ResetStyle;
import burin.sim.Simulator;
import burin.sim.Unknowns;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What is reported of modules as people write them, with the way back.
class UnknownsTest {
  static final class Inner extends Module {
    final UInt in = input(uint(8));
    final UInt out = output(uint(8));

    Inner() {
      var late = reg(uint(8));
      late.next(in);
      out.drive(late);
    }
  }

  static final class Outer extends Module {
    final UInt in = input(uint(8));
    final UInt out = output(uint(9));
    final Bool valid = output(bool());

    Outer() {
      var stage = instance(new Inner());
      stage.in.drive(in);
      var sum = stage.out.add(1);
      out.drive(regNext(sum));
      valid.drive(regNext(regNext(lit(true), 0), 0));
    }
  }

  static final class Table extends Module {
    final Bool write = input(bool());
    final UInt at = input(index(4));
    final UInt data = input(uint(8));
    final UInt asked = input(index(4));
    final UInt word = output(uint(8));

    Table() {
      var words = memory(uint(8), 4);
      when(write, () -> words.write(at, data));
      word.drive(words.read(asked));
    }
  }

  static final class Lost extends Module {
    final Bool write = input(bool());
    final UInt word = output(uint(8));

    Lost() {
      var pointer = reg(index(4));
      var words = memory(uint(8), 4, 1, 2, 3, 4);
      when(write, () -> words.write(pointer, ulit(9)));
      word.drive(words.read(ulit(2)));
    }
  }

  static final class Controlling extends Module {
    final Bits mask = input(bits(4));
    final Bits ands = output(bits(4));
    final Bits ors = output(bits(4));
    final Bool chosen = output(bool());
    final Bool same = output(bool());
    final Bits low = output(bits(2));

    Controlling() {
      var state = reg(bits(4));
      var flag = reg(bool());
      state.next(state);
      flag.next(flag);
      ands.drive(state.and(mask));
      ors.drive(state.or(mask));
      chosen.drive(mux(mask.bit(0), flag, lit(true)));
      same.drive(mux(flag, lit(true), lit(true)));
      low.drive(mask.slice(1, 0).cat(state).slice(5, 4));
    }
  }

  static final class Asserted extends Module {
    final Bool on = input(bool());

    Asserted() {
      var count = reg(uint(4));
      when(on, () -> assertAlways(count.lt(10), "few"));
      count.next(count);
    }
  }

  static final class Gated extends Module {
    final UInt out = output(uint(4));

    Gated() {
      var enable = reg(bool());
      enable.next(enable.not());
      var slow = mainDomain().enabled(enable);
      in(slow, () -> {
        var count = reg(uint(4), 0);
        count.next(count);
        out.drive(count);
      });
    }
  }

  private static UnknownUse use(Unknowns unknowns, Consumer<Simulator> test) {
    try (var sim = unknowns.open()) {
      return catchThrowableOfType(UnknownUse.class, () -> test.accept(sim));
    }
  }

  @Test
  void theWayBackGoesThroughInstances() {
    var outer = new Outer();
    UnknownUse use = use(Unknowns.of(outer), sim -> sim.reset().step(5));
    assertThat(use.edge()).isEqualTo(1);
    assertThat(use.path()).extracting(UnknownUse.Step::what).containsExactly(
        "output `out`", "register `sum_reg`", "output `stage.out`", "register `stage.late`");
    assertThat(use.path()).extracting(UnknownUse.Step::isOrigin).containsExactly(false, false, false, true);
    assertThat(use.path()).allMatch(step -> step.place().file().equals("UnknownsTest.java"));
    assertThat(use).hasMessageStartingWith("the output `out` at UnknownsTest.java:");
    assertThat(use).hasMessageEndingWith(", which was never set");
  }

  @Test
  void whatSettlesIsFine() {
    assertThat(use(Unknowns.of(new Outer()).settling(2), sim -> sim.reset().step(20))).isNull();
  }

  @Test
  void anOutputCountsWhenItsQualifierSaysSo() {
    var outer = new Outer();
    assertThat(use(Unknowns.of(outer).qualified(outer.out, outer.valid), sim -> sim.reset().step(20))).isNull();
    assertThat(use(Unknowns.of(outer).ignoring(outer.out), sim -> sim.reset().step(20))).isNull();
    assertThat(use(Unknowns.of(outer).settling(0).qualified(outer.out, outer.valid), sim -> sim.step(20)))
        .as("the qualifier itself").isNotNull();
  }

  @Test
  void aWordThatNothingWroteIsNamed() {
    var table = new Table();
    UnknownUse use = use(Unknowns.of(table), sim -> {
      sim.reset();
      sim.poke(table.write, true).poke(table.at, 2).poke(table.data, 7).poke(table.asked, 1);
      sim.step();
    });
    assertThat(use.path().getLast().what()).isEqualTo("word 1 of memory `words`");
  }

  @Test
  void aWordThatWasWrittenIsKnown() {
    var table = new Table();
    assertThat(use(Unknowns.of(table), sim -> {
      sim.poke(table.write, true).poke(table.at, 2).poke(table.data, 7).poke(table.asked, 2);
      sim.reset().step(5);
      assertThat(sim.peek(table.word)).isEqualTo(7);
    })).isNull();
  }

  @Test
  void aWriteToAnAddressInDoubtMayHitEachWord() {
    var lost = new Lost();
    UnknownUse use = use(Unknowns.of(lost), sim -> {
      sim.reset().step();
      sim.poke(lost.write, true).step(2);
    });
    assertThat(use.path()).extracting(UnknownUse.Step::what)
        .containsExactly("output `word`", "word 2 of memory `words`", "register `pointer`");
    assertThat(use.edge()).isEqualTo(3);
  }

  @Test
  void controllingValuesEndADoubt() {
    var module = new Controlling();
    try (var sim = Unknowns.of(module).settling(100).open()) {
      var model = (TrackingModel) sim.model();
      sim.poke(module.mask, 0b0110).reset();
      assertThat(LongStream.rangeClosed(1, 5).map(port -> model.unknownBits((int) port).longValue()).toArray())
          .containsExactly(0b0110, 0b1001, 0, 0, 0);
      sim.poke(module.mask, 0b1111);
      assertThat(LongStream.rangeClosed(1, 5).map(port -> model.unknownBits((int) port).longValue()).toArray())
          .containsExactly(0b1111, 0, 1, 0, 0);
    }
  }

  @Test
  void anAssertionThatMayFail() {
    var module = new Asserted();
    UnknownUse use = use(Unknowns.of(module), sim -> {
      sim.reset().step(3);
      sim.poke(module.on, true).step();
    });
    assertThat(use.edge()).isEqualTo(4);
    assertThat(use).hasMessageStartingWith("the assertion at UnknownsTest.java:");
  }

  @Test
  void whatGatesAClock() {
    var module = new Gated();
    UnknownUse reset = use(Unknowns.of(module), sim -> sim.reset().step(3));
    assertThat(reset).as("whether there was an edge under reset").hasMessageStartingWith("the output `out` at ");
    UnknownUse use = use(Unknowns.of(module).ignoring(module.out), sim -> sim.reset().step(3));
    assertThat(use).hasMessageStartingWith("the control of domain `slow` at UnknownsTest.java:");
    assertThat(use.path()).extracting(UnknownUse.Step::what).containsExactly("register `enable`");
  }

  @Test
  void mistakes() {
    var outer = new Outer();
    assertThatThrownBy(() -> Unknowns.of(outer).settling(-1)).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> Unknowns.of(outer).ignoring(outer.in)).isInstanceOf(UserError.class)
        .hasMessageContaining("`in` is an input of `Outer`");
  }

  @Test
  void laneOfAVector() {
    var module = new Lane();
    UnknownUse use = use(Unknowns.of(module), sim -> sim.reset().step(1));
    assertThat(use.path().getLast().what()).isEqualTo("register `all[2]`");
  }

  static final class Lane extends Module {
    final UInt out = output(uint(4));

    Lane() {
      Vec<UInt> all = reg(vec(4, uint(4)));
      all.next(all);
      out.drive(all.get(2));
    }
  }

  /// A register in foreign Verilog, with a reset.
  static final class Cell extends ExtModule {
    final UInt d = input(uint(4));
    final UInt q = output(uint(4));

    Cell() {
      super("cell");
      clockPin("clk");
      resetPin("rst", ResetStyle.SYNC_HIGH);
      registered(q);
      model(CellModel::new);
    }
  }

  private static final class CellModel implements Foreign.Model {
    private long held;

    @Override
    public void settle(Foreign.Pinout pins) {
      pins.set("q", held);
    }

    @Override
    public void edge(Foreign.Pinout pins, String clock, boolean reset) {
      held = reset ? 0 : pins.get("d");
    }
  }

  static final class Around extends Module {
    final Bool stray = input(bool());
    final UInt out = output(uint(4));

    Around() {
      var cell = instance(new Cell());
      var never = reg(uint(4));
      never.next(never);
      cell.d.drive(mux(stray, never, ulit(3)));
      out.drive(cell.q);
    }
  }

  @Test
  void foreignStateIsInDoubtUntilItsResetAndWhenADoubtGotIn() {
    var module = new Around();
    UnknownUse before = use(Unknowns.of(module).settling(0), Simulator::step);
    assertThat(before.path().getLast().what()).isEqualTo("the state of foreign `cell`");
    UnknownUse after = use(Unknowns.of(module), sim -> {
      sim.reset().step(3);
      assertThat(sim.peek(module.out)).isEqualTo(3);
      sim.poke(module.stray, true).step().poke(module.stray, false).step();
    });
    assertThat(after.edge()).isEqualTo(5);
    assertThat(after.path().getLast().what()).isEqualTo("register `never`");
  }
}
