package burin.verilog;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.Cast;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Index;
import burin.ir.InstancePort;
import burin.ir.Mux;
import burin.ir.Ref;
import burin.ir.Signal;
import burin.ir.Unary;
import burin.ir.Wrap;

/// Names for expressions that their author has not named.
///
/// `a + b` is called `a_plus_b`, after what it is computed from, so that one expression more or less renames none of the
/// others. Where that would be long or says nothing, an expression is called after what it feeds and what it does for it:
/// `total_sum`.
final class DerivedNames {
  private static final int LONGEST = 24;
  private static final int MOST_DIGITS = 4;

  private final Plan plan;

  DerivedNames(Plan plan) {
    this.plan = plan;
  }

  /// Operands come before what is computed from them.
  String of(Expr expr) {
    Node node = plan.of(expr);
    if (node.name != null) return node.name;
    if (node.derived == null) node.derived = derive(expr);
    return node.derived;
  }

  private String derive(Expr expr) {
    String own = fromOperands(expr);
    return own != null && own.length() <= LONGEST ? own : plan.of(expr).feeds + "_" + Suffix.of(expr);
  }

  /// A name that says what is computed, or null.
  private String fromOperands(Expr expr) {
    return switch (expr) {
      case Binary binary -> binary(binary);
      case Unary unary -> with(word(unary.operand()), Suffix.of(unary));
      case Mux mux -> with(plan.of(mux).feeds + "_if", word(mux.select()));
      default -> null;
    };
  }

  private String binary(Binary binary) {
    String left = word(binary.left());
    String right = word(binary.right());
    if (left == null) return null;
    String both = right == null ? null : Text.of(left, "_", verb(binary.op()), "_", right);
    if (both != null && both.length() <= LONGEST) return both;
    return plan.of(binary.right()).known != null ? with(left, Suffix.of(binary)) : null;
  }

  private static String with(String word, String suffix) {
    return word == null || suffix == null ? null : word + "_" + suffix;
  }

  /// What an operand can be called within a name, or null.
  private String word(Expr operand) {
    Node node = plan.of(operand);
    if (node.known != null) return number(node);
    if (node.signal != null) return word(node.signal);
    if (node.named && node.name != null) return node.name;
    return node.derived != null ? node.derived : selected(operand, node);
  }

  private static String bits(Extract extract) {
    return extract.high() == extract.low() ? "" + extract.low() : extract.high() + "_" + extract.low();
  }

  private static String number(Node node) {
    String digits = Literals.decimal(node.known.abs());
    if (digits.length() > MOST_DIGITS) return null;
    return node.known.signum() < 0 ? "m".concat(digits) : digits;
  }

  private String selected(Expr operand, Node node) {
    return switch (operand) {
      case Ref ref -> word(ref.signal());
      case Extract extract when node.cheap -> with(word(extract.operand()), bits(extract));
      case Cast cast when node.cheap -> word(cast.operand());
      case Wrap wrap when node.cheap -> word(wrap.operand());
      case Index index when node.cheap -> with(word(index.operand()), plan.of(index.index()).known.toString());
      default -> null;
    };
  }

  private static String word(Signal signal) {
    return signal instanceof InstancePort port ? port.instance().name() + "_" + port.port().name() : signal.name();
  }

  private static String verb(BinaryOp op) {
    return switch (op) {
      case ADD -> "plus";
      case SUB -> "minus";
      case MUL -> "times";
      case DIV -> "over";
      case REM -> "modulo";
      case MIN -> "min";
      case MAX -> "max";
      case SHL -> "shl";
      case SHR -> "shr";
      case AND -> "and";
      case OR -> "or";
      case XOR -> "xor";
      case EQ -> "equals";
      case NE -> "differs";
      case LT -> "below";
      case LE -> "upto";
      case GT -> "above";
      case GE -> "from";
    };
  }
}
