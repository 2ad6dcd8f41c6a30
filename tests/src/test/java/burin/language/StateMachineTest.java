package burin.language;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.Encoding;
import burin.hdl.EnumValue;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.sim.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateMachineTest {
  enum State { IDLE, RUN, DONE }

  private static final class Timer extends Module {
    final Bool start = input(bool());
    final Bool busy = output(bool());
    final UInt code = output(uint(3));
    final EnumValue<State> seen;

    Timer(Encoding encoding) {
      super();
      seen = output(enumeration(State.class, encoding));
      var count = reg(range(0, 2), 0);
      var state = stateMachine(State.IDLE, encoding);
      state.in(State.IDLE, () -> when(start, () -> state.go(State.RUN)));
      state.in(State.RUN, () -> {
        count.next(count.incrementWrapping());
        when(count.eq(2), () -> state.go(State.DONE));
      });
      state.in(State.DONE, () -> state.go(State.IDLE));
      busy.drive(state.is(State.RUN));
      code.drive(state.state().asBits().asUInt());
      seen.drive(state.state());
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void walksThroughItsStates(Encoding encoding) {
    var timer = new Timer(encoding);
    long[] codes = switch (encoding) {
      case BINARY -> new long[] {0, 1, 2};
      case GRAY -> new long[] {0, 1, 3};
      case ONE_HOT -> new long[] {1, 2, 4};
    };
    int[] path = {0, 1, 1, 1, 2, 0, 0};
    try (var sim = Engine.INTERP.open(timer)) {
      sim.reset().poke(timer.start, true);
      for (int i = 0; i < path.length; i++) {
        assertEquals(codes[path[i]], sim.peek(timer.code), "cycle " + i);
        assertEquals(codes[path[i]], sim.peek(timer.seen), "cycle " + i);
        assertEquals(path[i] == 1 ? 1 : 0, sim.peek(timer.busy), "cycle " + i);
        sim.step().poke(timer.start, false);
      }
    }
  }

  private static final class Stuck extends Module {
    final Bool done = output(bool());

    Stuck() {
      var state = stateMachine(State.IDLE);
      state.in(State.IDLE, () -> state.go(State.RUN));
      state.in(State.RUN, () -> {});
      done.drive(state.is(State.DONE));
    }
  }

  @Test
  void statesWithoutCaseOrWayInAreMistakes() {
    assertThatThrownBy(() -> Burin.circuit(new Stuck()))
        .isInstanceOf(UserError.class)
        .hasMessage("""
            StateMachineTest.java:69: error B017: the state machine `state` says nothing for DONE
              write: in(State.DONE, () -> {}) for a state in which nothing is to be done
            StateMachineTest.java:69: error B017: no go leads to the state DONE of `state`
              write: go(State.DONE) in the state before it, or an enum without it""");
  }
}
