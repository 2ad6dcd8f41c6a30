package burin.verilog;

import burin.ir.Domain;
import java.util.ArrayList;
import java.util.List;

/// An `always` block of what happens at the edges of one domain.
///
/// A synchronous reset acts where the domain is enabled, an asynchronous one in any case, so the enable stands around the
/// one and behind the other.
final class ClockedBlock {
  /// A statement that is not longer stands on the line of the `always`.
  private static final int SHORT = 70;

  private final ModuleContext context;
  private final ModuleClocks clocks;
  private final Domain domain;
  private final boolean async;
  private final boolean nested;
  /// What must hold for anything to be looked at; empty in blocks that drive something.
  private final String guard;
  private final String enable;
  private final Lines resets;
  private final Lines body;
  private String label = "";

  /// @param isReset whether the block has registers with a reset
  /// @param allReset whether it has no others
  ClockedBlock(ModuleContext context, ModuleClocks clocks, Domain domain, boolean isReset, boolean allReset) {
    this.context = context;
    this.clocks = clocks;
    this.domain = domain;
    this.async = isReset && clocks.isAsync(domain);
    this.nested = isReset && allReset;
    this.guard = "";
    this.enable = clocks.enable(domain).map(expr -> context.scalars.natural(expr, context.scope).text()).orElse("");
    this.resets = new Lines(depth() + 1);
    this.body = new Lines(depth() + (nested ? 1 : 0));
  }

  private ClockedBlock(ModuleContext context, ModuleClocks clocks, Domain domain, boolean async) {
    this.context = context;
    this.clocks = clocks;
    this.domain = domain;
    this.async = async;
    this.nested = false;
    this.guard = guard(context, clocks, domain);
    this.enable = "";
    this.resets = new Lines(3);
    this.body = new Lines(3);
  }

  private static String guard(ModuleContext context, ModuleClocks clocks, Domain domain) {
    String inactive = clocks.reset(domain, true, context).within(Term.Level.AND_THEN);
    return clocks.enable(domain)
        .map(expr -> context.scalars.natural(expr, context.scope).within(Term.Level.AND_THEN) + " && " + inactive)
        .orElse(inactive);
  }

  /// A block of what is watched where the domain is enabled and not in reset.
  ///
  /// @param linted whether it waits for an asynchronous reset too, though nothing happens then: Verilator warns of one that
  ///     decides what happens at an edge and is not waited for
  static ClockedBlock watching(ModuleContext context, ModuleClocks clocks, Domain domain, boolean linted) {
    return new ClockedBlock(context, clocks, domain, linted && clocks.isAsync(domain));
  }

  /// A block of what knows no reset.
  static ClockedBlock of(ModuleContext context, ModuleClocks clocks, Domain domain) {
    return new ClockedBlock(context, clocks, domain, false, false);
  }

  private int depth() {
    return enable.isEmpty() || async ? 2 : 3;
  }

  /// What happens without reset.
  Lines body() {
    return body;
  }

  /// What happens at a reset.
  Lines resets() {
    return resets;
  }

  /// Gives the block a name, which it needs where it has variables of its own.
  void label(String label) {
    this.label = label;
  }

  void write(List<String> variables, String source) {
    var all = new Lines(2);
    for (String variable : variables) all.add("integer " + variable + ";");
    writeEnabled(all);
    String head = head();
    String single = label.isEmpty() && resets.isEmpty() ? all.single() : null;
    context.lines.space();
    if (single != null && single.length() < SHORT) {
      context.lines.add(head + " " + single + source);
    } else {
      context.lines.add(head + " begin" + (label.isEmpty() ? "" : " : " + label) + source);
      context.lines.add(all);
      context.lines.add("end");
    }
    context.lines.space();
  }

  private String head() {
    String edges = "posedge " + clocks.clock(domain, context);
    return "always @(" + (async ? edges + " or " + clocks.resetEvent(domain, context) : edges) + ")";
  }

  private void writeEnabled(Lines all) {
    context.usage.read(enable);
    if (enable.isEmpty() || async) {
      writeReset(all);
      return;
    }
    var inner = new Lines(3);
    writeReset(inner);
    StatementWriter.chain(List.of("if (" + enable + ") "), List.of(inner), all);
  }

  private void writeReset(Lines all) {
    if (!guard.isEmpty()) {
      context.usage.read(guard);
      StatementWriter.chain(List.of("if (" + guard + ") "), List.of(body), all);
    } else if (nested) {
      List<String> heads = new ArrayList<>(List.of(resetHead()));
      List<Lines> bodies = new ArrayList<>(List.of(resets));
      if (!body.isEmpty()) {
        heads.add(async && !enable.isEmpty() ? "if (" + enable + ") " : "");
        bodies.add(body);
      }
      StatementWriter.chain(heads, bodies, all);
    } else {
      all.add(body);
      if (!resets.isEmpty()) StatementWriter.chain(List.of(resetHead()), List.of(resets), all);
    }
  }

  private String resetHead() {
    return "if (" + clocks.reset(domain, false, context).text() + ") ";
  }
}
