package burin.lib.clock;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.Given;
import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.Module;
import burin.hdl.Scope;
import burin.ir.Cast;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Index;
import burin.ir.Literal;
import burin.ir.Ref;
import burin.ir.Type;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.source.Callers;

/// One bit of another clock, or of none, as this module's clock sees it: `stages` registers in a row, the first of which may
/// catch the bit while it changes and has a whole cycle to settle.
///
/// `out` follows `in` after `stages` edges, or one more. `in` must come straight from a register, since gates have glitches,
/// and must hold each value for longer than a cycle of this clock. Several bits that change together do not arrive together:
/// use [Handshake] or [AsyncFifo] for them. Reset: `out` is `reset`.
public final class Synchronizer extends Module {
  /// @param stages registers in a row, at least 2
  /// @param reset what `out` is after a reset
  public record Config(int stages, boolean reset) {
    public Config {
      checkArgument(stages >= 2, "stages is %s, must be at least 2", stages);
    }

    public Config() {
      this(2, false);
    }
  }

  public final Bool in = input(bool());
  public final Bool out = output(bool());

  public Synchronizer(Config config) {
    Given.notNull(config, "config");
    var caught = crossing(() -> reg(bool(), config.reset()));
    caught.next(in);
    Bool settled = caught;
    for (int i = 1; i < config.stages(); i++) {
      var stage = reg(bool(), config.reset());
      stage.next(settled);
      settled = stage;
    }
    out.drive(settled);
  }

  /// Whether no gate but an inverter stands between a signal and this bit of it.
  private static boolean isOneBit(Expr bit) {
    Expr part = bit;
    while (true) {
      if (part instanceof Unary(UnaryOp op, Expr operand, Type _) && op == UnaryOp.NOT) part = operand;
      else if (part instanceof Cast(Expr operand, Type _)) part = operand;
      else if (part instanceof Extract(Expr operand, int _, int _)) part = operand;
      else if (part instanceof Index(Expr operand, Literal _)) part = operand;
      else return part instanceof Ref || part instanceof Literal;
    }
  }

  private static UserError glitches() {
    return new UserError(Diagnostic.of(Code.CROSSING, Callers.outside(Synchronizer.class).place(),
            "a synchroniser takes a bit straight from a register, but the value is computed from several: it has glitches")
        .hint("a register that takes the value, as regNext(...), and a synchroniser of it"));
  }

  /// A bit as another clock sees it, through two registers.
  public static Bool of(Bool bit, ClockDomain target) {
    Given.notNull(bit, "bit");
    return of(bit, target, new Config());
  }

  public static Bool of(Bool bit, ClockDomain target, Config config) {
    Given.notNull(bit, "bit");
    Given.notNull(config, "config");
    if (!isOneBit(bit.expr())) throw glitches();
    return Scope.add(bit, Synchronizer.class, scope -> scope.in(target, () -> {
      var synchronizer = scope.instance(new Synchronizer(config));
      synchronizer.in.drive(bit);
      return synchronizer.out;
    }));
  }
}
