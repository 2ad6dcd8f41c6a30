package burin.sim.verilator;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// A model's library in memory: the C functions of [Shim] as Java methods. A model is known by its address.
///
/// The handles are static and take the function's address, since those the JVM compiles to a plain call; handles in fields
/// of an object cost 6 % of a simulation's speed.
final class SharedLibrary implements AutoCloseable {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle TO_LONG = handle(FunctionDescriptor.of(JAVA_LONG));
  private static final MethodHandle LONG_TO_LONG = handle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
  private static final MethodHandle LONG_TO_INT = handle(FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
  private static final MethodHandle LONG_TO_VOID = handle(FunctionDescriptor.ofVoid(JAVA_LONG));
  private static final MethodHandle LONG_ADDRESS_TO_VOID = handle(FunctionDescriptor.ofVoid(JAVA_LONG, ADDRESS));
  private static final MethodHandle LONG_LONG_INT_TO_INT =
      handle(FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));

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

  private static MethodHandle handle(FunctionDescriptor type) {
    return LINKER.downcallHandle(type);
  }

  long create() {
    try {
      return (long) TO_LONG.invokeExact(function("burin_new"));
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// Runs the initial blocks and settles.
  int start(long model) {
    return status(function("burin_start"), model);
  }

  /// Computes what depends on inputs that have changed.
  int eval(long model) {
    return status(eval, model);
  }

  /// Computes all that depends on inputs and state.
  int settle(long model) {
    return status(settle, model);
  }

  private static int status(MemorySegment function, long model) {
    try {
      return (int) LONG_TO_INT.invokeExact(function, model);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// @param poked 1 where inputs have changed since the last call
  int step(long model, long cycles, int poked) {
    try {
      return (int) LONG_LONG_INT_TO_INT.invokeExact(step, model, cycles, poked);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// What stopped the model.
  String text(long model) {
    try {
      long text = (long) LONG_TO_LONG.invokeExact(function("burin_text"), model);
      return MemorySegment.ofAddress(text).reinterpret(Shim.TEXT_BYTES).getString(0);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// All that the model knows. It is not checked for having been freed.
  MemorySegment memory(long model) {
    try {
      long start = (long) LONG_TO_LONG.invokeExact(function("burin_memory"), model);
      long size = (long) TO_LONG.invokeExact(function("burin_memory_size"));
      return MemorySegment.ofAddress(start).reinterpret(size);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  Schedule schedule() {
    try {
      return Schedule.values()[(int) (long) TO_LONG.invokeExact(function("burin_schedule"))];
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// Where each slot lies in the model's memory.
  long[] offsets(long model, int slots) {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment offsets = local.allocate(ValueLayout.JAVA_LONG, Math.max(slots, 1));
      LONG_ADDRESS_TO_VOID.invokeExact(function("burin_places"), model, offsets);
      return offsets.asSlice(0, (long) slots * Long.BYTES).toArray(JAVA_LONG);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  void free(long model) {
    try {
      LONG_TO_VOID.invokeExact(function("burin_free"), model);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @Override
  public void close() {
    arena.close();
  }

  /// The functions are C and throw nothing.
  private static IllegalStateException impossible(Throwable e) {
    return new IllegalStateException(e);
  }
}
