package burin.verilog;

import burin.ir.Constants;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.Literal;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecLiteral;
import burin.ir.VecType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Runs statements that depend on no signal, as those of a look-up table that is filled lane by lane.
final class ConstantBehaviour {
  private final ModuleContext context;

  /// All signals that the statements drive.
  private final Set<Object> targets;

  ConstantBehaviour(ModuleContext context, Set<Object> targets) {
    this.context = context;
    this.targets = targets;
  }

  /// The text of what the signal is in the end.
  String valueOf(Signal signal, List<Stmt> body) {
    var value = new BigInteger[Types.scalarCount(signal.type())];
    Arrays.fill(value, BigInteger.ZERO);
    run(body, signal, value);
    Type scalar = Types.scalar(signal.type());
    if (signal.type() instanceof VecType vec) return context.packed(Constants.of(Arrays.asList(value)), vec, scalar.width());
    String name = scalar instanceof EnumType names ? context.enums.nameOf(names, value[0]) : null;
    return name != null ? name : Literals.bits(Literals.modulo(value[0], scalar.width()), scalar.width());
  }

  private void run(List<Stmt> body, Signal signal, BigInteger[] value) {
    for (Stmt stmt : body) {
      switch (stmt) {
        case Stmt.Drive drive when drive.signal() == signal -> drive(drive, value);
        case Stmt.When when -> run(taken(when), signal, value);
        case Stmt.Drive _, Stmt.Write _, Stmt.Watch _ -> {}
      }
    }
  }

  private List<Stmt> taken(Stmt.When when) {
    for (Stmt.Branch branch : Drives.branches(when, targets)) {
      if (scalar(branch.condition()).signum() != 0) return branch.body();
    }
    return when.otherwise();
  }

  private BigInteger scalar(Expr expr) {
    return ((Literal) context.plan.constants.of(expr)).value();
  }

  private void drive(Stmt.Drive drive, BigInteger[] value) {
    Type type = drive.signal().type();
    int at = 0;
    for (Expr index : drive.path()) {
      type = ((VecType) type).element();
      at += scalar(index).intValue() * Types.scalarCount(type);
    }
    Expr driven = context.plan.constants.of(drive.value());
    if (!(driven instanceof VecLiteral vec)) {
      value[at] = ((Literal) driven).value();
      return;
    }
    for (int i = 0; i < vec.values().size(); i++) value[at + i] = vec.values().get(i);
  }
}
