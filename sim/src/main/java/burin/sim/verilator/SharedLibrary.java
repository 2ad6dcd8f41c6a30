package burin.sim.verilator;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// A model's library in memory: the C functions of [Shim] as Java methods. A model is known by its address.
///
/// The handle is static and takes the function's address, since such a one the JVM compiles to a plain call; handles in
/// fields of an object cost 6 % of a simulation's speed. There is one for all functions: making one takes 10 ms.
final class SharedLibrary implements AutoCloseable {
  private static final MethodHandle CALL = Linker.nativeLinker()
      .downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

  private final Arena arena;
  private final SymbolLookup symbols;
  private final MemorySegment eval;
  private final MemorySegment settle;
  private final MemorySegment step;

  private SharedLibrary(Arena arena, Path file) {
    this.arena = arena;
    symbols = SymbolLookup.libraryLookup(file, arena);
    eval = function("burin_eval");
    settle = function("burin_settle");
    step = function("burin_step");
  }

  /// The system counts how often a library was opened, and unloads it when each has been closed.
  static SharedLibrary open(Path file) {
    Arena arena = Arena.ofShared();
    try {
      return new SharedLibrary(arena, file);
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /// In the global scope: the arena's would be locked and unlocked around every call.
  private MemorySegment function(String name) {
    return MemorySegment.ofAddress(symbols.findOrThrow(name).address());
  }

  private static long call(MemorySegment function, long model, long a, long b) {
    try {
      return (long) CALL.invokeExact(function, model, a, b);
    } catch (Throwable e) {
      throw new IllegalStateException("C functions throw nothing", e);
    }
  }

  private long call(String name, long model) {
    return call(function(name), model, 0, 0);
  }

  long create() {
    return call("burin_new", 0);
  }

  /// Runs the initial blocks and settles.
  int start(long model) {
    return (int) call("burin_start", model);
  }

  /// Computes what depends on inputs that have changed.
  int eval(long model) {
    return (int) call(eval, model, 0, 0);
  }

  /// Computes all that depends on inputs and state.
  int settle(long model) {
    return (int) call(settle, model, 0, 0);
  }

  /// @param clocks which of several clocks have an edge, one bit for each
  /// @param poked whether inputs have changed since the last call
  int step(long model, long cycles, long clocks, boolean poked) {
    return (int) call(step, model, cycles, clocks << 1 | (poked ? 1 : 0));
  }

  /// What stopped the model.
  String text(long model) {
    return MemorySegment.ofAddress(call("burin_text", model)).reinterpret(Shim.TEXT_BYTES).getString(0);
  }

  /// All that the model knows. It is not checked for having been freed.
  MemorySegment memory(long model) {
    return MemorySegment.ofAddress(call("burin_memory", model)).reinterpret(call("burin_memory_size", model));
  }

  Schedule schedule() {
    return Schedule.values()[(int) call("burin_schedule", 0)];
  }

  /// Where each slot lies in the model's memory.
  long[] offsets(long model, int slots) {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment offsets = local.allocate(JAVA_LONG, Math.max(slots, 1));
      call(function("burin_places"), model, offsets.address(), 0);
      return offsets.asSlice(0, (long) slots * Long.BYTES).toArray(JAVA_LONG);
    }
  }

  void free(long model) {
    call("burin_free", model);
  }

  @Override
  public void close() {
    arena.close();
  }
}
