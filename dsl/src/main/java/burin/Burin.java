package burin;

import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.hdl.Elaborator;
import burin.hdl.Module;
import burin.ir.Circuit;
import burin.ir.Verifier;
import burin.pass.Checks;
import burin.pass.Warnings;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import com.google.common.base.Throwables;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// From a module to a circuit that has been checked: the way that every engine, emitter and tool begins with.
public final class Burin {
  private Burin() {}

  /// The checked circuit of a module.
  ///
  /// @throws UserError with all mistakes that were found
  public static Circuit circuit(Module module) {
    Circuit circuit = Elaborator.elaborate(module);
    check(circuit);
    return circuit;
  }

  private static void check(Circuit circuit) {
    Checks.check(circuit);
    Verifier.verify(circuit);
  }

  /// What `use` makes of the circuit of a module, such as its Verilog. It begins while the checks are still running, since
  /// machines have more than one processor; where they find a mistake, what it has made, or thrown, is dropped. So it must do
  /// nothing but make its result.
  ///
  /// @param listener is told of what the author has probably not meant
  /// @throws UserError with all mistakes that were found
  public static <T> T circuit(Module module, Consumer<Diagnostic> listener, Function<Circuit, T> use) {
    Circuit circuit = Elaborator.elaborate(module);
    return sideBySide(() -> use.apply(circuit), () -> {
      check(circuit);
      Warnings.of(circuit, Elaborator.unused(module)).forEach(listener);
    });
  }

  private static <T> T sideBySide(Callable<T> use, Runnable checks) {
    var result = new FutureTask<>(use);
    Thread.ofPlatform().daemon().name("burin-side-by-side").start(result);
    checks.run();
    return join(result);
  }

  private static <T> T join(FutureTask<T> result) {
    try {
      return result.get();
    } catch (ExecutionException failure) {
      Throwables.throwIfUnchecked(failure.getCause());
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /// The Verilog of a module, written while the checks are running.
  ///
  /// @throws UserError with all mistakes that were found
  public static VerilogDesign verilog(Module module) {
    Circuit circuit = Elaborator.elaborate(module);
    return sideBySide(() -> VerilogEmitter.emit(circuit), () -> check(circuit));
  }

  /// As [#circuit(Module)], and tells `listener` of what the author has probably not meant, such as a register that nothing
  /// reads.
  public static Circuit circuit(Module module, Consumer<Diagnostic> listener) {
    Circuit circuit = circuit(module);
    Warnings.of(circuit, Elaborator.unused(module)).forEach(listener);
    return circuit;
  }

  /// As [#circuit(Module)], where warnings count as mistakes.
  ///
  /// @throws UserError with all mistakes, or, where there are none, with all warnings
  public static Circuit strictCircuit(Module module) {
    List<Diagnostic> warnings = new ArrayList<>();
    Circuit circuit = circuit(module, warnings::add);
    if (!warnings.isEmpty()) throw new UserError(warnings);
    return circuit;
  }

  /// The warnings about the circuit of a module.
  ///
  /// @throws UserError with all mistakes, where there are any
  public static List<Diagnostic> warnings(Module module) {
    List<Diagnostic> warnings = new ArrayList<>();
    circuit(module, warnings::add);
    return warnings;
  }

  /// What `maker` makes, for programs that run what others have written: what a constructor throws becomes a [UserError] that
  /// tells of it in a line.
  public static <M extends Module> M module(Supplier<M> maker) {
    return Elaborator.make(maker);
  }
}
