package burin.pass;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Binary;
import burin.ir.BoolType;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Circuit;
import burin.ir.Concat;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.Iota;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.Mux;
import burin.ir.Names;
import burin.ir.Part;
import burin.ir.Port;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ShiftIn;
import burin.ir.Signal;
import burin.ir.Slice;
import burin.ir.SyncRead;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.Walk;
import burin.ir.Wire;
import burin.ir.Wrap;
import burin.source.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds synchronisers of bits that gates compute: while the gates settle they may show what none of their inputs means, and a
/// clock that knows nothing of that may catch it.
///
/// A synchroniser begins with a register of a bool that is declared as a crossing and takes a value at every edge. The way back
/// from it follows the bit through wires, inverters, ports and instances until it comes to a register, or to a gate. A register
/// that takes a value only when something says so is another matter: its author has seen to it that the value holds still.
final class GlitchCheck {
  /// All bits of a value, where it is not followed which of them count.
  private static final int ALL = -1;

  /// A bit of a signal or an expression, counted from 0 at the least significant.
  private record Bit(Part node, int index) {}

  /// Where the way back from a bit ends: at a gate, if it comes to one, and at inputs of the module.
  ///
  /// @param gate where it is computed
  private record Origin(Optional<Place> gate, Set<Bit> inputs) {}

  private final Map<ModuleDef, Netlist> netlists = new IdentityHashMap<>();
  private final Map<Bit, Origin> outputs = new HashMap<>();
  /// For each module the bits of inputs that its synchronisers take.
  private final Map<ModuleDef, Set<Bit>> taken = new IdentityHashMap<>();
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  private GlitchCheck() {}

  /// Expects a circuit without combinational loops.
  static List<Diagnostic> check(Circuit circuit) {
    var check = new GlitchCheck();
    for (ModuleDef module : circuit.modules()) check.module(module);
    return List.copyOf(check.found);
  }

  private void module(ModuleDef module) {
    taken.put(module, new LinkedHashSet<>());
    for (Register register : module.registers()) {
      if (register.isCrossing() && register.type() instanceof BoolType) register(module, register);
    }
    for (Instance instance : module.instances()) {
      for (Bit bit : taken.get(instance.module())) judge(module, around(instance, bit), instance.place());
    }
  }

  private static Bit around(Instance instance, Bit input) {
    return new Bit(instance.port((Port) input.node()), instance.isArray() ? ALL : input.index());
  }

  private void register(ModuleDef module, Register register) {
    Expr next = netlist(module).next().get(register);
    if (next != null && !keeps(next, register)) judge(module, new Bit(next, 0), register.place());
  }

  private static boolean keeps(Expr next, Register register) {
    boolean[] keeps = new boolean[1];
    Walk.postOrder(List.of(next), expr -> keeps[0] |= expr instanceof Ref ref && ref.signal() == register);
    return keeps[0];
  }

  private void judge(ModuleDef module, Bit bit, Place synchronizer) {
    Origin origin = origin(module, bit);
    taken.get(module).addAll(origin.inputs());
    origin.gate().ifPresent(gate -> found.add(diagnostic(synchronizer, gate)));
  }

  private static Diagnostic diagnostic(Place synchronizer, Place gate) {
    var diagnostic = Diagnostic.of(Code.CROSSING, synchronizer,
        "a synchroniser takes a bit straight from a register, but the value is computed from several: it has glitches");
    return (gate.isKnown() && !gate.equals(synchronizer) ? diagnostic.note("the value is computed here", gate) : diagnostic)
        .hint("a register that takes the value, as regNext(...), and a synchroniser of it");
  }

  // The way back

  private Origin origin(ModuleDef module, Bit end) {
    Optional<Place> gate = Optional.empty();
    Set<Bit> inputs = new LinkedHashSet<>();
    Set<Bit> seen = new HashSet<>();
    Deque<Bit> open = new ArrayDeque<>(List.of(end));
    while (!open.isEmpty() && gate.isEmpty()) {
      Bit bit = open.pop();
      if (!seen.add(bit)) continue;
      switch (bit.node()) {
        case Expr expr when isGate(expr) -> gate = Optional.of(place(module, expr));
        case Expr expr -> before(expr, bit.index()).forEach(open::push);
        case Port port when port.isInput() -> inputs.add(bit);
        case InstancePort port when !port.port().isInput() -> gate = output(port, bit.index(), open);
        case Signal signal -> driver(module, signal).ifPresent(driver -> open.push(new Bit(driver, bit.index())));
      }
    }
    return new Origin(gate, inputs);
  }

