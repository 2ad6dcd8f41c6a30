package burin.pass;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.Cast;
import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.GatedDomain;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Range;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ResetDomain;
import burin.ir.Stmt;
import burin.ir.Type;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.Wrap;
import burin.pass.CoveragePoint.Probe;
import burin.source.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is added to one module to keep its coverage: registers and memories without reset, so that what was seen before a
/// reset stays, and for each clock an input that says that its reset is not active.
final class CoverageState {
  /// So wide that no simulation ends it, and still a `long`.
  static final IntType COUNT = new IntType(Range.unsigned(48));

  final List<Register> registers = new ArrayList<>();
  final List<Memory> memories = new ArrayList<>();
  /// The input for each clock.
  final Map<Clock, Port> live = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final CoverageRegion body;
  private final Map<Domain, Probe> edges = new LinkedHashMap<>();
  private final Map<Domain, Expr> settled = new LinkedHashMap<>();

  CoverageState(ModuleDef module, CoverageRegion body) {
    this.body = body;
    module.ports().forEach(port -> taken.add(port.name()));
    module.wires().forEach(wire -> taken.add(wire.name()));
    module.registers().forEach(register -> taken.add(register.name()));
    module.memories().forEach(memory -> taken.add(memory.name()));
    module.reads().forEach(read -> taken.add(read.name()));
    module.instances().forEach(instance -> taken.add(instance.name()));
    module.clocking().clocks().forEach(clock -> taken.addAll(clock.lines()));
    module.domains().forEach(domain -> taken.add(domain.name()));
  }

  private String name(String wish) {
    String name = wish;
    for (int i = 1; !taken.add(name); i++) name = wish + "_" + i;
    return name;
  }

  Register register(String wish, Type type, Domain domain, Place place) {
    var register = new Register(name(wish), type, Optional.empty(), domain, true, place);
    registers.add(register);
    return register;
  }

  Memory counts(String wish, int depth, Place place) {
    var memory = new Memory(name(wish), depth, COUNT, Optional.empty(), place);
    memories.add(memory);
    return memory;
  }

  /// That the reset of a domain is not active.
  Expr live(Domain domain) {
    return switch (domain.resetSource()) {
      case Clock clock -> new Ref(live.computeIfAbsent(clock, this::input));
      case ResetDomain own -> new Unary(UnaryOp.NOT, own.reset());
      case GatedDomain _ -> throw new IllegalStateException("a gate has no reset of its own");
    };
  }

  private Port input(Clock clock) {
    String wish = clock.name().isEmpty() ? "coverage_on" : clock.name() + "_coverage_on";
    return new Port(name(wish), Port.Direction.IN, BoolType.BOOL, Place.NONE);
  }

  /// That the reset was active neither at this edge nor at the one before it.
  Expr settled(Domain domain) {
    return settled.computeIfAbsent(domain, d -> {
      Register before = register("coverage_settled", BoolType.BOOL, d, Place.NONE);
      body.added.add(new Stmt.Drive(before, live(d), Place.NONE));
      return new Binary(BinaryOp.AND, live(d), new Ref(before));
    });
  }

  /// Counts the edges of a domain at which a region is active.
  Probe counter(CoverageRegion region, Domain domain, Place place) {
    return counter(region.added, domain, Literal.bool(true), place);
  }

  /// Counts the edges at which statements are reached and a condition holds.
  Probe counter(List<Stmt> at, Domain domain, Expr condition, Place place) {
    Register count = register("coverage_count", COUNT, domain, place);
    Expr holds = isTrue(condition) ? live(domain) : new Binary(BinaryOp.AND, condition, live(domain));
    at.add(new Stmt.Drive(count, sum(new Ref(count), new Cast(holds, new IntType(Range.of(0, 1)))), place));
    return new Probe.Counter(count.name());
  }

  private static boolean isTrue(Expr condition) {
    return condition instanceof Literal constant && !constant.isZero();
  }

  static Expr sum(Expr count, Expr more) {
    return new Wrap(new Binary(BinaryOp.ADD, count, more), COUNT);
  }

  /// The edges of a domain.
  Probe edges(Domain domain) {
    return edges.computeIfAbsent(domain, d -> counter(body, d, Place.NONE));
  }
}
