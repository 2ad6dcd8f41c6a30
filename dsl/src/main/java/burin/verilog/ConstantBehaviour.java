package burin.verilog;

import burin.ir.Constants;
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
  private final Constant constants;

  /// All signals that the statements drive.
  private final Set<Object> targets;

  ConstantBehaviour(Constant constants, Set<Object> targets) {
    this.constants = constants;
    this.targets = targets;
  }

  /// The text of what the signal is in the end.
  String valueOf(Signal signal, List<Stmt> body) {
    var value = new BigInteger[Types.scalarCount(signal.type())];
    Arrays.fill(value, BigInteger.ZERO);
    run(body, signal, value);
    Type scalar = Types.scalar(signal.type());
    if (signal.type() instanceof VecType) return Literals.packed(Constants.of(Arrays.asList(value)), scalar.width());
    return Literals.bits(Literals.modulo(value[0], scalar.width()), scalar.width());
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
    return ((Literal) constants.of(expr)).value();
  }

  private void drive(Stmt.Drive drive, BigInteger[] value) {
    Type type = drive.signal().type();
    int at = 0;
    for (Expr index : drive.path()) {
      type = ((VecType) type).element();
      at += scalar(index).intValue() * Types.scalarCount(type);
    }
    Expr driven = constants.of(drive.value());
    if (!(driven instanceof VecLiteral vec)) {
      value[at] = ((Literal) driven).value();
      return;
    }
    for (int i = 0; i < vec.values().size(); i++) value[at + i] = vec.values().get(i);
  }
}
