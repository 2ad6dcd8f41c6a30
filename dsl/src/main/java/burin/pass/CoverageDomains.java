package burin.pass;

import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.ModuleDef;
import burin.ir.Register;
import burin.ir.Stmt;
import burin.ir.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// At whose clock edges something is counted.
final class CoverageDomains {
  private CoverageDomains() {}

  /// For what belongs to no state in particular: the main clock, or the first of those that the module uses instead.
  static Domain usual(ModuleDef module) {
    if (module.usedClocks().isEmpty() || module.uses(Clock.MAIN)) return Clock.MAIN;
    return module.usedClocks().getFirst();
  }

  /// The domain of the first state that statements change.
  static Optional<Domain> first(List<Stmt> body) {
    List<Domain> found = new ArrayList<>();
    Walk.statements(body, stmt -> of(stmt).ifPresent(found::add));
    return found.stream().findFirst();
  }

  static Optional<Domain> of(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Drive drive -> drive.signal() instanceof Register register ? Optional.of(register.domain()) : Optional.empty();
      case Stmt.Write write -> Optional.of(write.domain());
      case Stmt.Watch watch -> Optional.of(watch.domain());
      case Stmt.When _ -> Optional.empty();
    };
  }
}
