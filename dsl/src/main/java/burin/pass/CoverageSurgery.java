package burin.pass;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.Cast;
import burin.ir.Domain;
import burin.ir.EnumType;
import burin.ir.Event;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.Mux;
import burin.ir.Port;
import burin.ir.Range;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.Types;
import burin.pass.CoveragePoint.Probe;
import burin.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds the points of one module and adds to its statements what keeps them.
final class CoverageSurgery {
  /// Transitions are told of registers with up to this many constants.
  private static final int MOST_STATES = 64;
  /// Codes up to this width are a state's number as they are; others are numbered.
  private static final int DENSE_WIDTH = 5;

  final CoverageState state;
  final List<CoveragePoint> points = new ArrayList<>();
  private final ModuleDef module;
  private final Set<CoverageKind> kinds;
  private final CoverageRegion body;
  private final Map<CoverageRegion, Probe> hits = new IdentityHashMap<>();
  private final Map<List<Object>, Integer> alike = new HashMap<>();

  CoverageSurgery(ModuleDef module, Set<CoverageKind> kinds) {
    this.module = module;
    this.kinds = kinds;
    this.body = CoverageRegion.body(CoverageDomains.usual(module));
    this.state = new CoverageState(module, body);
  }

  /// The statements with what was added; they still speak of the signals of the module as it was.
  List<Stmt> run() {
    statements(module.body(), body);
    if (kinds.contains(CoverageKind.MUX)) CoverageMuxes.of(module, body).forEach(this::mux);
    if (kinds.contains(CoverageKind.STATE)) module.registers().forEach(this::states);
    if (kinds.contains(CoverageKind.TOGGLE)) toggles();
    return body.statements(module.body());
  }

  /// Points that read alike, as of a loop in the generator, are numbered.
  private void point(CoverageKind kind, Place place, String subject, String detail, Probe probe) {
    int number = alike.merge(List.of(kind, place, subject, detail), 1, Integer::sum);
    points.add(new CoveragePoint(kind, place, number == 1 ? subject : subject + " #" + number, detail, probe));
  }

  // Arms

  private void statements(List<Stmt> written, CoverageRegion region) {
    for (Stmt stmt : written) {
      switch (stmt) {
        case Stmt.When when -> when(when, region);
        case Stmt.Watch watch -> cover(watch, region);
        case Stmt.Drive _, Stmt.Write _ -> {}
      }
    }
  }

  private void when(Stmt.When when, CoverageRegion region) {
    List<CoverageRegion> arms = region.arms(when);
    if (kinds.contains(CoverageKind.BRANCH)) {
      for (int i = 0; i < when.branches().size(); i++) {
        Stmt.Branch branch = when.branches().get(i);
        point(CoverageKind.BRANCH, branch.place(), "branch", "taken", hits(arms, i, region));
      }
      otherwise(when, hits(arms, arms.size() - 1, region));
    }
    for (int i = 0; i < when.branches().size(); i++) statements(when.branches().get(i).body(), arms.get(i));
    statements(when.otherwise(), arms.getLast());
  }

  /// An `otherwise` has no place of its own; its first statement has.
  private void otherwise(Stmt.When when, Probe probe) {
    if (when.otherwise().isEmpty()) point(CoverageKind.BRANCH, when.place(), "branch", "none taken", probe);
    else point(CoverageKind.BRANCH, when.otherwise().getFirst().place(), "otherwise", "taken", probe);
  }

  /// How often an arm was taken: the last one is what the others leave.
  private Probe hits(List<CoverageRegion> arms, int arm, CoverageRegion around) {
    CoverageRegion region = arms.get(arm);
    Probe known = hits.get(region);
    if (known != null) return known;
    Probe found = arm < arms.size() - 1
        ? state.counter(region, region.domain, Place.NONE)
        : new Probe.Rest(hits(around, region.domain),
            IntStream.range(0, arm).mapToObj(earlier -> hits(arms, earlier, around)).toList());
    hits.put(region, found);
    return found;
  }

  /// How often a region was active at an edge of the domain that it is counted in.
  private Probe hits(CoverageRegion region, Domain domain) {
    if (region.parent.isEmpty()) return state.edges(domain);
    return hits.computeIfAbsent(region, r -> state.counter(r, domain, Place.NONE));
  }

  private void cover(Stmt.Watch watch, CoverageRegion region) {
    if (watch.event().kind() != Event.Kind.COVER || !kinds.contains(CoverageKind.COVER)) return;
    Probe probe = state.counter(region.added, watch.domain(), watch.event().condition(), watch.place());
    point(CoverageKind.COVER, watch.place(), "\"" + String.join("{}", watch.event().text().parts()) + "\"", "", probe);
  }

  // Muxes

  private void mux(CoverageMuxes.Found found) {
    Mux mux = found.mux();
    Probe onTrue = state.counter(found.region().added, found.domain(), mux.select(), found.place());
    Probe onFalse = new Probe.Rest(hits(found.region(), found.domain()), List.of(onTrue));
    String subject = module.names().name(mux).map(name -> "mux " + name).orElse("mux");
    point(CoverageKind.MUX, found.place(), subject, "select 1", onTrue);
    point(CoverageKind.MUX, found.place(), subject, "select 0", onFalse);
  }

  // States

