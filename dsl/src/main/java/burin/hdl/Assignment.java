package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Expr;
import burin.ir.Index;
import burin.ir.InstancePort;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Types;
import burin.ir.Wire;
import burin.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `drive` and `next` do with one leaf: find the signal, check that it may be given the value, add the statement.
final class Assignment {
  private final Builder builder;
  private final Value target;
  private final boolean next;

  private Assignment(Builder builder, Value target, boolean next) {
    this.builder = builder;
    this.target = target;
    this.next = next;
  }

  /// @param leaf the leaf of `target`, seen from the builder's module, that is given the value
  /// @param source where the value is from; null for a constant
  static void add(Builder builder, Value target, Expr leaf, Expr value, Value source, boolean next) {
    builder.checkStatement(next ? "next" : "drive");
    new Assignment(builder, target, next).add(leaf, value, source);
  }

  private void add(Expr leaf, Expr value, Value source) {
    List<Expr> path = new ArrayList<>();
    Expr root = leaf;
    while (root instanceof Index index) {
      path.addFirst(index.index());
      root = index.operand();
    }
    Optional<Signal> signal = signal(leaf, root);
    if (signal.isEmpty()) return;
    if (Types.fits(value.type(), leaf.type())) {
      builder.add(new Stmt.Drive(signal.get(), path, value, builder.here()));
      return;
    }
    String name = "`" + signal.get().name() + "`";
    builder.report(new RangeMistake(builder, path.isEmpty() ? name : "a lane of " + name, leaf.type())
        .fixed(target instanceof Fixed fixed ? fixed.point() : 0)
        .declared(name, declaration(signal.get()))
        .given(value, source));
  }

  /// The signal that is to be driven; empty where it must not be.
  private Optional<Signal> signal(Expr leaf, Expr root) {
    if (!(root instanceof Ref ref)) {
      String instead = next ? "a reg(...), of a vec(n, type) for lanes that are chosen" : "a wire(...), or with(index, value)";
      return refused(target.describe(leaf) + " is computed; it cannot be given a value", instead);
    }
    Signal signal = ref.signal();
    if (next && signal instanceof Register) return Optional.of(signal);
    String name = "`" + signal.name() + "`";
    return switch (signal) {
      case Register _ -> refused(name + " is a register", signal.name() + ".next(...)");
      case Port port when port.isInput() -> throw builder.fatal(input(name, port));
      case InstancePort port when !port.port().isInput() ->
          refused(name + " is an output of its instance", "an input of the instance");
      case SyncRead _ -> refused(name + " is read from a memory", "memory.write(address, value)");
      case Port _, InstancePort _, Wire _ ->
          next ? refused(name + " is no register", signal.name() + ".drive(...)") : Optional.of(signal);
    };
  }

  /// Said at once, since a module that was never added to another is not looked at again.
  private Diagnostic input(String name, Port port) {
    String module = builder.className();
    return Diagnostic.of(Code.NOT_DRIVABLE, builder.here(), name + " is an input of `" + module + "`")
        .note(name + " is declared here", port.place())
        .hint("an output(...) or wire(...); from around it, instance(new " + module + "(...)) before its inputs are driven");
  }

  private Optional<Signal> refused(String message, String hint) {
    builder.report(Diagnostic.of(Code.NOT_DRIVABLE, builder.here(), message).hint(hint));
    return Optional.empty();
  }

  /// Where a signal was declared; a port of an instance, in its module.
  static Place declaration(Signal signal) {
    return signal instanceof InstancePort port ? port.port().place() : signal.place();
  }
}
