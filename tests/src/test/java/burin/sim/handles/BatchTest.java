package burin.sim.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import burin.diag.UserError;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.sim.BatchFailure;
import burin.sim.CheckFailure;
import burin.sim.Compiled;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Many inputs over one compiled circuit.
class BatchTest {
  static final class Sum extends Module {
    final UInt in = input(uint(8));
    final UInt sum = output(uint(16));

    Sum() {
      var held = reg(uint(16), 0);
      held.next(held.add(in).wrap(16));
      sum.drive(held);
      assertAlways(in.ne(77), "never 77");
    }
  }

  private final Sum module = new Sum();
  private final List<Integer> inputs = IntStream.range(0, 70).boxed().toList();

  // region sum
  private long sum(Simulator sim, int input) {
    sim.reset().poke(module.in, input).step(3);
    return sim.peek(module.sum);
  }
  // endregion

  // region each
  @ParameterizedTest
  @EnumSource(value = Engine.class, names = {"JVM", "INTERP"})
  void resultsComeInTheOrderOfTheInputs(Engine engine) {
    List<Long> expected = inputs.stream().map(input -> 3L * input).toList();
    assertThat(engine.compile(module).each(inputs, this::sum)).isEqualTo(expected);
  }
  // endregion

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 100})
  void anyNumberOfThreadsGivesTheSame(int threads) {
    Compiled compiled = Engine.JVM.compile(module);
    Set<Simulator> seen = ConcurrentHashMap.newKeySet();
    List<Long> results = compiled.each(inputs, threads, (sim, input) -> {
      assertThat(sim.cycle()).isZero();
      seen.add(sim);
      return sum(sim, input);
    });
    assertThat(results.get(69)).isEqualTo(207);
    assertThat(seen).hasSize(inputs.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void theFirstFailureInOrderIsNamed(int threads) {
    List<Integer> some = IntStream.range(0, 200).map(i -> i % 50 == 40 ? 77 : 1).boxed().toList();
    BatchFailure failure = catchThrowableOfType(BatchFailure.class,
        () -> Engine.JVM.compile(module).each(some, threads, this::sum));
    assertThat(failure.number()).isEqualTo(40);
    assertThat(failure.input()).isEqualTo(77);
    assertThat(failure).hasMessageStartingWith("input 40, 77: assertion at BatchTest.java:")
        .hasCauseInstanceOf(CheckFailure.class);
  }

  @Test
  void corners() {
    Compiled compiled = Engine.JVM.compile(module);
    assertThat(compiled.each(List.<Integer>of(), this::sum)).isEmpty();
    assertThat(compiled.each(List.of(1), (_, _) -> null)).containsExactly((Object) null);
    assertThatThrownBy(() -> compiled.each(inputs, 0, this::sum)).isInstanceOf(UserError.class)
        .hasMessageContaining("0 threads");
    assertThatThrownBy(() -> compiled.each(List.of(1), (_, _) -> {
      throw new StackOverflowError("too deep");
    })).isInstanceOf(StackOverflowError.class).hasMessage("too deep");
  }
}
