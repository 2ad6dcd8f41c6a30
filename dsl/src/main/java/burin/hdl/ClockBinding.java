package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.ir.ResetStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells every module how the resets of its clocks act and whether they come with an enable: what the module around it has.
final class ClockBinding {
  private final List<Diagnostic> found = new ArrayList<>();

  private ClockBinding() {}

  static void bind(ModuleDef top) {
    var binding = new ClockBinding();
    // Children come first in a circuit, and are told by their parents.
    for (ModuleDef module : Circuit.of(top).modules().reversed()) module.instances().forEach(i -> binding.bind(module, i));
    if (!binding.found.isEmpty()) throw new UserError(binding.found);
  }

  private void bind(ModuleDef parent, Instance instance) {
    ModuleDef child = instance.module();
    for (Clock clock : child.clocking().clocks()) {
      Domain domain = instance.domain(clock);
      if (child.foreign().isPresent()) checkForeign(parent, instance, clock, domain);
      else bind(parent, instance, clock, domain);
    }
  }

  private void bind(ModuleDef parent, Instance instance, Clock clock, Domain domain) {
    ResetStyle style = parent.reset(domain);
    Optional<ResetStyle> wanted = instance.module().clocking().wanted(clock);
    if (wanted.isPresent() && wanted.get() != style && instance.module().usesResetOf(clock)) {
      found.add(Diagnostic.of(Code.CLOCK, instance.place(),
              "`" + instance.name() + "` wants an " + wanted.get() + " reset with its " + name(clock) + ", but `"
                  + domain.label() + "` has an " + style + " one")
          .note("the style is asked for here", clock == Clock.MAIN ? instance.module().place() : clock.place())
          .hint("the same style in both, or none in `" + instance.module().name() + "`, which then takes what it gets"));
    }
    instance.module().bind(clock, style, parent.isEnabled(domain));
  }

  private static String name(Clock clock) {
    return clock == Clock.MAIN ? "clock" : "clock `" + clock.name() + "`";
  }

  /// What is foreign cannot be given an enable that it does not know of.
  private void checkForeign(ModuleDef parent, Instance instance, Clock clock, Domain domain) {
    if (!instance.module().uses(clock) || !parent.isEnabled(domain)) return;
    found.add(Diagnostic.of(Code.CLOCK, instance.place(),
            "`" + instance.name() + "` is foreign Verilog, which cannot be in the domain `" + domain.label()
                + "` that is made with enables")
        .note("the domain is declared here", domain.place())
        .hint("gated(...) instead of enabled(...)"));
  }
}
