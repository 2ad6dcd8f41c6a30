package burin.sim;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.hdl.ClockDomain;
import burin.hdl.Bundle;
import burin.hdl.Elaborator;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.ir.Circuit;
import burin.ir.Expr;
import burin.ir.Index;
import burin.ir.Instance;
import burin.ir.Literal;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.source.Callers;
import burin.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Finds where in a running circuit the values are that handles stand for.
final class Handles {
  /// A port of the top module, or an element of the hierarchy, or a lane of one; the other number is -1.
  ///
  /// @param whole the type of the port or element
  /// @param low the lowest of its bits that belongs to this
  record Target(int port, int element, Type type, String name, Place place, Type whole, int low) {
    boolean isPort() {
      return port >= 0;
    }

    boolean isLane() {
      return type != whole;
    }
  }

  /// A signal, or a lane of it that a constant chooses.
  private record Part(Signal signal, Type type, String lanes, int low) {}

  private final Circuit circuit;
  private final ModuleDef top;
  private final Map<Value, Target> known = new IdentityHashMap<>();
  private final List<Hierarchy.Element> elements;
  private final Map<String, Integer> numbers = new HashMap<>();

  Handles(Module top, Circuit circuit) {
    this.circuit = circuit;
    this.top = Elaborator.written(top);
    this.elements = Hierarchy.elements(circuit);
    for (int i = 0; i < elements.size(); i++) numbers.put(elements.get(i).toString(), i);
  }

  Target of(Value value) {
    Target target = known.get(value);
    if (target != null) return target;
    Target found = find(value);
    // A lane's handle is a new one every time.
    if (!found.isLane()) known.put(value, found);
    return found;
  }

  Target input(Value value) {
    Target target = of(value);
    if (target.isPort() && circuit.top().ports().get(target.port()).isInput()) return target;
    throw wrong(Code.NOT_DRIVABLE, target, "`" + target.name() + "` is no input of `" + circuit.top().name() + "`",
        "poke of an input");
  }

  private Target find(Value value) {
    Part part = part(value);
    Signal signal = part.signal();
    List<Instance> path = Elaborator.path(value);
    String name = path(path) + signal.name();
    checkOwner(Elaborator.outermost(value), name, signal.place());
    String lane = name + part.lanes();
    if (path.isEmpty() && signal instanceof Port port) {
      return new Target(top.ports().indexOf(port), -1, part.type(), lane, port.place(), port.type(), part.low());
    }
    if (signal instanceof Register || signal instanceof SyncRead) {
      return new Target(-1, number(name, signal.place()), part.type(), lane, signal.place(), signal.type(), part.low());
    }
    throw wrong(Code.FOREIGN, name, signal.place(),
        "`" + name + "` is neither a port of `" + circuit.top().name() + "` nor a register",
        "an output of `" + circuit.top().name() + "` that shows it");
  }

  private static Part part(Value value) {
    Expr root = only(value);
    Type type = root.type();
    String lanes = "";
    int low = 0;
    while (root instanceof Index index && index.index() instanceof Literal lane) {
      lanes = "[" + lane.value() + "]" + lanes;
      low += lane.value().intValue() * root.type().width();
      root = index.operand();
    }
    if (root instanceof Ref ref) return new Part(ref.signal(), type, lanes, low);
    throw placeless(value);
  }

  private static Expr only(Value value) {
    if (value == null) throw wrong(Code.NULL, "the signal is null", "a port or a register");
    if (value instanceof Bundle) throw wrong(Code.TYPE, value + " has several values", "its fields one by one");
    if (value.exprs().size() == 1) return value.expr();
    throw placeless(value);
  }

  private static UserError placeless(Value value) {
    return wrong(Code.FOREIGN, value + " has no place of its own in the circuit", "an output or a register for it");
  }

  private static Signal signal(Value value) {
    if (only(value) instanceof Ref ref) return ref.signal();
    throw placeless(value);
  }

  private void checkOwner(ModuleDef owner, String name, Place place) {
    if (owner == top) return;
    throw wrong(Code.FOREIGN, name, place,
        "`" + name + "` is in another `" + owner.name() + "` than the one that is simulated",
        "a handle of the module that the simulator was opened with");
  }

  /// A bit for each of these clocks of the top.
  long clocks(ClockDomain... domains) {
    if (domains == null || domains.length == 0) throw wrong(Code.CLOCK, "no clock is said", "step(clock, ...)");
    long clocks = 0;
    for (ClockDomain domain : domains) clocks |= 1L << number(domain);
    return clocks;
  }

  private int number(ClockDomain domain) {
    if (domain == null) throw wrong(Code.NULL, "the clock is null", "a clock of the top module");
    int number = top.clocking().clocks().indexOf(domain.ir());
    if (number >= 0) return number;
    throw wrong(Code.CLOCK, "`" + domain.ir().label() + "` is no clock that `" + circuit.top().name() + "` gets from outside",
        "one of its own clockDomain() or mainDomain()");
  }

  /// A word of a memory.
  Target word(Memory<?> memory, int address) {
    if (memory == null) throw wrong(Code.NULL, "the memory is null", "a memory");
    String name = path(Elaborator.path(memory)) + memory.ir().name();
    checkOwner(Elaborator.outermost(memory), name, memory.ir().place());
    if (address < 0 || address >= memory.depth()) {
      throw wrong(Code.BOUNDS, name, memory.ir().place(),
          "there is no word " + address + " in `" + name + "`, which has " + memory.depth(),
          "an address in [0, " + (memory.depth() - 1) + "]");
    }
    Type word = memory.ir().element();
    return new Target(-1, number(name, memory.ir().place()), word, name, memory.ir().place(), word, 0);
  }

  private int number(String name, Place place) {
    Integer number = numbers.get(name);
    if (number != null) return number;
    throw wrong(Code.FOREIGN, name, place, "there are several `" + name + "`, in the instances of an array",
        "peekEach(...) for all of them");
  }

  /// The names of what a handle stands for: a port, or a register or read port in all instances of its module.
  List<String> names(Value value) {
    Signal signal = signal(value);
    if (signal instanceof Port && Elaborator.path(value).isEmpty()) return List.of(of(value).name());
    return each(value).stream().map(number -> elements.get(number).toString()).toList();
  }

  /// The elements that a register or read port is in all instances of its module, those of arrays among them.
  List<Integer> each(Value value) {
    Signal signal = signal(value);
    String name = path(Elaborator.path(value)) + signal.name();
    checkOwner(Elaborator.outermost(value), name, signal.place());
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i).toString().replaceAll("\\[\\d+]", "").equals(name)) found.add(i);
    }
    if (!found.isEmpty()) return found;
    throw wrong(Code.FOREIGN, name, signal.place(), "`" + name + "` is no register", "a register or a read port");
  }

  /// A mistake in the line that called the simulator.
  static UserError wrong(Code code, String message, String hint) {
    return new UserError(Diagnostic.of(code, here(), message).hint(hint));
  }

  static UserError wrong(Code code, Target target, String message, String hint) {
    return wrong(code, target.name(), target.place(), message, hint);
  }

  static UserError wrong(Code code, String name, Place declared, String message, String hint) {
    return new UserError(
        Diagnostic.of(code, here(), message).note("`" + name + "` is declared here", declared).hint(hint));
  }

  private static Place here() {
    return Callers.outside(Simulator.class).place();
  }

  Type type(int element) {
    return elements.get(element).type();
  }

  private static String path(List<Instance> path) {
    var text = new StringBuilder();
    path.forEach(hop -> text.append(hop.name()).append('.'));
    return text.toString();
  }
}
