package burin.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.diag.UserError;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.sim.Engine;
import org.junit.jupiter.api.Test;

class SelectAndPipelineTest {
  private static final class Chooser extends Module {
    final UInt choice = input(range(0, 4));
    final UInt result = output(uint(4));

    Chooser() {
      select(choice)
          .is(0, () -> result.drive(7))
          .is(new long[] {1, 3}, () -> result.drive(9))
          .is(2, () -> result.drive(2))
          .is(4, () -> result.drive(15));
    }
  }

  @Test
  void aSelectThatCoversTheRangeDrivesOnEveryPath() {
    var chooser = new Chooser();
    try (var sim = Engine.INTERP.open(chooser)) {
      long[] expected = {7, 9, 2, 9, 15};
      for (int i = 0; i < expected.length; i++) assertEquals(expected[i], sim.poke(chooser.choice, i).peek(chooser.result));
    }
  }

  private static final class Forgetful extends Module {
    final UInt choice = input(range(0, 3));
    final UInt result = output(uint(4));

    Forgetful() {
      result.drive(0);
      select(choice).is(1, () -> result.drive(7));
    }
  }

  @Test
  void aSelectThatForgetsValuesIsAMistake() {
    assertThatThrownBy(() -> Burin.circuit(new Forgetful()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the select over `choice` says nothing for 0, 2, 3");
  }

  private static final class Fused extends Module {
    final UInt a = input(uint(8));
    final UInt b = input(uint(8));
    final UInt c = input(uint(8));
    final UInt result = output(uint(17));
    final int latency;

    Fused() {
      super();
      var pipe = pipeline();
      var product = pipe.at(a).mul(pipe.at(b));
      pipe.stage();
      var sum = pipe.at(product).add(pipe.at(c));
      pipe.stage();
      result.drive(pipe.at(sum));
      latency = pipe.latency();
    }
  }

  @Test
  void aPipelineDelaysWhatMeetsLater() {
    var fused = new Fused();
    try (var sim = Engine.INTERP.open(fused)) {
      for (int i = 0; i < 20; i++) {
        sim.poke(fused.a, i).poke(fused.b, 2 * i).poke(fused.c, 3 * i).step();
        int then = i + 1 - fused.latency;
        if (then >= 0) assertEquals(2L * then * then + 3L * then, sim.peek(fused.result));
      }
    }
    assertThat(Burin.circuit(new Fused()).top().registers()).extracting(Object::toString)
        .containsExactly("reg product_stage1 : range(0, 65025)", "reg c_stage1 : uint(8)", "reg sum_stage2 : range(0, 65280)");
  }

  private static final class Mixed extends Module {
    final UInt a = input(uint(8));
    final UInt result = output(uint(9));

    Mixed() {
      var pipe = pipeline();
      pipe.stage();
      var late = pipe.at(a);
      result.drive(pipe.at(late.add(a)));
    }
  }

  @Test
  void valuesOfDifferentStagesDoNotMeet() {
    assertThatThrownBy(() -> Burin.circuit(new Mixed()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("values of the stages 0 and 1 are combined")
        .hasMessageContaining("write: pipe.at(x) for both");
  }
}
