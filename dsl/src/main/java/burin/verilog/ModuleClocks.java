package burin.verilog;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.GatedDomain;
import burin.ir.ModuleDef;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ResetDomain;
import burin.verilog.Term.Level;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What decides in a module when the registers of a domain change: the edge, the enable and the reset.
final class ModuleClocks {
  private final ModuleDef module;
  private final ClockLines lines;
  private final UnaryOperator<Expr> rewritten;
  private final Map<Domain, Optional<Expr>> enables = new IdentityHashMap<>();
  private final Map<GatedDomain, Expr> withSource = new IdentityHashMap<>();
  private final Map<Domain, Expr> resets = new IdentityHashMap<>();

  /// @param rewritten what stands for an expression of the module in the behaviour that is written
  ModuleClocks(ModuleDef module, ClockLines lines, UnaryOperator<Expr> rewritten) {
    this.module = module;
    this.lines = lines;
    this.rewritten = rewritten;
  }

  ClockLines lines() {
    return lines;
  }

  /// What must hold at an edge for anything to happen but an asynchronous reset; empty where nothing must.
  Optional<Expr> enable(Domain domain) {
    Optional<Expr> known = enables.get(domain);
    if (known != null) return known;
    Optional<Expr> enable = switch (domain) {
      case Clock clock -> lines.of(clock).enable().map(Ref::new);
      case GatedDomain gated when gated.form() == GatedDomain.Form.GATE -> Optional.empty();
      case GatedDomain gated -> Optional.of(withSource(gated));
      case ResetDomain own -> enable(own.source());
    };
    enables.put(domain, enable);
    return enable;
  }

  /// What lets edges through a gate or to a register: its own enable and those of its source.
  Expr withSource(GatedDomain gated) {
    Expr known = withSource.get(gated);
    if (known == null) withSource.put(gated, known = makeWithSource(gated));
    return known;
  }

  private Expr makeWithSource(GatedDomain gated) {
    Expr own = rewritten.apply(gated.enable());
    return enable(gated.source()).<Expr>map(source -> new Binary(BinaryOp.AND, source, own)).orElse(own);
  }

  private Expr reset(Domain domain) {
    return resets.computeIfAbsent(domain.resetSource(), source -> switch (source) {
      case Clock clock -> new Ref(lines.of(clock).reset().orElseThrow());
      case ResetDomain own -> rewritten.apply(own.reset());
      case GatedDomain _ -> throw new IllegalStateException("a gate has no reset of its own");
    });
  }

  /// Only for a domain of something that has a reset.
  boolean isAsync(Domain domain) {
    return module.reset(domain).isAsync();
  }

  /// Adds what a block of the domain uses.
  void addRoots(Domain domain, boolean isReset, Roots roots) {
    enable(domain).ifPresent(enable -> roots.add(enable, domain.label() + "_enable"));
    if (isReset) addReset(domain, roots);
  }

  void addReset(Domain domain, Roots roots) {
    // A line by itself is no expression that might want a name.
    if (!(reset(domain) instanceof Ref)) roots.add(reset(domain), domain.label() + "_reset");
  }

  /// The text of a domain's clock, which counts as read from now on.
  String clock(Domain domain, ModuleContext context) {
    return read(context.declaration(lines.edge(domain)).name, context);
  }

  /// A reset that is active where it is high, or where it is low.
  Term reset(Domain domain, boolean activeLow, ModuleContext context) {
    Expr reset = reset(domain);
    Term line = reset instanceof Ref ref
        ? context.declaration(ref.signal()).term()
        : context.scalars.natural(reset, context.scope);
    read(line.text(), context);
    boolean inverted = module.reset(domain).isActiveLow() != activeLow;
    return inverted ? Term.operator("!" + line.within(Level.UNARY), 1, false, Level.UNARY) : line;
  }

  /// `negedge reset_n`.
  String resetEvent(Domain domain, ModuleContext context) {
    String edge = module.reset(domain).isActiveLow() ? "negedge " : "posedge ";
    return edge + reset(domain, module.reset(domain).isActiveLow(), context).text();
  }

  /// Whether a register is the asynchronous reset of others.
  boolean isReset(Register register) {
    return lines.used().stream().anyMatch(domain ->
        domain instanceof ResetDomain own && own.isAsync() && own.reset() instanceof Ref ref && ref.signal() == register);
  }

  private static String read(String text, ModuleContext context) {
    context.usage.read(text);
    return text;
  }
}
