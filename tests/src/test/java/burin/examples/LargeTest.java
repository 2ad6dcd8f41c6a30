package burin.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import burin.Burin;
import burin.hdl.Module;
import burin.ir.Circuit;
import burin.sim.Engine;
import burin.verilog.VerilogEmitter;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The circuits of `bench limits`: small ones on every engine, large ones on a small stack.
@Timeout(120)
class LargeTest {
  /// Less than a quarter of what a thread gets by default, so that nothing may go one step down for each part of a circuit.
  private static final long STACK_BYTES = 200_000;
  private static final int SMALL = 11;
  private static final int LARGE = 10_000;
  private static final int TIMES = 4;

  private static Stream<Large<?>> all() {
    return Large.all().stream();
  }

  private static Stream<Arguments> engines() {
    return all().flatMap(large ->
        Stream.of(Engine.INTERP, Engine.JVM, Engine.VERILATOR).map(engine -> Arguments.of(large, engine)));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void smallOnesDoWhatTheySay(Large<?> large, Engine engine) {
    large.check(engine, SMALL);
  }

  @ParameterizedTest
  @MethodSource("all")
  void largeOnesNeedNoDeepStack(Large<?> large) throws Exception {
    onSmallStack(() -> {
      assertThat(emit(large.design(), LARGE)).isPositive();
      large.check(Engine.JVM, LARGE);
    });
  }

  /// Four times the size takes about four times the memory, garbage included; a walk over everything for each part would
  /// take sixteen times.
  @ParameterizedTest
  @MethodSource("all")
  void theCostGrowsNoFasterThanTheSize(Large<?> large) {
    checkGrowth(large.design());
  }

  /// Each has a condition of its own, but all are in one block because of the one that they share.
  private static final class Sharers extends Module {
    Sharers(int count) {
      var x = input(uint(16));
      var shared = reg(uint(8), 0);
      for (int i = 0; i < count; i++) {
        int number = i;
        var own = reg(uint(8), 0);
        when(x.eq(i), () -> {
          own.next(number % 256);
          shared.next(own);
        });
      }
    }
  }

  @Test
  void registersOfOneBlock() {
    checkGrowth(Sharers::new);
  }

  private static final class Lanes extends Module {
    Lanes(int count) {
      var x = input(uint(8));
      var lanes = output(vec(count, uint(8)));
      for (int i = 0; i < count; i++) lanes.get(i).drive(x);
    }
  }

  @Test
  void lanesDrivenOneByOne() {
    checkGrowth(Lanes::new);
  }

  private static void checkGrowth(IntFunction<? extends Module> design) {
    int size = LARGE / TIMES / 2;
    long once = allocated(design, size);
    assertThat(allocated(design, TIMES * size)).isLessThan((TIMES + 2) * once);
  }

  /// How many characters of Verilog there are.
  private static long emit(IntFunction<? extends Module> design, int size) {
    Circuit circuit = Burin.circuit(design.apply(size));
    return VerilogEmitter.emit(circuit).files().values().stream().mapToLong(String::length).sum();
  }

  private static long allocated(IntFunction<? extends Module> design, int size) {
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    assumeTrue(threads.isThreadAllocatedMemorySupported());
    emit(design, size);
    long before = threads.getCurrentThreadAllocatedBytes();
    emit(design, size);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static void onSmallStack(Runnable body) throws InterruptedException, ExecutionException {
    var task = new FutureTask<>(body, null);
    new Thread(null, task, "small stack", STACK_BYTES).start();
    task.get();
  }
}
