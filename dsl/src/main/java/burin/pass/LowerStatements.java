package burin.pass;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.Index;
import burin.ir.Literal;
import burin.ir.ModuleDef;
import burin.ir.Mux;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecType;
import com.google.common.collect.ImmutableMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns a module's statements into one expression for each signal: the last drive wins, a `when` becomes a mux, a drive of
/// one lane becomes an [Update].
///
/// A combinational signal that is not driven on some path has no meaning; here its value on such a path is whatever is
/// cheapest, so the check for undriven signals runs before.
public final class LowerStatements {
  private final List<Netlist.Write> writes = new ArrayList<>();
  private final List<Netlist.Watch> watches = new ArrayList<>();

  private LowerStatements() {}

  public static Netlist lower(ModuleDef module) {
    var lowering = new LowerStatements();
    var values = new Values(null);
    lowering.run(module.body(), values, Optional.empty());
    return new Netlist(module, drivers(module, values), next(module, values), lowering.writes, lowering.watches);
  }

  private static ImmutableMap<Signal, Expr> drivers(ModuleDef module, Values values) {
    ImmutableMap.Builder<Signal, Expr> drivers = ImmutableMap.builder();
    for (Signal signal : Netlist.driven(module)) {
      Expr value = values.get(signal);
      drivers.put(signal, value != null ? value : anyValue(signal.type()));
    }
    return drivers.buildOrThrow();
  }

  private static ImmutableMap<Register, Expr> next(ModuleDef module, Values values) {
    ImmutableMap.Builder<Register, Expr> next = ImmutableMap.builder();
    for (Register register : module.registers()) {
      Expr value = values.get(register);
      if (value != null) next.put(register, value);
    }
    return next.buildOrThrow();
  }

  /// What the signals are worth at a point of the program; an inner scope holds what a branch has changed.
  private static final class Values {
    final Values outer;
    final Map<Signal, Expr> changed = new LinkedHashMap<>();

    Values(Values outer) {
      this.outer = outer;
    }

    /// Null where nothing has been driven yet.
    Expr get(Signal signal) {
      for (Values scope = this; scope != null; scope = scope.outer) {
        Expr value = scope.changed.get(signal);
        if (value != null) return value;
      }
      return null;
    }
  }

  /// @param path the condition under which these statements run; empty at the top
  private void run(List<Stmt> body, Values values, Optional<Expr> path) {
    for (Stmt stmt : body) {
      switch (stmt) {
        case Stmt.Drive drive -> drive(drive, values);
        case Stmt.When when -> when(when, values, path);
        case Stmt.Write write ->
            writes.add(new Netlist.Write(
                write.memory(), always(path), write.address(), write.value(), write.mask(), write.domain()));
        case Stmt.Watch watch -> watches.add(new Netlist.Watch(always(path), watch));
      }
    }
  }

  private static Expr always(Optional<Expr> path) {
    return path.orElse(Literal.bool(true));
  }

  private static void drive(Stmt.Drive drive, Values values) {
    Expr value = drive.value();
    if (!drive.path().isEmpty()) value = update(present(drive.signal(), values), drive.path(), value);
    values.changed.put(drive.signal(), value);
  }

  private static Expr present(Signal signal, Values values) {
    Expr value = values.get(signal);
    if (value != null) return value;
    return signal instanceof Register ? new Ref(signal) : anyValue(signal.type());
  }

  private static Expr update(Expr whole, List<Expr> path, Expr value) {
    Expr index = path.getFirst();
    VecType type = (VecType) whole.type();
    Expr inner = path.size() == 1 ? value : update(new Index(whole, index), path.subList(1, path.size()), value);
    return new Update(whole, index, inner, new VecType(type.length(), Types.join(type.element(), inner.type())));
  }

  private void when(Stmt.When when, Values values, Optional<Expr> path) {
    Optional<Expr> notYet = path;
    List<Values> scopes = new ArrayList<>();
    for (Stmt.Branch branch : when.branches()) {
      var scope = new Values(values);
      run(branch.body(), scope, Optional.of(and(notYet, branch.condition())));
      scopes.add(scope);
      notYet = Optional.of(and(notYet, new Unary(UnaryOp.NOT, branch.condition())));
    }
    var otherwise = new Values(values);
    run(when.otherwise(), otherwise, notYet);
    merge(when, scopes, otherwise, values);
  }

  private static Expr and(Optional<Expr> path, Expr condition) {
    return path.<Expr>map(outer -> new Binary(BinaryOp.AND, outer, condition)).orElse(condition);
  }

  private static void merge(Stmt.When when, List<Values> scopes, Values otherwise, Values values) {
    Map<Signal, Expr> merged = new LinkedHashMap<>();
    for (Values scope : scopes) scope.changed.keySet().forEach(signal -> merged.put(signal, null));
    otherwise.changed.keySet().forEach(signal -> merged.put(signal, null));
    for (Signal signal : merged.keySet()) {
      Expr value = atEnd(otherwise, signal);
      for (int i = scopes.size() - 1; i >= 0; i--) {
        value = choose(when.branches().get(i).condition(), atEnd(scopes.get(i), signal), value);
      }
      values.changed.put(signal, value);
    }
  }

  private static Expr atEnd(Values scope, Signal signal) {
    Expr value = scope.get(signal);
    return value == null && signal instanceof Register ? new Ref(signal) : value;
  }

  private static Expr choose(Expr condition, Expr onTrue, Expr onFalse) {
    if (onTrue == null) return onFalse;
    if (onFalse == null || onTrue == onFalse) return onTrue;
    return new Mux(condition, onTrue, onFalse);
  }

  private static Expr anyValue(Type type) {
    BigInteger value = Types.nearestToZero(Types.scalar(type));
    if (!(type instanceof VecType vec)) return new Literal(type, value);
    return new VecLiteral(vec, Constants.filled(Types.scalarCount(vec), value));
  }
}
