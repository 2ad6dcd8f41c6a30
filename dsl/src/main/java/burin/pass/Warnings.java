package burin.pass;

import burin.diag.Diagnostic;
import burin.ir.Circuit;
import burin.ir.ModuleDef;
import burin.ir.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a checked circuit has that its author has probably not meant: state and inputs that nothing uses, conditions that
/// never change, state that never gets a value.
public final class Warnings {
  private Warnings() {}

  /// @param unused signals of which their authors say that nothing needs to use them
  public static List<Diagnostic> of(Circuit circuit, Set<Signal> unused) {
    List<Diagnostic> found = new ArrayList<>();
    var reach = new Reach(unused);
    for (ModuleDef module : circuit.modules()) {
      if (module.foreign().isPresent()) continue;
      Netlist netlist = LowerStatements.lower(module);
      Set<Object> live = reach.of(netlist);
      found.addAll(UseCheck.check(netlist, live, unused));
      found.addAll(ConditionCheck.check(netlist));
    }
    return found.stream().distinct().toList();
  }
}
