package burin.pass;

import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.SyncRead;
import burin.ir.Walk;
import burin.ir.Wire;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What of a module has an effect: what leads, in however many cycles, to an output, to something that is watched, to a clock
/// or to an input of an instance that has an effect in turn. Modules are to be given children first.
final class Reach {
  private final Set<Signal> unused;
  private final Map<ModuleDef, Set<Object>> known = new IdentityHashMap<>();

  /// @param unused what counts as if it had an effect
  Reach(Set<Signal> unused) {
    this.unused = unused;
  }

  /// The signals, memories and expressions of a module that have an effect.
  Set<Object> of(Netlist netlist) {
    Map<Memory, List<Netlist.Write>> writes = new IdentityHashMap<>();
    for (Netlist.Write write : netlist.writes()) writes.computeIfAbsent(write.memory(), _ -> new ArrayList<>()).add(write);
    Set<Object> live = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>(roots(netlist));
    while (!open.isEmpty()) {
      Object node = open.pop();
      if (live.add(node)) open.addAll(sources(node, netlist, writes));
    }
    known.put(netlist.module(), live);
    return live;
  }

  private List<Object> roots(Netlist netlist) {
    ModuleDef module = netlist.module();
    List<Object> roots = new ArrayList<>(module.outputs());
    for (Netlist.Watch watch : netlist.watches()) {
      roots.add(watch.enable());
      roots.add(watch.stmt().event().condition());
      watch.stmt().event().text().arguments().forEach(argument -> roots.add(argument.value()));
    }
    for (Domain domain : module.clocking().derived()) domain.control().ifPresent(roots::add);
    for (Instance instance : module.instances()) instance.ports().stream().filter(this::hasEffect).forEach(roots::add);
    for (Signal signal : netlist.drivers().keySet()) if (unused.contains(signal)) roots.add(signal);
    for (Register register : module.registers()) if (unused.contains(register)) roots.add(register);
    for (SyncRead read : module.reads()) if (unused.contains(read)) roots.add(read);
    return roots;
  }

  /// Nothing is known of what a foreign module does with its inputs.
  private boolean hasEffect(InstancePort port) {
    if (!port.port().isInput()) return false;
    ModuleDef child = port.instance().module();
    return child.foreign().isPresent() || known.get(child).contains(port.port());
  }

  private static List<?> sources(Object node, Netlist netlist, Map<Memory, List<Netlist.Write>> writes) {
    return switch (node) {
      case Ref ref -> List.of(ref.signal());
      case MemoryRead read -> List.of(read.memory(), read.address());
      case Expr expr -> Walk.operands(expr);
      case Memory memory -> written(writes.getOrDefault(memory, List.of()));
      case Register register -> optional(netlist.next().get(register));
      case SyncRead read -> read(read);
      case Port _, Wire _, InstancePort _ -> optional(netlist.drivers().get((Signal) node));
      default -> throw new IllegalStateException("neither signal nor expression: " + node);
    };
  }

  private static List<Object> written(List<Netlist.Write> writes) {
    List<Object> sources = new ArrayList<>();
    for (Netlist.Write write : writes) {
      sources.add(write.enable());
      sources.add(write.address());
      sources.add(write.value());
      write.mask().ifPresent(sources::add);
    }
    return sources;
  }

  private static List<Object> read(SyncRead read) {
    List<Object> sources = new ArrayList<>(List.of(read.memory(), read.address()));
    read.enable().ifPresent(sources::add);
    return sources;
  }

  private static List<Expr> optional(Expr driver) {
    return driver == null ? List.of() : List.of(driver);
  }
}