  /// Through an instance: to a gate within it, or to what its inputs are given.
  private Optional<Place> output(InstancePort output, int index, Deque<Bit> open) {
    Instance instance = output.instance();
    if (instance.module().foreign().isPresent()) return Optional.empty();
    var bit = new Bit(output.port(), instance.isArray() ? ALL : index);
    Origin origin = outputs.get(bit);
    if (origin == null) {
      origin = origin(instance.module(), bit);
      outputs.put(bit, origin);
    }
    origin.inputs().forEach(input -> open.push(around(instance, input)));
    return origin.gate();
  }

  private static Place place(ModuleDef module, Expr gate) {
    return module.names().get(gate).map(Names.Hint::place).orElse(Place.NONE);
  }

  /// Nothing for a register, nor for what is not driven.
  private Optional<Expr> driver(ModuleDef module, Signal signal) {
    return switch (signal) {
      case Register _, SyncRead _ -> Optional.empty();
      case Port _, Wire _, InstancePort _ -> Optional.ofNullable(netlist(module).drivers().get(signal));
    };
  }

  private Netlist netlist(ModuleDef module) {
    return netlists.computeIfAbsent(module, LowerStatements::lower);
  }

  /// Whether it does more than to lead bits from one place to another, or to invert them.
  private static boolean isGate(Expr expr) {
    return switch (expr) {
      case Unary unary -> unary.op() != UnaryOp.NOT;
      case Index index -> !(index.index() instanceof Literal);
      case Binary _, Mux _, MemoryRead _, ReduceLanes _, Update _ -> true;
      case Literal _, VecLiteral _, Ref _, LaneParam _, Iota _, Wrap _, Cast _, Extract _, Cat _, MapLanes _, Slice _,
          Concat _, ShiftIn _, Gather _, VecOf _ -> false;
    };
  }

  /// Where a bit of what is no gate comes from.
  private static List<Bit> before(Expr expr, int bit) {
    if (bit == ALL) return all(expr);
    return switch (expr) {
      case Ref ref -> List.of(new Bit(ref.signal(), bit));
      case Unary unary -> List.of(new Bit(unary.operand(), bit));
      case Cast cast -> List.of(new Bit(cast.operand(), bit));
      case Extract bits -> List.of(new Bit(bits.operand(), bit + bits.low()));
      case Cat cat -> List.of(part(cat.parts(), bit));
      case Index lane when lane.index() instanceof Literal number ->
          List.of(new Bit(lane.operand(), number.value().intValue() * lane.type().width() + bit));
      case VecOf lanes when isExact(lanes) -> List.of(lane(lanes, bit));
      default -> all(expr);
    };
  }

  private static List<Bit> all(Expr expr) {
    if (expr instanceof Ref ref) return List.of(new Bit(ref.signal(), ALL));
    return Walk.operands(expr).stream().map(operand -> new Bit(operand, ALL)).toList();
  }

  /// The last part is the least significant.
  private static Bit part(List<Expr> parts, int bit) {
    int low = 0;
    for (Expr part : parts.reversed()) {
      if (bit < low + part.type().width()) return new Bit(part, bit - low);
      low += part.type().width();
    }
    throw new IllegalArgumentException("bit " + bit + " of " + low);
  }

  /// Whether every lane has the width of all of them, so that none is filled up.
  private static boolean isExact(VecOf lanes) {
    return lanes.elements().stream().allMatch(lane -> lane.type().equals(lanes.type().element()));
  }

  private static Bit lane(VecOf lanes, int bit) {
    int width = lanes.type().element().width();
    return new Bit(lanes.elements().get(bit / width), bit % width);
  }
}
