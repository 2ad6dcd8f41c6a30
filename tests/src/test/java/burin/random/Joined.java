package burin.random;

import burin.ir.Circuit;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.ModuleDef;
import burin.ir.Names;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Stmt;
import burin.source.Place;
import java.util.ArrayList;
import java.util.List;

/// Puts many circuits side by side into one, so that what takes long for each circuit is done once.
public final class Joined {
  private final List<Port> ports = new ArrayList<>();
  private final List<Instance> instances = new ArrayList<>();
  private final List<Stmt> body = new ArrayList<>();

  private Joined() {}

  /// A circuit with an instance `of<i>` of each; its ports are called `of<i>_<port>`.
  public static Circuit of(List<Circuit> circuits) {
    var joined = new Joined();
    for (int i = 0; i < circuits.size(); i++) joined.add("of" + i, circuits.get(i).top());
    return Circuit.of(new ModuleDef(
        "All", "", Place.NONE, joined.ports, List.of(), List.of(), List.of(), List.of(), joined.instances, joined.body,
        new Names()));
  }

  private void add(String name, ModuleDef module) {
    Instance instance = Instance.single(name, module, Place.NONE);
    instances.add(instance);
    for (InstancePort inner : instance.ports()) {
      Port port = inner.port();
      var outer = new Port(name + "_" + port.name(), port.direction(), port.type(), port.place());
      ports.add(outer);
      Expr value = new Ref(port.isInput() ? outer : inner);
      body.add(new Stmt.Drive(port.isInput() ? inner : outer, value, port.place()));
    }
  }
}
