package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.MapLanes;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Type;
import burin.ir.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Equal instances of one module, numbered from 0. A port is named by a function of the module, such as `t -> t.row`.
public final class InstanceArray<M extends Module> {
  private final Builder parent;
  private final M module;
  private final Instance instance;

  InstanceArray(Builder parent, M module, Instance instance) {
    this.parent = parent;
    this.module = module;
    this.instance = instance;
  }

  public int count() {
    return instance.count();
  }

  /// The module that all of them are; its handles name signals, for instance to a simulator.
  public M module() {
    return module;
  }

  /// An output of all instances: lane `i` is that of instance `i`.
  public <T extends Value> Vec<T> get(Function<M, T> port) {
    T handle = port(port);
    List<Expr> refs = new ArrayList<>();
    for (InstancePort leaf : ports(handle)) refs.add(new Ref(leaf));
    return Vec.type(count(), DataType.of(handle)).make(parent, refs);
  }

  /// One value for an input of all instances.
  public <T extends Value> void all(Function<M, T> port, T value) {
    T handle = port(port);
    Ops.common(parent, parent.given(value, "value"));
    checkAlike(handle, value, value.type());
    List<InstancePort> targets = ports(handle);
    for (int i = 0; i < targets.size(); i++) {
      Expr leaf = value.locals().get(i);
      connect(targets.get(i), targets.get(i).port().type(), leaf, value, new MapLanes(count(), List.of(), List.of(), leaf));
    }
  }

  /// Lane `i` for an input of instance `i`.
  public <T extends Value> void each(Function<M, T> port, Vec<T> values) {
    T handle = port(port);
    Ops.common(parent, parent.given(values, "values"));
    if (values.length() != count()) {
      throw parent.fatal(Diagnostic.of(Code.TYPE, parent.here(),
              values.describe() + " has " + values.length() + " lanes, but `" + instance.name() + "` has " + count()
                  + " instances")
          .note("`" + instance.name() + "` is declared here", instance.place())
          .hint("a vector of " + count() + " lanes, or all(...) for one value"));
    }
    checkAlike(handle, values, values.element());
    List<InstancePort> targets = ports(handle);
    for (int i = 0; i < targets.size(); i++) {
      Expr leaf = values.locals().get(i);
      connect(targets.get(i), targets.get(i).type(), leaf, values, leaf);
    }
  }

  private void checkAlike(Value handle, Value value, DataType<?> type) {
    if (handle.type().isAlike(type)) return;
    throw parent.fatal(Diagnostic.of(Code.TYPE, parent.here(),
            handle.describe() + " is " + handle.type() + ", but " + value.describe() + " is " + value.type())
        .hint("a value of type " + handle.type() + " for each instance"));
  }

  private <T extends Value> T port(Function<M, T> port) {
    T handle = parent.required(port, "the function that names the port").apply(module);
    if (handle == null) throw notAPort("null");
    return handle;
  }

  /// @param type what `given` must fit in
  /// @param value what is driven in the end
  private void connect(InstancePort target, Type type, Expr given, Value source, Expr value) {
    String name = "`" + target.name() + "`";
    if (!target.port().isInput()) {
      parent.report(Diagnostic.of(Code.NOT_DRIVABLE, parent.here(), name + " is an output of its instances")
          .hint("get(m -> m." + target.port().name() + ") to read it"));
    } else if (!Types.fits(given.type(), type)) {
      parent.report(new RangeMistake(parent, name, type).declared(name, target.port().place()).given(given, source));
    } else {
      parent.addDrive(target, value);
    }
  }

  private List<InstancePort> ports(Value handle) {
    List<InstancePort> ports = new ArrayList<>();
    for (Expr leaf : handle.exprs()) {
      boolean own = handle.owner() == module.builder();
      if (!(own && leaf instanceof Ref ref && ref.signal() instanceof Port port)) throw notAPort(handle.describe());
      ports.add(instance.port(port));
    }
    return ports;
  }

  private UserError notAPort(String what) {
    return parent.fatal(Diagnostic.of(Code.FOREIGN, parent.here(), what + " is no port of `" + instance.name() + "`")
        .hint("a function such as t -> t.row, where row is a port"));
  }
}
