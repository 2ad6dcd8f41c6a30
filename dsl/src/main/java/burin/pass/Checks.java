package burin.pass;

import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.ir.Circuit;
import burin.ir.ModuleDef;
import java.util.ArrayList;
import java.util.List;

/// What must hold of a circuit before any engine or emitter sees it. All mistakes are reported together.
public final class Checks {
  private Checks() {}

  /// @throws UserError where anything is wrong
  public static void check(Circuit circuit) {
    List<Diagnostic> found = new ArrayList<>();
    for (ModuleDef module : circuit.modules()) found.addAll(LaneCheck.check(module));
    for (ModuleDef module : circuit.modules()) found.addAll(UndrivenCheck.check(module));
    var paths = new CombinationalPaths();
    for (ModuleDef module : circuit.modules()) found.addAll(paths.add(module));
    if (found.isEmpty()) {
      found.addAll(CrossingCheck.check(circuit));
      found.addAll(GlitchCheck.check(circuit));
    }
    if (!found.isEmpty()) throw new UserError(found);
  }
}
