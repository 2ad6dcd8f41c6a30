package burin.hdl.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import burin.Burin;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.sim.Engine;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Large circuits: none needs a deep stack, and none takes more than its size.
@Timeout(60)
class SizeTest {
  static final class Chain extends Module {
    final UInt a = input(uint(8));
    final UInt y = output(uint(32));

    Chain(int length) {
      UInt sum = a;
      for (int i = 0; i < length; i++) sum = sum.add(a);
      y.drive(sum);
    }
  }

  @Test
  void aChainOfAHundredThousandAdds() {
    var chain = new Chain(100_000);
    try (var sim = Engine.INTERP.open(chain)) {
      assertThat(sim.poke(chain.a, 3).peek(chain.y)).isEqualTo(300_003);
    }
  }

  static final class Twice extends Module {
    Twice(int length) {
      instance(new Chain(length)).a.drive(1);
      instance(new Chain(length)).a.drive(2);
    }
  }

  @Test
  void equalChainsAreFoundToBeEqual() {
    assertThat(Burin.circuit(new Twice(20_000)).modules()).hasSize(2);
  }

  static final class Registers extends Module {
    Registers(int count) {
      var enable = input(bool());
      var last = input(uint(8));
      for (int i = 0; i < count; i++) {
        var stage = reg(uint(8), 0);
        UInt before = last;
        when(enable, () -> stage.next(before));
        last = stage;
      }
    }
  }

  @Test
  void fiftyThousandRegisters() {
    assertThat(Burin.circuit(new Registers(50_000)).top().registers()).hasSize(50_000)
        .last().extracting("name").isEqualTo("stage_49999");
  }

  static final class Wires extends Module {
    Wires(int count) {
      var choose = input(bool());
      UInt shared = input(uint(8));
      for (int i = 0; i < count; i++) {
        shared = shared.add(1).truncate(8);
        var wire = wire(uint(8));
        UInt value = shared;
        when(choose, () -> wire.drive(value)).otherwise(() -> wire.drive(0));
      }
    }
  }

  /// Each wire depends on all that the wires before it do, and is driven in a branch of its own.
  @Test
  void wiresThatShareALongChain() {
    assertThat(Burin.circuit(new Wires(10_000)).top().wires()).hasSize(10_000);
  }

  static final class Branches extends Module {
    Branches(int count) {
      var choice = input(uint(20));
      var chosen = output(uint(20));
      var branches = when(choice.eq(0), () -> chosen.drive(0));
      for (int i = 1; i < count; i++) {
        int value = i;
        branches = branches.elseWhen(choice.eq(i), () -> chosen.drive(value));
      }
      branches.otherwise(() -> chosen.drive(choice));
    }
  }

  @Test
  void fiveThousandBranches() {
    assertThatCode(() -> Burin.circuit(new Branches(5_000))).doesNotThrowAnyException();
  }

  static final class Lanes extends Module {
    Lanes(int count) {
      var x = input(vec(count, uint(8)));
      var sum = x.map(lane -> lane.add(1)).reduceTree(UInt::add);
      output(sum.type()).drive(sum);
    }
  }

  /// The cost is that of the description.
  @Test
  void aMillionLanesTakeNoTime() {
    Burin.circuit(new Lanes(10));
    long before = System.nanoTime();
    Burin.circuit(new Lanes(1_000_000));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(500));
  }

  static final class Levels extends Module {
    final Bool a = input(bool());
    final Bool y = output(bool());

    Levels(int depth) {
      if (depth == 0) {
        y.drive(a.not());
      } else {
        var inner = instance(new Levels(depth - 1));
        inner.a.drive(a);
        y.drive(inner.y);
      }
    }
  }

  @Test
  void threeHundredLevelsOfHierarchy() {
    assertThat(Burin.circuit(new Levels(300)).modules()).hasSize(301);
  }
}
