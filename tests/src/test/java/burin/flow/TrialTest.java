package burin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.hdl.Module;
import burin.hdl.UInt;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialTest {
  /// Doubles its input.
  static final class Twice extends Module {
    final UInt in = input(uint(8));
    final UInt out = output(uint(9));

    Twice() {
      out.drive(regNext(in.add(in), 0));
    }
  }

  /// The numbers from 0 on, doubled in one cycle each; their class is always 0.
  private static class Numbers implements Workload<Twice> {
    private final int size;

    Numbers(int size) {
      this.size = size;
    }

    @Override
    public Twice module() {
      return new Twice();
    }

    @Override
    public Host host(Twice module, Simulator simulator) {
      return input -> {
        simulator.poke(module.in, input[0]).step();
        return new Host.Result(new int[] {(int) simulator.peek(module.out)}, 1);
      };
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public int[] input(int item) {
      return new int[] {item};
    }

    @Override
    public int[] expected(int[] input) {
      return new int[] {2 * input[0]};
    }

    @Override
    public OptionalInt label(int item) {
      return OptionalInt.of(item % 2);
    }

    @Override
    public long formulaCycles() {
      return 1;
    }

    @Override
    public String description() {
      return "numbers";
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 1000})
  void everyItemRunsOnce(int threads) {
    var done = new AtomicInteger();
    Report report = Trial.of(new Numbers(100), Engine.JVM).run(threads, done::incrementAndGet);
    assertThat(done).hasValue(100);
    assertThat(report.images()).isEqualTo(100);
    assertThat(report.mismatches()).isZero();
    assertThat(report.first()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(report.steps()).isEqualTo(100);
    // There is one output, so the largest is always the first.
    assertThat(report.correct()).hasValue(50);
  }

  @Test
  void firstMismatchIsTheOneOfTheLowestItem() {
    var workload = new Numbers(100) {
      @Override
      public int[] expected(int[] input) {
        return new int[] {input[0] == 40 || input[0] > 70 ? 999 : 2 * input[0]};
      }
    };
    Report report = Trial.of(workload, Engine.JVM).run(4, () -> {});
    assertThat(report.mismatches()).isEqualTo(30);
    assertThat(report.first()).contains(new Report.Mismatch(40, 0, 80, 999));
    assertThat(report.passed()).isFalse();
  }

  @Test
  void failureOfOneThreadEndsAll() {
    var started = new AtomicInteger();
    var workload = new Numbers(200) {
      @Override
      public Host host(Twice module, Simulator simulator) {
        Host right = super.host(module, simulator);
        return input -> {
          started.incrementAndGet();
          if (input[0] == 0) throw new CheckFailure("hangs");
          pause();
          return right.run(input);
        };
      }
    };
    var trial = Trial.of(workload, Engine.JVM);
    assertThatThrownBy(() -> trial.run(2, () -> {})).isInstanceOf(CheckFailure.class).hasMessage("hangs");
    assertThat(started.get()).isLessThan(100);
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
  }
}
