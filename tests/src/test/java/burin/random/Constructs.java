package burin.random;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.Cast;
import burin.ir.Circuit;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.Foreign;
import burin.ir.GatedDomain;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Mux;
import burin.ir.Port;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.VecType;
import burin.ir.Walk;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which constructs of the language a circuit has, by name.
final class Constructs {
  private final Set<String> found = new TreeSet<>();

  private Constructs() {}

  static Set<String> of(Circuit circuit) {
    var constructs = new Constructs();
    circuit.modules().forEach(constructs::module);
    constructs.foreignFiles(circuit);
    constructs.found.addAll(Kinds.of(circuit));
    return constructs.found;
  }

  /// All that a random circuit should reach sooner or later.
  static Set<String> all() {
    Set<String> all = new TreeSet<>(List.of(
        "type narrower than operands: Binary", "type narrower than operands: Unary", "type narrower than operands: Mux",
        "type narrower than body: MapLanes", "map without operands", "map of 2 operands", "map within map",
        "reduce within map", "map within reduce", "body uses what is outside", "body uses an outer parameter",
        "tree of 1 lane", "tree with tail", "tree whose tail is combined", "tree narrower than its lanes allow",
        "nested vector", "over 32 bits", "over 64 bits", "range without 0", "negative range without 0",
        "reset", "no reset", "register that is never driven", "memory with contents", "memory with partial contents",
        "memory without contents", "memory of vectors", "sync read", "sync read with enable", "instance",
        "instance array", "instance without inputs", "path through instance", "drive of a lane",
        "drive of a nested lane",
        "dynamic lane drive", "when", "elseWhen", "otherwise", "nested when", "write", "write in when", "name hint",
        "division by a negative number", "shift of bits by a variable", "shift of a number by a variable",
        "enum", "enum without 0", "select on a number", "select on an enum", "case of several constants",
        "memory of enums", "vector of enums", "vector nested twice", "memory of nested vectors", "wide product",
        "address by a signal without an operation", "instance array with an input for all", "instance within an instance",
        "cast that misses patterns", "read of an output", "read of an instance's input",
        "path through foreign", "registered foreign output", "foreign without inputs", "foreign without clocks",
        "foreign with several clocks", "foreign in an array", "foreign active-low reset", "foreign within an instance",
        "foreign file of two modules", "foreign behind a gate"));
    all.addAll(Kinds.all());
    return all;
  }

  private void add(boolean condition, String construct) {
    if (condition) found.add(construct);
  }

  private void module(ModuleDef module) {
    module.registers().forEach(register -> add(true, register.reset().isPresent() ? "reset" : "no reset"));
    module.memories().forEach(this::memory);
    for (SyncRead read : module.reads()) add(true, read.enable().isPresent() ? "sync read with enable" : "sync read");
    module.instances().forEach(this::instance);
    body(module.body(), 0);
    Set<Object> driven = new HashSet<>();
    Walk.statements(module.body(), stmt -> {
      if (stmt instanceof Stmt.Drive drive) driven.add(drive.signal());
    });
    add(!driven.containsAll(module.registers()), "register that is never driven");
    Walk.postOrder(Walk.roots(module), expr -> {
      expr(expr);
      add(module.names().get(expr).isPresent(), "name hint");
    });
  }

  private void memory(Memory memory) {
    int words = memory.contents().map(contents -> contents.size() / Types.scalarCount(memory.element())).orElse(0);
    add(memory.contents().isEmpty(), "memory without contents");
    add(words == memory.depth(), "memory with contents");
    add(words > 0 && words < memory.depth(), "memory with partial contents");
    add(memory.element() instanceof VecType, "memory of vectors");
    add(memory.element() instanceof VecType vec && vec.element() instanceof VecType, "memory of nested vectors");
    add(Types.scalar(memory.element()) instanceof EnumType, "memory of enums");
  }

