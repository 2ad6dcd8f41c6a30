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
    Ops.common(parent, value);
    checkAlike(handle, value, value.type());
    List<Expr> values = new ArrayList<>();
    for (Expr leaf : value.locals()) values.add(new MapLanes(count(), List.of(), List.of(), leaf));
    connect(handle, values, value);
  }

  /// Lane `i` for an input of instance `i`.
  public <T extends Value> void each(Function<M, T> port, Vec<T> values) {
    T handle = port(port);
    Ops.common(parent, values);
    if (values.length() != count()) {
      throw parent.fatal(Diagnostic.of(Code.TYPE, parent.here(),
              values.describe() + " has " + values.length() + " lanes, but `" + instance.name() + "` has " + count()
                  + " instances")
          .note("`" + instance.name() + "` is declared here", instance.place())
          .hint("a vector of " + count() + " lanes, or all(...) for one value"));
    }
    checkAlike(handle, values, values.element());
    connect(handle, values.locals(), values);
  }

  private void checkAlike(Value handle, Value value, DataType<?> type) {
    if (handle.type().isAlike(type)) return;
    throw parent.fatal(Diagnostic.of(Code.TYPE, parent.here(),
            handle.describe() + " is " + handle.type() + ", but " + value.describe() + " is " + value.type())
        .hint("a value of type " + handle.type() + " for each instance"));
  }

  private <T extends Value> T port(Function<M, T> port) {
    T handle = parent.required(port, "the function that names the port").apply(module);
    if (handle == null) throw notAPort();
    return handle;
  }

  private void connect(Value port, List<Expr> values, Value source) {
    List<InstancePort> targets = ports(port);
    for (int i = 0; i < targets.size(); i++) connect(targets.get(i), values.get(i), source);
  }

  private void connect(InstancePort target, Expr value, Value source) {
    if (!target.port().isInput()) {
      parent.report(Diagnostic.of(Code.NOT_DRIVABLE, parent.here(), "`" + target.name() + "` is an output of its instances")
          .hint("get(m -> m." + target.port().name() + ") to read it"));
      return;
    }
    if (!Types.fits(value.type(), target.type())) {
      String name = "`" + target.name() + "`";
      parent.report(new RangeMistake(parent, name, target.type()).declared(name, target.port().place()).given(value, source));
      return;
    }
    parent.addDrive(target, value);
  }

  private List<InstancePort> ports(Value handle) {
    List<InstancePort> ports = new ArrayList<>();
    for (Expr leaf : handle.exprs()) {
      if (handle.owner() != module.builder() || !(leaf instanceof Ref(Port port))) throw notAPort();
      ports.add(instance.port(port));
    }
    return ports;
  }

  private UserError notAPort() {
    return parent.fatal(Diagnostic.of(Code.FOREIGN, parent.here(), "that is no port of `" + instance.name() + "`")
        .hint("a function such as t -> t.row, where row is a port"));
  }
}
