package burin.verilog;

import burin.ir.Binary;
import burin.ir.Expr;
import burin.ir.MemoryRead;
import burin.ir.Unary;
import burin.ir.UnaryOp;

/// The second half of a derived name: what an expression does for what it feeds.
final class Suffix {
  private Suffix() {}

  static String of(Expr expr) {
    return switch (expr) {
      case Binary binary -> binary(binary);
      case Unary unary -> unary(unary.op());
      case MemoryRead _ -> "word";
      case burin.ir.Mux _ -> "choice";
      case burin.ir.Wrap _ -> "wrapped";
      case burin.ir.Cast _, burin.ir.Extract _, burin.ir.Cat _ -> "bits";
      case burin.ir.Index _ -> "lane";
      case burin.ir.Update _ -> "updated";
      case burin.ir.ShiftIn _ -> "shifted";
      case burin.ir.ReduceLanes _ -> "tree";
      case burin.ir.LaneParam _ -> "lane";
      case burin.ir.Literal _, burin.ir.VecLiteral _, burin.ir.Iota _ -> "constants";
      case burin.ir.Ref _ -> "value";
      case burin.ir.MapLanes _, burin.ir.Slice _, burin.ir.Concat _, burin.ir.Gather _, burin.ir.VecOf _ -> "lanes";
    };
  }

  private static String binary(Binary binary) {
    return switch (binary.op()) {
      case ADD -> "sum";
      case SUB -> "difference";
      case MUL -> "product";
      case DIV -> "quotient";
      case REM -> "remainder";
      case MIN -> "min";
      case MAX -> "max";
      case SHL, SHR -> "shifted";
      case AND -> "and";
      case OR -> "or";
      case XOR -> "xor";
      case EQ -> "equal";
      case NE -> "differs";
      case LT, LE -> "below";
      case GT, GE -> "above";
    };
  }

  private static String unary(UnaryOp op) {
    return switch (op) {
      case NOT -> "not";
      case NEG -> "negated";
      case ABS -> "magnitude";
      case ALL_ONES -> "all";
      case ANY_ONE -> "any";
      case PARITY -> "parity";
    };
  }
}
