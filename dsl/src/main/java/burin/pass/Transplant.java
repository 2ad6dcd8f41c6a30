package burin.pass;

import burin.ir.Clock;
import burin.ir.Clocking;
import burin.ir.Domain;
import burin.ir.Event;
import burin.ir.Expr;
import burin.ir.GatedDomain;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.ModuleDef;
import burin.ir.Names;
import burin.ir.PartMap;
import burin.ir.PartSet;
import burin.ir.Port;
import burin.ir.Rebuild;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ResetDomain;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Walk;
import burin.ir.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Takes the parts of a module over into a changed copy of it. What does not change is shared; whatever mentions something
/// that was replaced is made anew, so that the module itself stays as it is.
final class Transplant {
  private final ModuleDef module;
  private final Names names = new Names();
  private final PartMap<Expr, Expr> exprs = new PartMap<>();
  private final PartSet<Expr> seen = new PartSet<>();
  private final Map<Signal, Signal> signals = new HashMap<>();
  private final Map<Domain, Domain> domains = new HashMap<>();
  private final Map<Instance, Instance> instances = new LinkedHashMap<>();
  /// What an expression becomes that is not just made anew from its operands.
  private final Function<Expr, Optional<Expr>> replacement;

  /// @param replacement for an expression of the module what stands for it in the copy, if that is something else
  /// @param modules for the module of an instance what it is in the copy
  Transplant(ModuleDef module, Function<ModuleDef, ModuleDef> modules, Function<Expr, Optional<Expr>> replacement) {
    this.module = module;
    this.replacement = replacement;
    for (Instance instance : module.instances()) replace(instance, modules.apply(instance.module()));
  }

  /// The ports of the new module are those of the old one.
  private void replace(Instance instance, ModuleDef child) {
    Instance copy = instance.isArray()
        ? Instance.array(instance.name(), child, instance.count(), instance.place())
        : Instance.single(instance.name(), child, instance.place());
    instances.put(instance, copy);
    for (InstancePort port : instance.ports()) signals.put(port, copy.port(port.port()));
  }

  Names names() {
    return names;
  }

  // Domains and signals

  Domain domain(Domain domain) {
    Domain known = domains.get(domain);
    if (known != null) return known;
    Domain copy = switch (domain) {
      case Clock clock -> clock;
      case GatedDomain gated -> {
        Domain source = domain(gated.source());
        Expr enable = expr(gated.enable());
        boolean same = source == gated.source() && enable == gated.enable();
        yield same ? gated : new GatedDomain(gated.name(), source, enable, gated.form(), gated.place());
      }
      case ResetDomain own -> {
        Domain source = domain(own.source());
        Expr reset = expr(own.reset());
        boolean same = source == own.source() && reset == own.reset();
        yield same ? own : new ResetDomain(own.name(), source, reset, own.isAsync(), own.place());
      }
    };
    domains.put(domain, copy);
    return copy;
  }

  private Signal signal(Signal signal) {
    Signal known = signals.get(signal);
    if (known != null) return known;
    Signal copy = switch (signal) {
      case Register register -> {
        Domain domain = domain(register.domain());
        yield domain == register.domain() ? register : new Register(
            register.name(), register.type(), register.reset(), domain, register.isCrossing(), register.place());
      }
      case SyncRead read -> {
        Domain domain = domain(read.domain());
        Expr address = expr(read.address());
        Optional<Expr> enable = read.enable().map(this::expr);
        boolean same = domain == read.domain() && address == read.address()
            && enable.orElse(null) == read.enable().orElse(null);
        yield same ? read : new SyncRead(
            read.name(), read.memory(), address, enable, domain, read.isCrossing(), read.place());
      }
      case Port _, Wire _, InstancePort _ -> signal;
    };
    signals.put(signal, copy);
    return copy;
  }

  Register register(Register register) {
    return (Register) signal(register);
  }

  SyncRead read(SyncRead read) {
    return (SyncRead) signal(read);
  }

  /// The instances, connected to the clocks of the copy.
  List<Instance> instances() {
    instances.forEach(this::connect);
    return List.copyOf(instances.values());
  }

  private void connect(Instance from, Instance to) {
    for (Clock clock : from.module().clocking().clocks()) {
      if (from.isConnected(clock)) to.connect(clock, domain(from.domain(clock)));
    }
  }

  // Expressions and statements

  Expr expr(Expr root) {
    Walk.postOrder(List.of(root), seen, this::add);
    return exprs.get(root);
  }

  private void add(Expr expr) {
    Expr copy = replacement.apply(expr).orElseGet(() -> copy(expr));
    exprs.put(expr, copy);
    module.names().get(expr).ifPresent(hint -> names.put(copy, hint));
  }

  private Expr copy(Expr expr) {
    if (!(expr instanceof Ref ref)) return Rebuild.with(expr, exprs::get);
    Signal copy = signal(ref.signal());
    return copy == ref.signal() ? expr : new Ref(copy);
  }

  /// @param kept which writes are still there
  List<Stmt> statements(List<Stmt> body, Predicate<Stmt.Write> kept) {
    List<Stmt> copies = new ArrayList<>();
    for (Stmt stmt : body) {
      switch (stmt) {
        case Stmt.Drive drive -> copies.add(new Stmt.Drive(
            signal(drive.signal()), drive.path().stream().map(this::expr).toList(), expr(drive.value()), drive.place()));
        case Stmt.When when -> when(when, kept).ifPresent(copies::add);
        case Stmt.Write write -> {
          if (kept.test(write)) copies.add(write(write));
        }
        case Stmt.Watch watch -> copies.add(new Stmt.Watch(event(watch.event()), domain(watch.domain()), watch.place()));
      }
    }
    return copies;
  }

  private Stmt.Write write(Stmt.Write write) {
    return new Stmt.Write(write.memory(), expr(write.address()), expr(write.value()), write.mask().map(this::expr),
        domain(write.domain()), write.place());
  }

  /// Nothing where nothing is left in it.
  private Optional<Stmt> when(Stmt.When when, Predicate<Stmt.Write> kept) {
    List<Stmt.Branch> branches = new ArrayList<>();
    for (Stmt.Branch branch : when.branches()) {
      branches.add(new Stmt.Branch(expr(branch.condition()), statements(branch.body(), kept), branch.place()));
    }
    List<Stmt> otherwise = statements(when.otherwise(), kept);
    boolean empty = otherwise.isEmpty() && branches.stream().allMatch(branch -> branch.body().isEmpty());
    return empty ? Optional.empty() : Optional.of(new Stmt.When(branches, otherwise, when.place()));
  }

  private Event event(Event event) {
    List<Event.Argument> arguments = event.text().arguments().stream()
        .map(argument -> new Event.Argument(expr(argument.value()), argument.format())).toList();
    return new Event(event.kind(), expr(event.condition()), new Event.Text(event.text().parts(), arguments));
  }

  Clocking clocking() {
    Clocking from = module.clocking();
    return new Clocking(from.clocks(), from.derived().stream().map(this::domain).toList(), from.wanted());
  }
}
