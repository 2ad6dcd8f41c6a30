package burin.sim.jvm;

import burin.ir.BinaryOp;
import burin.ir.UnaryOp;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Operations on rows of more than 64 bits, see [Wide].
final class BitsCode {
  private static final ClassDesc WORDS = Rep.WORDS.desc();

  private final Emit emit;
  private final CodeBuilder code;

  BitsCode(Emit emit) {
    this.emit = emit;
    this.code = emit.code;
  }

  /// Whether a node is computed here.
  static boolean isWide(Node node) {
    return switch (node.op) {
      case UNARY, BINARY, EXTRACT -> node.in[0].rep.isWords();
      case CAT -> node.rep.isWords();
      default -> false;
    };
  }

  void compute(Node node) {
    switch (node.op) {
      case UNARY -> unary((UnaryOp) node.data, node.in[0]);
      case BINARY -> binary((BinaryOp) node.data, node.in[0], node.in[1]);
      case EXTRACT -> extract(node, (int) node.data);
      case CAT -> cat(node);
      default -> throw new IllegalArgumentException(node.toString());
    }
  }

  private void call(String name, ClassDesc result, ClassDesc... params) {
    code.invokestatic(Descs.WIDE, name, MethodTypeDesc.of(result, params));
  }

  private void unary(UnaryOp op, Node operand) {
    emit.push(operand);
    switch (op) {
      case NOT -> {
        code.loadConstant(operand.type.width());
        call("not", WORDS, WORDS, Descs.INT);
      }
      case ALL_ONES -> {
        code.loadConstant(operand.type.width());
        call("allOnes", Descs.BOOLEAN, WORDS, Descs.INT);
      }
      case ANY_ONE -> call("anyOne", Descs.BOOLEAN, WORDS);
      case PARITY -> call("parity", Descs.INT, WORDS);
      default -> throw new IllegalArgumentException(op + " of bits");
    }
  }

  private void binary(BinaryOp op, Node left, Node right) {
    emit.push(left);
    if (op.isShift()) {
      shift(op, left.type.width(), right);
      return;
    }
    emit.push(right);
    switch (op) {
      case AND -> call("and", WORDS, WORDS, WORDS);
      case OR -> call("or", WORDS, WORDS, WORDS);
      case XOR -> call("xor", WORDS, WORDS, WORDS);
      default -> {
        code.invokestatic(Descs.ARRAYS, "equals", MethodTypeDesc.of(Descs.BOOLEAN, WORDS, WORDS));
        if (op == BinaryOp.NE) code.iconst_1().ixor();
      }
    }
  }

  private void shift(BinaryOp op, int width, Node amount) {
    new ScalarCode(emit).pushAmount(amount, width);
    if (op == BinaryOp.SHR) {
      call("shiftRight", WORDS, WORDS, Descs.INT);
    } else {
      code.loadConstant(width);
      call("shiftLeft", WORDS, WORDS, Descs.INT, Descs.INT);
    }
  }

  private void extract(Node node, int low) {
    int width = node.type.width();
    emit.push(node.in[0]);
    code.loadConstant(low).loadConstant(width);
    if (node.rep.isWords()) {
      call("slice", WORDS, WORDS, Descs.INT, Descs.INT);
    } else {
      call("get", Descs.LONG, WORDS, Descs.INT, Descs.INT);
      emit.convert(Rep.LONG, node.rep);
    }
  }

  private void cat(Node node) {
    code.loadConstant(node.type.width());
    call("zero", WORDS, Descs.INT);
    int at = node.type.width();
    for (Node part : node.in) {
      int width = part.type.width();
      at -= width;
      code.dup().loadConstant(at).loadConstant(width);
      if (part.rep.isWords()) {
        emit.push(part);
        call("put", Descs.VOID, WORDS, Descs.INT, Descs.INT, WORDS);
      } else {
        emit.push(part, Rep.LONG);
        call("put", Descs.VOID, WORDS, Descs.INT, Descs.INT, Descs.LONG);
      }
    }
  }
}