  private void instance(Instance instance) {
    add(true, instance.isArray() ? "instance array" : "instance");
    add(instance.module().inputs().isEmpty(), "instance without inputs");
    add(!instance.module().instances().isEmpty(), "instance within an instance");
    ModuleDef child = instance.module();
    add(child.instances().stream().anyMatch(inner -> inner.module().foreign().isPresent()), "foreign within an instance");
    if (child.foreign().isPresent()) {
      foreign(instance, child.foreign().get());
    } else if (child.instances().isEmpty()) {
      var paths = new CombinationalInputs(child, Map.of());
      add(child.outputs().stream().anyMatch(out -> !paths.of(out).isEmpty()), "path through instance");
    }
  }

  private void foreign(Instance instance, Foreign foreign) {
    ModuleDef module = instance.module();
    add(instance.isArray(), "foreign in an array");
    add(!foreign.registered().isEmpty(), "registered foreign output");
    add(!module.inputs().isEmpty() && foreign.registered().size() < module.outputs().size(), "path through foreign");
    add(module.inputs().isEmpty(), "foreign without inputs");
    add(foreign.clocks().isEmpty(), "foreign without clocks");
    add(foreign.clocks().size() > 1, "foreign with several clocks");
    add(foreign.clocks().stream().anyMatch(clock -> instance.domain(clock) instanceof GatedDomain), "foreign behind a gate");
    add(foreign.pins().values().stream().flatMap(pins -> pins.reset().stream()).anyMatch(reset -> reset.style().isActiveLow()),
        "foreign active-low reset");
  }

  private void foreignFiles(Circuit circuit) {
    List<String> files = circuit.modules().stream()
        .flatMap(module -> module.foreign().stream()).flatMap(foreign -> foreign.sources().keySet().stream()).toList();
    add(files.size() > Set.copyOf(files).size(), "foreign file of two modules");
  }

  private void body(List<Stmt> body, int depth) {
    for (Stmt stmt : body) {
      switch (stmt) {
        case Stmt.Drive drive -> {
          boolean alike = drive.value() instanceof MapLanes map && map.operands().isEmpty();
          boolean array = drive.signal() instanceof InstancePort port && port.instance().isArray();
          add(alike && array && drive.path().isEmpty(), "instance array with an input for all");
          add(drive.path().size() == 1, "drive of a lane");
          add(drive.path().size() > 1, "drive of a nested lane");
          add(drive.path().stream().anyMatch(index -> !(index instanceof Literal)), "dynamic lane drive");
        }
        case Stmt.Watch _ -> add(true, depth == 0 ? "watch" : "watch in when");
        case Stmt.Write write -> {
          add(true, depth == 0 ? "write" : "write in when");
          add(write.address() instanceof Ref, "address by a signal without an operation");
        }
        case Stmt.When when -> {
          add(true, depth == 0 ? "when" : "nested when");
          add(when.branches().size() > 1, "elseWhen");
          add(!when.otherwise().isEmpty(), "otherwise");
          select(when);
          when.branches().forEach(branch -> body(branch.body(), depth + 1));
          body(when.otherwise(), depth + 1);
        }
      }
    }
  }

  /// A `when` whose conditions all compare one value with constants.
  private void select(Stmt.When when) {
    Set<Expr> selectors = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean several = false;
    for (Stmt.Branch branch : when.branches()) {
      Expr condition = branch.condition();
      while (condition instanceof Binary or && or.op() == BinaryOp.OR) {
        if (!comparesWithConstant(or.right())) return;
        several = true;
        selectors.add(((Binary) or.right()).left());
        condition = or.left();
      }
      if (!comparesWithConstant(condition)) return;
      selectors.add(((Binary) condition).left());
    }
    if (selectors.size() > 1 || when.branches().size() < 3) return;
    add(true, selectors.iterator().next().type() instanceof EnumType ? "select on an enum" : "select on a number");
    add(several, "case of several constants");
  }

  private static boolean comparesWithConstant(Expr condition) {
    return condition instanceof Binary equal && equal.op() == BinaryOp.EQ && equal.right() instanceof Literal;
  }

