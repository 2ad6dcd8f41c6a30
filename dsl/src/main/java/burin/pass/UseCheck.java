package burin.pass;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Expr;
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
import burin.source.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Finds registers, wires, memories and inputs that nothing uses, and registers and memories that nothing gives a value.
///
/// What one line declares, such as a bundle or registers in a loop, is used as soon as a part of it is.
final class UseCheck {
  private final Netlist netlist;
  private final ModuleDef module;
  private final Set<Object> live;
  private final Set<Signal> unused;
  private final Set<Object> mentioned = new HashSet<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private UseCheck(Netlist netlist, Set<Object> live, Set<Signal> unused) {
    this.netlist = netlist;
    this.module = netlist.module();
    this.live = live;
    this.unused = unused;
    Walk.postOrder(Walk.roots(module), this::mention);
    for (SyncRead read : module.reads()) mentioned.add(read.memory());
  }

  /// @param live what has an effect, see [Reach]
  static List<Diagnostic> check(Netlist netlist, Set<Object> live, Set<Signal> unused) {
    var check = new UseCheck(netlist, live, unused);
    check.inputs();
    check.unread();
    check.unwritten();
    return check.found;
  }

  private void mention(Expr expr) {
    if (expr instanceof Ref ref) mentioned.add(ref.signal());
    else if (expr instanceof MemoryRead read) mentioned.add(read.memory());
  }

  private void inputs() {
    for (List<Port> ports : byPlace(module.inputs(), Port::place)) {
      if (ports.stream().anyMatch(port -> mentioned.contains(port) || unused.contains(port))) continue;
      Port port = ports.getFirst();
      found.add(Diagnostic.of(Code.UNUSED_INPUT, port.place(), "nothing in `" + module.name() + "` uses the input `"
          + port.name() + "`" + more(ports)).hint("a use of it, unused(" + port.name() + "), or no such input"));
    }
  }

  private void unread() {
    unread("register", module.registers(), Register::name, Register::place);
    unread("wire", module.wires(), Wire::name, Wire::place);
    unread("read port", module.reads(), SyncRead::name, SyncRead::place);
    unread("memory", module.memories(), Memory::name, Memory::place);
  }

  private interface Text<T> {
    String of(T thing);
  }

  private interface Where<T> {
    Place of(T thing);
  }

  private <T> void unread(String kind, List<T> things, Text<T> name, Where<T> place) {
    Predicate<T> hasEffect = live::contains;
    for (List<T> group : byPlace(things, place)) {
      if (group.stream().anyMatch(hasEffect)) continue;
      T first = group.getFirst();
      String what = kind + " `" + name.of(first) + "`" + more(group);
      boolean read = group.stream().anyMatch(mentioned::contains);
      found.add(Diagnostic.of(Code.UNREAD, place.of(first),
              read ? "what is computed from the " + what + " leads nowhere" : "nothing reads the " + what)
          .hint("an output or an assertion of it" + (first instanceof Signal ? ", unused(" + name.of(first) + ")" : "")
              + ", or no such " + kind));
    }
  }

  /// What has no effect has its warning already.
  private void unwritten() {
    Set<Memory> written = new HashSet<>();
    netlist.writes().forEach(write -> written.add(write.memory()));
    for (List<Register> group : byPlace(module.registers(), Register::place)) {
      if (group.stream().anyMatch(r -> netlist.next().containsKey(r) || !live.contains(r))) continue;
      found.add(unwritten("register", group.getFirst().name(), more(group), group.getFirst().place(), ".next(...)"));
    }
    for (List<Memory> group : byPlace(module.memories(), Memory::place)) {
      if (group.stream().anyMatch(m -> written.contains(m) || m.contents().isPresent() || !live.contains(m))) continue;
      found.add(unwritten("memory", group.getFirst().name(), more(group), group.getFirst().place(), ".write(...)"));
    }
  }

  private static Diagnostic unwritten(String kind, String name, String more, Place place, String verb) {
    return Diagnostic.of(Code.UNWRITTEN, place, "the " + kind + " `" + name + "`" + more + " is never given a value")
        .hint(name + verb + (kind.equals("memory") ? ", contents," : "") + " or a constant instead of it");
  }

  private static String more(List<?> group) {
    return group.size() == 1 ? "" : " and " + (group.size() - 1) + " more";
  }

  private static <T> Collection<List<T>> byPlace(List<T> things, Where<T> place) {
    Map<Place, List<T>> groups = new LinkedHashMap<>();
    for (T thing : things) groups.computeIfAbsent(place.of(thing), _ -> new ArrayList<>()).add(thing);
    return groups.values();
  }
}
