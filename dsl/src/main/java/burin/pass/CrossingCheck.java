package burin.pass;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.ModuleDef;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Finds registers, memories, read ports and gates that take a value which belongs to another clock: it may change just when
/// it is taken. What is declared as a crossing is its author's business, and inputs of the top module belong to no clock.
///
/// Two clocks of a module may be one in the module around it; so what a module finds is judged where the clocks come from.
final class CrossingCheck {
  private final Map<ModuleDef, ClockFlow> flows = new IdentityHashMap<>();

  private CrossingCheck() {}

  /// Expects a circuit without combinational loops.
  static List<Diagnostic> check(Circuit circuit) {
    if (circuit.top().usedClocks().size() < 2) return List.of();
    var check = new CrossingCheck();
    for (ModuleDef module : circuit.modules()) check.flows.put(module, ClockFlow.of(module, check.flows::get));
    List<Diagnostic> found = new ArrayList<>();
    for (ClockFlow.Crossing crossing : check.flows.get(circuit.top()).crossings()) found.add(diagnostic(crossing));
    return found;
  }

  private static Diagnostic diagnostic(ClockFlow.Crossing crossing) {
    ClockFlow.Party from = crossing.from();
    ClockFlow.Party to = crossing.to();
    String message = "`%s`, which belongs to %s, takes a value from `%s`, which belongs to %s".formatted(
        to.name(), name(crossing.toClock()), from.name(), name(crossing.fromClock()));
    var diagnostic = Diagnostic.of(Code.CROSSING, to.added().isKnown() ? to.added() : to.place(), message);
    return declared(declared(diagnostic, from), to)
        .hint("a part of burin.lib.clock between them: Synchronizer for one bit, AsyncFifo or Handshake for data");
  }

  /// Who mends it looks at the lines of the module in which the clocks meet, not at those of the parts that it is made of.
  private static Diagnostic declared(Diagnostic diagnostic, ClockFlow.Party party) {
    String name = "`" + party.name() + "`";
    var told = party.added().isKnown() && !party.added().equals(diagnostic.where())
        ? diagnostic.note("the instance of " + name + " is here", party.added()) : diagnostic;
    return party.place().equals(diagnostic.where()) ? told : told.note(name + " is declared here", party.place());
  }

  private static String name(Clock clock) {
    return clock == Clock.MAIN ? "the main clock" : "the clock `" + clock.name() + "`";
  }
}
