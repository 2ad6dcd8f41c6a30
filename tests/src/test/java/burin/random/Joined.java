package burin.random;

import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Clocking;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.ModuleDef;
import burin.ir.Names;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.ResetStyle;
import burin.ir.Stmt;
import burin.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts many circuits side by side into one, so that what takes long for each circuit is done once. Clocks of one name are one.
public final class Joined {
  private final List<Port> ports = new ArrayList<>();
  private final List<Instance> instances = new ArrayList<>();
  private final List<Stmt> body = new ArrayList<>();
  private final Map<String, Clock> clocks = new LinkedHashMap<>(Map.of(Clock.MAIN.name(), Clock.MAIN));
  private final Map<Clock, ResetStyle> wanted = new LinkedHashMap<>();

  private Joined() {}

  /// A circuit with an instance `of<i>` of each; its ports are called `of<i>_<port>`.
  public static Circuit of(List<Circuit> circuits) {
    var joined = new Joined();
    for (int i = 0; i < circuits.size(); i++) joined.add("of" + i, circuits.get(i).top());
    return Circuit.of(new ModuleDef(
        "All", "", Place.NONE, joined.ports, joined.clocking(), List.of(), List.of(), List.of(), List.of(), joined.instances,
        joined.body, new Names(), Optional.empty()));
  }

  private void add(String name, ModuleDef module) {
    Instance instance = Instance.single(name, module, Place.NONE);
    instances.add(instance);
    for (Clock clock : module.clocking().clocks()) connect(instance, clock);
    for (InstancePort inner : instance.ports()) {
      Port port = inner.port();
      var outer = new Port(name + "_" + port.name(), port.direction(), port.type(), port.place());
      ports.add(outer);
      Expr value = new Ref(port.isInput() ? outer : inner);
      body.add(new Stmt.Drive(port.isInput() ? inner : outer, value, port.place()));
    }
  }

  private void connect(Instance instance, Clock clock) {
    Clock outer = clocks.computeIfAbsent(clock.name(), name -> new Clock(name, Place.NONE));
    instance.module().clocking().wanted(clock).ifPresent(style -> wanted.put(outer, style));
    instance.connect(clock, outer);
  }

  private Clocking clocking() {
    return new Clocking(List.copyOf(clocks.values()), List.of(), wanted);
  }
}
