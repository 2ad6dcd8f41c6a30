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
import java.util.List;
import java.util.Map;

/// Finds outputs, wires and inputs of instances that are not driven, not on every path, or not in every lane. In hardware
/// such a signal would be a latch or nothing at all.
final class UndrivenCheck {
  private final List<Diagnostic> found = new ArrayList<>();
  /// Where each signal is driven first, for the message.
  private final Map<Signal, Place> firstDrive = new HashMap<>();

  private UndrivenCheck() {}

  static List<Diagnostic> check(ModuleDef module) {
    var check = new UndrivenCheck();
    Map<Signal, BitSet> driven = check.run(module.body(), Map.of());
    for (Signal signal : Netlist.driven(module)) check.judge(signal, driven.getOrDefault(signal, new BitSet()));
    return check.found;
  }

  /// The lanes that are counted: the innermost ones. A signal that is no vector has one.
  private static int lanes(Signal signal) {
    return Types.scalarCount(signal.type());
  }

  private Map<Signal, BitSet> run(List<Stmt> body, Map<Signal, BitSet> before) {
    Map<Signal, BitSet> now = new HashMap<>(before);
    for (Stmt stmt : body) {
      switch (stmt) {
        case Stmt.Drive drive when !(drive.signal() instanceof Register) -> {
          firstDrive.putIfAbsent(drive.signal(), drive.place());
          cover(drive, now);
        }
        case Stmt.When when -> branches(when, now);
        case Stmt.Drive _, Stmt.Write _ -> {}
      }
    }
    return now;
  }

  private static void cover(Stmt.Drive drive, Map<Signal, BitSet> now) {
    BitSet lanes = new BitSet();
    if (now.containsKey(drive.signal())) lanes.or(now.get(drive.signal()));
    if (drive.path().stream().allMatch(index -> index instanceof Literal)) {
      int from = 0;
      Type type = drive.signal().type();
      for (Expr index : drive.path()) {
        type = ((VecType) type).element();
        from += ((Literal) index).value().intValue() * Types.scalarCount(type);
      }
      lanes.set(from, from + Types.scalarCount(type));
    }
    now.put(drive.signal(), lanes);
  }

  /// What every way through the branches has driven.
  private void branches(Stmt.When when, Map<Signal, BitSet> now) {
    Map<Signal, BitSet> common = run(when.otherwise(), now);
    for (Stmt.Branch branch : when.branches()) {
      Map<Signal, BitSet> taken = run(branch.body(), now);
      common.keySet().retainAll(taken.keySet());
      common.replaceAll((signal, lanes) -> {
        BitSet both = (BitSet) lanes.clone();
        both.and(taken.get(signal));
        return both;
      });
    }
    now.putAll(common);
  }

  private void judge(Signal signal, BitSet driven) {
    int lanes = lanes(signal);
    if (driven.cardinality() == lanes) return;
    Place place = firstDrive.get(signal);
    if (place == null) {
      found.add(undriven(signal));
    } else if (driven.isEmpty() || !(signal.type() instanceof VecType)) {
      found.add(Diagnostic.of(Code.UNDRIVEN, signal.place(), name(signal) + " is not driven on every path")
          .note("it is driven here", place)
          .hint("a value before the when, or in its otherwise"));
    } else {
      found.add(Diagnostic.of(Code.UNDRIVEN, signal.place(),
              "lane " + lane(signal.type(), driven.nextClearBit(0)) + " of " + name(signal) + " is not driven on every path")
          .note("it is driven here", place)
          .hint("a value for all lanes first"));
    }
  }

  /// `3`, or `1, 3` where lanes are nested.
  private static String lane(Type type, int scalar) {
    if (!(type instanceof VecType vec && vec.element() instanceof VecType inner)) return Integer.toString(scalar);
    int each = Types.scalarCount(inner);
    return scalar / each + ", " + lane(inner, scalar % each);
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
