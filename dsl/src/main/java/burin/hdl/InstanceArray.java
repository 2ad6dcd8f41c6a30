package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.MapLanes;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Types;
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
    T handle = port.apply(module);
    return Vec.type(count(), Vec.typeOf(handle)).make(parent, new Ref(port(handle)));
  }

  /// One value for an input of all instances.
  public <T extends Value> void all(Function<M, T> port, T value) {
    Ops.common(parent, value);
    connect(port.apply(module), new MapLanes(count(), List.of(), List.of(), value.local()), value);
  }

  /// Lane `i` for an input of instance `i`.
  public <T extends Value> void each(Function<M, T> port, Vec<T> values) {
    Ops.common(parent, values);
    if (values.length() != count()) {
      throw parent.fatal(Diagnostic.of(Code.TYPE, parent.here(),
              values.length() + " lanes for " + count() + " instances of `" + instance.name() + "`")
          .note("`" + instance.name() + "` is declared here", instance.place())
          .hint("a vector of " + count() + " lanes, or all(...) for one value"));
    }
    connect(port.apply(module), values.local(), values);
  }

  private void connect(Value port, Expr value, Value source) {
    InstancePort target = port(port);
    if (!target.port().isInput()) {
      throw parent.fatal(Diagnostic.of(Code.NOT_DRIVABLE, parent.here(), "`" + target.name() + "` is an output")
          .hint("get(...) to read it"));
    }
    if (!Types.fits(value.type(), target.type())) {
      parent.report(parent.rangeMismatch(
          "`" + target.name() + "`", target.type(), target.port().place(), value, source));
      return;
    }
    parent.addDrive(target, value);
  }

  private InstancePort port(Value handle) {
    if (handle != null && handle.owner() == module.builder() && handle.expr() instanceof Ref(Port port)) {
      return instance.port(port);
    }
    throw parent.fatal(Diagnostic.of(Code.FOREIGN, parent.here(), "that is no port of `" + instance.name() + "`")
        .hint("a function such as t -> t.row, where row is a port"));
  }
}
