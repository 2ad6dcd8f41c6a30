package burin;

import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.hdl.Elaborator;
import burin.hdl.Module;
import burin.ir.Circuit;
import burin.ir.Verifier;
import burin.pass.Checks;
import burin.pass.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// From a module to a circuit that has been checked: the way that every engine, emitter and tool begins with.
public final class Burin {
  private Burin() {}

  /// The checked circuit of a module.
  ///
  /// @throws UserError with all mistakes that were found
  public static Circuit circuit(Module module) {
    Circuit circuit = Elaborator.elaborate(module);
    Checks.check(circuit);
    Verifier.verify(circuit);
    return circuit;
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