  private void expr(Expr expr) {
    type(expr.type());
    switch (expr) {
      case Unary unary -> {
        narrower(unary, Unary.resultType(unary.op(), unary.operand().type()));
      }
      case Binary binary -> binary(binary);
      case Mux mux -> narrower(mux, Types.join(mux.onTrue().type(), mux.onFalse().type()));
      case Cast cast -> add(!Types.isWhole(Types.scalar(cast.type())), "cast that misses patterns");
      case MapLanes map -> map(map);
      case ReduceLanes reduce -> reduce(reduce);
      case Ref ref -> {
        add(ref.signal() instanceof Port port && !port.isInput(), "read of an output");
        add(ref.signal() instanceof InstancePort port && port.port().isInput(), "read of an instance's input");
      }
      default -> {}
    }
  }

  private void narrower(Expr expr, Type exact) {
    add(!Types.fits(exact, expr.type()), "type narrower than operands: " + expr.getClass().getSimpleName());
  }

  private void type(Type type) {
    if (type instanceof VecType outer && outer.element() instanceof VecType inner) {
      add(true, "nested vector");
      add(inner.element() instanceof VecType, "vector nested twice");
    }
    if (Types.scalar(type) instanceof EnumType names) {
      add(true, "enum");
      add(type instanceof VecType, "vector of enums");
      add(!names.codes().contains(BigInteger.ZERO), "enum without 0");
    }
    if (!(Types.scalar(type) instanceof IntType number)) return;
    add(number.width() > 32, "over 32 bits");
    add(number.width() > 64, "over 64 bits");
    add(number.range().lo().signum() > 0, "range without 0");
    add(number.range().hi().signum() < 0, "negative range without 0");
  }

  private void binary(Binary binary) {
    add(binary.op() == BinaryOp.MUL && binary.type().width() > 64, "wide product");
    Type left = binary.left().type();
    Type right = binary.right().type();
    narrower(binary, Binary.resultType(binary.op(), left, right));
    add(binary.op() == BinaryOp.DIV && Types.range(right).isSigned(), "division by a negative number");
    boolean variable = binary.op().isShift() && !Types.range(right).isPoint();
    add(variable && left instanceof BitsType, "shift of bits by a variable");
    add(variable && left instanceof IntType, "shift of a number by a variable");
  }

  private void map(MapLanes map) {
    add(map.operands().isEmpty(), "map without operands");
    add(map.operands().size() >= 2, "map of 2 operands");
    add(!Types.fits(map.body().type(), map.type().element()), "type narrower than body: MapLanes");
    List<Expr> inside = inside(List.of(map.body()), map.params());
    add(inside.stream().anyMatch(e -> e instanceof MapLanes), "map within map");
    add(inside.stream().anyMatch(e -> e instanceof ReduceLanes), "reduce within map");
  }

  private void reduce(ReduceLanes reduce) {
    add(reduce.levels().isEmpty(), "tree of 1 lane");
    int lanes = Types.vec(reduce.operand().type()).length();
    add(Integer.bitCount(lanes) > 1, "tree with tail");
    for (ReduceLanes.Level level : reduce.levels()) {
      add(level.tail().isPresent(), "tree whose tail is combined");
      level.pair().ifPresent(pair -> {
        List<Expr> inside = inside(List.of(pair.body()), List.of(pair.left(), pair.right()));
        add(inside.stream().anyMatch(e -> e instanceof MapLanes), "map within reduce");
        if (pair.body() instanceof Binary body) {
          Type exact = Binary.resultType(body.op(), body.left().type(), body.right().type());
          add(!Types.fits(exact, body.type()), "tree narrower than its lanes allow");
        }
      });
    }
  }

  /// What a body computes anew for each lane; notes what it takes from outside.
  private List<Expr> inside(List<Expr> bodies, List<LaneParam> own) {
    Set<Expr> dependent = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Expr> inside = new ArrayList<>();
    Walk.postOrder(bodies, expr -> {
      boolean depends = own.contains(expr) || Walk.operands(expr).stream().anyMatch(dependent::contains);
      if (!depends) return;
      dependent.add(expr);
      inside.add(expr);
      for (Expr operand : Walk.operands(expr)) {
        if (dependent.contains(operand)) continue;
        add(operand instanceof LaneParam && !(expr instanceof MapLanes || expr instanceof ReduceLanes),
            "body uses an outer parameter");
        add(operand instanceof Ref, "body uses what is outside");
      }
    });
    return inside;
  }
}
