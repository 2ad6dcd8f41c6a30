package burin;

import burin.hdl.Elaborator;
import burin.hdl.Module;
import burin.ir.Circuit;
import burin.ir.Verifier;
import burin.pass.Checks;

/// From a module to a circuit that has been checked: the way that every engine, emitter and tool begins with.
public final class Burin {
  private Burin() {}

  /// The checked circuit of a module.
  ///
  /// @throws burin.diag.UserError with all mistakes that were found
  public static Circuit circuit(Module module) {
    Circuit circuit = Elaborator.elaborate(module);
    Checks.check(circuit);
    Verifier.verify(circuit);
    return circuit;
  }
}
