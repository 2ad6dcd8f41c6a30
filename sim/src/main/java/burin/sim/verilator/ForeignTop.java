package burin.sim.verilator;

import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Clocking;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.ModuleDef;
import burin.ir.Names;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A module around a foreign one that is a whole circuit, with the same ports and clocks: lines, polarities and parameters of the
/// foreign one are then those of an instance like any other.
final class ForeignTop {
  private ForeignTop() {}

  /// The circuit itself where its top is not foreign.
  static Circuit wrapped(Circuit circuit) {
    ModuleDef top = circuit.top();
    return top.foreign().isEmpty() ? circuit : Circuit.of(around(top));
  }

  private static ModuleDef around(ModuleDef inner) {
    Instance instance = Instance.single("foreign", inner, inner.place());
    for (Clock clock : inner.clocking().clocks()) instance.connect(clock, clock);
    List<Port> ports = new ArrayList<>();
    List<Stmt> body = new ArrayList<>();
    for (Port port : inner.ports()) {
      var outer = new Port(port.name(), port.isInput() ? Port.Direction.IN : Port.Direction.OUT, port.type(), port.place());
      InstancePort within = instance.port(port);
      ports.add(outer);
      body.add(port.isInput()
          ? new Stmt.Drive(within, new Ref(outer), port.place())
          : new Stmt.Drive(outer, new Ref(within), port.place()));
    }
    var clocking = new Clocking(inner.clocking().clocks(), List.of(), Map.of());
    return new ModuleDef(inner.name() + "Top", inner.parameters(), inner.place(), ports, clocking, List.of(), List.of(),
        List.of(), List.of(), List.of(instance), body, new Names(), Optional.empty());
  }
}
