package burin.pass;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Expr;
import burin.ir.InstancePort;
import burin.ir.Literal;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.source.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds outputs, wires and inputs of instances that are not driven, not on every path, or not in every lane. In hardware
/// such a signal would be a latch or nothing at all.
final class UndrivenCheck {
  private final List<Diagnostic> found = new ArrayList<>();
  /// Where each signal is driven first, and which of its scalars are driven anywhere, for the message.
  private final Map<Signal, Place> firstDrive = new HashMap<>();
  private final Map<Signal, BitSet> anywhere = new HashMap<>();

  private UndrivenCheck() {}

  static List<Diagnostic> check(ModuleDef module) {
    var check = new UndrivenCheck();
    var always = new Scope(null);
    check.run(module.body(), always);
    for (Signal signal : Netlist.driven(module)) check.judge(signal, always.get(signal));
    return check.found;
  }

  /// The scalars of each signal that are driven for certain; an inner scope holds what a branch adds.
  private static final class Scope {
    private static final BitSet NOTHING = new BitSet();

    final Scope outer;
    final Map<Signal, BitSet> changed = new LinkedHashMap<>();

    Scope(Scope outer) {
      this.outer = outer;
    }

    /// Not to be changed.
    BitSet get(Signal signal) {
      for (Scope scope = this; scope != null; scope = scope.outer) {
        BitSet driven = scope.changed.get(signal);
        if (driven != null) return driven;
      }
      return NOTHING;
    }
  }

  private void run(List<Stmt> body, Scope scope) {
    for (Stmt stmt : body) {
      switch (stmt) {
        case Stmt.Drive drive when !(drive.signal() instanceof Register) -> drive(drive, scope);
        case Stmt.When when -> when(when, scope);
        case Stmt.Drive _, Stmt.Write _, Stmt.Watch _ -> {}
      }
    }
  }

  private void drive(Stmt.Drive drive, Scope scope) {
    Signal signal = drive.signal();
    firstDrive.putIfAbsent(signal, drive.place());
    int from = 0;
    Type part = signal.type();
    for (Expr index : drive.path()) {
      if (!(index instanceof Literal lane)) return;
      part = Types.vec(part).element();
      from += lane.value().intValue() * Types.scalarCount(part);
    }
    int count = Types.scalarCount(part);
    BitSet driven = (BitSet) scope.get(signal).clone();
    driven.set(from, from + count);
    scope.changed.put(signal, driven);
    anywhere.computeIfAbsent(signal, _ -> new BitSet()).set(from, from + count);
  }

  /// What every way through the branches drives is driven for certain.
  private void when(Stmt.When when, Scope scope) {
    List<Scope> ways = new ArrayList<>();
    for (Stmt.Branch branch : when.branches()) ways.add(way(branch.body(), scope));
    ways.add(way(when.otherwise(), scope));
    Scope first = ways.getFirst();
    first.changed.forEach((signal, driven) -> {
      if (!ways.stream().allMatch(way -> way.changed.containsKey(signal))) return;
      BitSet common = (BitSet) driven.clone();
      ways.forEach(way -> common.and(way.changed.get(signal)));
      scope.changed.put(signal, common);
    });
  }

  private Scope way(List<Stmt> body, Scope outer) {
    var scope = new Scope(outer);
    run(body, scope);
    return scope;
  }

  private void judge(Signal signal, BitSet driven) {
    int scalars = Types.scalarCount(signal.type());
    if (driven.cardinality() == scalars) return;
    Place place = firstDrive.get(signal);
    if (place == null) {
      found.add(undriven(signal));
      return;
    }
    BitSet somewhere = anywhere.getOrDefault(signal, driven);
    int missing = driven.nextClearBit(0);
    boolean partly = !driven.isEmpty() || somewhere.cardinality() < scalars;
    String what = (partly ? lane(signal.type(), missing) : "") + name(signal);
    found.add(Diagnostic.of(Code.UNDRIVEN, signal.place(),
            what + (somewhere.get(missing) ? " is not driven on every path" : " is not driven"))
        .note(!partly ? "it is driven here" : somewhere.isEmpty() ? "only the lane of an index is driven here"
            : "other lanes are driven here", place)
        .hint(partly ? "a value for all lanes first" : "a value before the when, or in its otherwise"));
  }

  /// Such as `lane 2 of lane 0 of `.
  private static String lane(Type type, int scalar) {
    if (!(type instanceof VecType vec)) return "";
    int inner = Types.scalarCount(vec.element());
    return lane(vec.element(), scalar % inner) + "lane " + scalar / inner + " of ";
  }

  private static Diagnostic undriven(Signal signal) {
    if (signal instanceof InstancePort port) {
      return Diagnostic.of(Code.UNCONNECTED, port.instance().place(), "input " + name(signal) + " is not connected")
          .note("the input is declared here", port.port().place())
          .hint(port.instance().isArray()
              ? port.instance().name() + ".all(m -> m." + port.port().name() + ", value)"
              : port.name() + ".drive(...)");
    }
    return Diagnostic.of(Code.UNDRIVEN, signal.place(),
            (signal instanceof Port ? "output " : "wire ") + name(signal) + " is not driven")
        .hint(signal.name() + ".drive(...)");
  }

  private static String name(Signal signal) {
    return "`" + signal.name() + "`";
  }
}