  /// Counts pairs of the constant before, where there was one, and the constant now.
  private void states(Register register) {
    if (!(register.type() instanceof EnumType type)) return;
    boolean dense = type.width() <= DENSE_WIDTH;
    int states = dense ? 1 << type.width() : type.members().size();
    boolean paired = states <= MOST_STATES;
    Memory counts = state.counts("coverage_states", paired ? (states + 1) * states : states, register.place());
    Expr now = dense ? numbered(new Ref(register), states) : chosen(register, type);
    Expr address = paired ? new Binary(BinaryOp.ADD, row(register, now, states), now) : now;
    Expr more = CoverageState.sum(new MemoryRead(counts, address), Literal.number(1));
    Stmt count = new Stmt.Write(counts, address, more, Optional.empty(), register.domain(), register.place());
    var live = new Stmt.Branch(state.live(register.domain()), List.of(count), register.place());
    body.added.add(new Stmt.When(List.of(live), List.of(), register.place()));
    for (int i = 0; i < type.members().size(); i++) {
      visited(register, type, i, states, paired, counts);
    }
  }

  private static Expr numbered(Expr value, int states) {
    return new Cast(value, new IntType(Range.of(0, states - 1)));
  }

  private static Expr chosen(Register register, EnumType type) {
    Expr number = Literal.number(0);
    for (int i = 1; i < type.members().size(); i++) {
      var isIt = new Binary(BinaryOp.EQ, new Ref(register), new Literal(type, type.codes().get(i)));
      number = new Mux(isIt, Literal.number(i), number);
    }
    return number;
  }

  /// The words for the constant before: those of row 0 where that was within a reset.
  private Expr row(Register register, Expr now, int states) {
    Register before = state.register(
        "coverage_before", new IntType(Range.of(0, states)), register.domain(), register.place());
    Expr row = new Binary(BinaryOp.ADD, now, Literal.number(1));
    body.added.add(new Stmt.Drive(
        before, new Mux(state.live(register.domain()), row, Literal.number(0)), register.place()));
    return new Binary(BinaryOp.MUL, new Ref(before), Literal.number(states));
  }

  private void visited(Register register, EnumType type, int member, int states, boolean paired, Memory counts) {
    int column = number(type, member);
    int rows = paired ? states + 1 : 1;
    List<Integer> words = IntStream.range(0, rows).mapToObj(row -> row * states + column).toList();
    String name = type.members().get(member);
    point(CoverageKind.STATE, register.place(), register.name(), name, new Probe.Words(counts.name(), words));
    if (!paired || !kinds.contains(CoverageKind.TRANSITION)) return;
    for (int to = 0; to < type.members().size(); to++) {
      if (to == member) continue;
      int word = (column + 1) * states + number(type, to);
      point(CoverageKind.TRANSITION, register.place(), register.name(), name + " to " + type.members().get(to),
          new Probe.Words(counts.name(), List.of(word)));
    }
  }

  private static int number(EnumType type, int member) {
    return type.width() <= DENSE_WIDTH ? type.codes().get(member).intValueExact() : member;
  }

  // Bits

  private void toggles() {
    Map<Domain, List<Stmt>> kept = new java.util.LinkedHashMap<>();
    for (Port port : module.ports()) toggles(port, body.domain, kept);
    for (Register register : module.registers()) toggles(register, register.domain(), kept);
    kept.forEach((domain, stmts) -> body.added.add(when(state.settled(domain), stmts, Place.NONE)));
  }

  private static Stmt when(Expr condition, List<Stmt> stmts, Place place) {
    return new Stmt.When(List.of(new Stmt.Branch(condition, stmts, place)), List.of(), place);
  }

  private void toggles(Signal signal, Domain domain, Map<Domain, List<Stmt>> kept) {
    if (!CoverageToggles.applies(signal.type()) || CoverageToggles.bits(signal.type()) == 0) return;
    Register before = state.register("coverage_old", CoverageToggles.kept(signal.type()), domain, signal.place());
    List<Stmt> seen = new ArrayList<>();
    String rose = seen("coverage_rose", signal, domain, CoverageToggles.set(new Ref(signal), new Ref(before)), seen);
    String fell = seen("coverage_fell", signal, domain, CoverageToggles.set(new Ref(before), new Ref(signal)), seen);
    Stmt keep = new Stmt.Drive(before, new Ref(signal), signal.place());
    if (CoverageToggles.isLarge(signal.type())) {
      // To see whether anything has changed is quicker than to see what, and much changes seldom.
      Stmt settled = when(state.settled(domain), seen, signal.place());
      body.added.add(when(CoverageToggles.differ(new Ref(signal), new Ref(before)), List.of(keep, settled), signal.place()));
    } else {
      body.added.add(keep);
      kept.computeIfAbsent(domain, _ -> new ArrayList<>()).addAll(seen);
    }
    for (int bit = 0; bit < CoverageToggles.bits(signal.type()); bit++) {
      String name = Types.scalar(signal.type()).width() == 1 ? "" : "[" + bit + "] ";
      point(CoverageKind.TOGGLE, signal.place(), signal.name(), name + "rises", new Probe.Bit(rose, bit));
      point(CoverageKind.TOGGLE, signal.place(), signal.name(), name + "falls", new Probe.Bit(fell, bit));
    }
  }

  private String seen(String wish, Signal signal, Domain domain, Expr bits, List<Stmt> stmts) {
    Register seen = state.register(wish, bits.type(), domain, signal.place());
    stmts.add(new Stmt.Drive(seen, new Binary(BinaryOp.OR, bits, new Ref(seen)), signal.place()));
    return seen.name();
  }
}
