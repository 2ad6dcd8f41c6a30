package burin.hdl;

import burin.ir.Binary;
import burin.ir.Clock;
import burin.ir.Constants;
import burin.ir.Domain;
import burin.ir.Event;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Foreign;
import burin.ir.Gather;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.PartMap;
import burin.ir.PartSet;
import burin.ir.Port;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.Signal;
import burin.ir.Slice;
import burin.ir.Stmt;
import burin.ir.Unary;
import burin.ir.VecLiteral;
import burin.ir.Walk;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A digest of all that a module declares and does; source places do not count.
final class Fingerprint {
  private final Hasher hasher = Hashing.sha256().newHasher();
  /// Numbers of expressions in the order in which they are met; parameters of lane functions among them.
  private final PartMap<Expr, Integer> numbers = new PartMap<>();
  private int nodes;
  private final PartSet<Expr> seen = new PartSet<>();
  private final ModuleDef module;
  private final Map<ModuleDef, Integer> modules;

  private Fingerprint(ModuleDef module, Map<ModuleDef, Integer> modules) {
    this.module = module;
    this.modules = modules;
  }

  /// @param modules a number for each module that `module` may have instances of
  static HashCode of(ModuleDef module, Map<ModuleDef, Integer> modules) {
    var fingerprint = new Fingerprint(module, modules);
    fingerprint.declarations();
    fingerprint.statements(module.body());
    return fingerprint.hasher.hash();
  }

  private void declarations() {
    module.ports().forEach(port -> text(port.toString()));
    module.wires().forEach(wire -> text(wire.toString()));
    domains();
    module.foreign().ifPresent(this::foreign);
    module.registers().forEach(register -> {
      text(register.toString());
      domain(register.domain());
      hasher.putBoolean(register.isCrossing());
      expr(register.reset());
    });
    module.memories().forEach(memory -> {
      text(memory.toString());
      contents(memory.contents());
    });
    module.reads().forEach(read -> {
      text(read.toString());
      domain(read.domain());
      hasher.putBoolean(read.isCrossing());
      text(read.memory().name());
      expr(read.address());
      expr(read.enable());
    });
    module.instances().forEach(instance -> {
      text(instance.toString());
      hasher.putInt(modules.get(instance.module()));
      for (Clock clock : instance.module().clocking().clocks()) domain(instance.domain(clock));
    });
  }

  private void domains() {
    for (Clock clock : module.clocking().clocks()) {
      domain(clock);
      text(module.reset(clock).name());
      hasher.putBoolean(module.isEnabled(clock));
    }
    for (Domain domain : module.clocking().derived()) {
      text(domain.toString());
      expr(domain.control());
    }
  }

  /// Domains have names of their own within a module.
  private void domain(Domain domain) {
    text(domain.name());
  }

  private void foreign(Foreign foreign) {
    text(module.parameters());
    text(foreign.module());
    text(foreign.parameters().toString());
    text(foreign.sources().toString());
    text(foreign.pins().values().toString());
    foreign.registered().stream().map(Port::name).sorted().forEach(this::text);
  }

  private void contents(Optional<Constants> contents) {
    hasher.putBoolean(contents.isPresent());
    contents.ifPresent(constants -> text(constants.toString()));
  }

  private void expr(Optional<Expr> expr) {
    hasher.putBoolean(expr.isPresent());
    expr.ifPresent(this::expr);
  }

  private void statements(List<Stmt> body) {
    hasher.putInt(body.size());
    for (Stmt stmt : body) {
      switch (stmt) {
        case Stmt.Drive drive -> {
          text("drive " + name(drive.signal()));
          hasher.putInt(drive.path().size());
          drive.path().forEach(this::expr);
          expr(drive.value());
        }
        case Stmt.When when -> {
          text("when " + when.branches().size());
          when.branches().forEach(branch -> {
            expr(branch.condition());
            statements(branch.body());
          });
          statements(when.otherwise());
        }
        case Stmt.Write write -> {
          text("write " + write.memory().name());
          expr(write.address());
          expr(write.value());
          expr(write.mask());
          domain(write.domain());
        }
        case Stmt.Watch watch -> watch(watch);
      }
    }
  }

  private void watch(Stmt.Watch watch) {
    Event event = watch.event();
    text(event.kind().name());
    expr(event.condition());
    event.text().parts().forEach(this::text);
    event.text().arguments().forEach(argument -> {
      expr(argument.value());
      text(argument.format().name());
    });
    domain(watch.domain());
  }

  private static String name(Signal signal) {
    return signal.getClass().getSimpleName() + " " + signal.name();
  }

  /// New nodes below `root`, then the number of `root` itself.
  private void expr(Expr root) {
    Walk.postOrder(List.of(root), seen, this::node);
    hasher.putInt(numbers.get(root));
  }

  private void node(Expr expr) {
    hasher.putInt(nodes);
    numbers.put(expr, nodes++);
    text(expr.getClass().getSimpleName());
    text(expr.type().toString());
    for (Expr operand : Walk.operands(expr)) hasher.putInt(numbers.get(operand));
    module.names().name(expr).ifPresent(this::text);
    detail(expr);
  }

  private void detail(Expr expr) {
    switch (expr) {
      case Literal e -> text(e.value().toString());
      case VecLiteral e -> contents(Optional.of(e.values()));
      case Ref ref -> text(name(ref.signal()));
      case Unary e -> text(e.op().name());
      case Binary e -> text(e.op().name());
      case Extract e -> hasher.putInt(e.high()).putInt(e.low());
      case Slice e -> hasher.putInt(e.from());
      case Gather e -> text(e.sources().toString());
      case MemoryRead read -> text(read.memory().name());
      case MapLanes e -> e.params().forEach(this::parameter);
      case ReduceLanes e -> e.levels().forEach(level -> {
        level.pair().ifPresent(this::combine);
        level.tail().ifPresent(this::combine);
      });
      default -> {}
    }
  }

  private void combine(ReduceLanes.Combine combine) {
    parameter(combine.left());
    parameter(combine.right());
  }

  /// A parameter that the body does not use has no number.
  private void parameter(LaneParam param) {
    hasher.putInt(numbers.getOrDefault(param, -1));
  }

  private void text(String text) {
    hasher.putInt(text.length()).putString(text, StandardCharsets.UTF_8);
  }
}
