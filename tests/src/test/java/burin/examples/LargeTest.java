package burin.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import burin.Burin;
import burin.ir.Circuit;
import burin.sim.Engine;
import burin.verilog.VerilogEmitter;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
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
      assertThat(emit(large, LARGE)).isPositive();
      large.check(Engine.JVM, LARGE);
    });
  }

  /// Four times the size takes about four times the memory, garbage included; a walk over everything for each part would
  /// take sixteen times.
  @ParameterizedTest
  @MethodSource("all")
  void theCostGrowsNoFasterThanTheSize(Large<?> large) {
    int size = LARGE / TIMES / 2;
    long once = allocated(large, size);
    assertThat(allocated(large, TIMES * size)).isLessThan((TIMES + 2) * once);
  }

  /// How many characters of Verilog there are.
  private static long emit(Large<?> large, int size) {
    Circuit circuit = Burin.circuit(large.design().apply(size));
    return VerilogEmitter.emit(circuit).files().values().stream().mapToLong(String::length).sum();
  }

  private static long allocated(Large<?> large, int size) {
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    assumeTrue(threads.isThreadAllocatedMemorySupported());
    emit(large, size);
    long before = threads.getCurrentThreadAllocatedBytes();
    emit(large, size);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static void onSmallStack(Runnable body) throws InterruptedException, ExecutionException {
    var task = new FutureTask<>(body, null);
    new Thread(null, task, "small stack", STACK_BYTES).start();
    task.get();
  }
}
