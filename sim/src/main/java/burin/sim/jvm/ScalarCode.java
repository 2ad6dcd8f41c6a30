package burin.sim.jvm;

import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.IntType;
import burin.ir.Range;
import burin.ir.Type;
import burin.ir.UnaryOp;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.math.BigInteger;

/// Arithmetic and logic on scalars, mostly without branches: a mux is a mask, a comparison the sign of a difference. Only what
/// takes long to compute for an arm of a mux is jumped over where it is not chosen.
final class ScalarCode {
  /// An arm of a mux of which more is computed only for it, by [Node#cost], is computed only where it is chosen.
  private static final int DEAR = 200;

  private final Emit emit;
  private final CodeBuilder code;

  ScalarCode(Emit emit) {
    this.emit = emit;
    this.code = emit.code;
  }

  void compute(Node node) {
    if (WideCode.isWide(node)) {
      new WideCode(emit).compute(node);
      return;
    }
    switch (node.op) {
      case UNARY -> unary((UnaryOp) node.data, node, node.in[0]);
      case BINARY -> binary((BinaryOp) node.data, node, node.in[0], node.in[1]);
      case MUX -> mux(node, node.in[0], node.in[1], node.in[2]);
      case WRAP -> wrap(node, node.in[0]);
      case EXTRACT -> extract(node, node.in[0], (int) node.data);
      case CAT -> cat(node);
      default -> throw new IllegalArgumentException(node.toString());
    }
  }

  /// Whether the low bits of the result, in a smaller representation, can be had from the low bits of the operands.
  boolean isModular(Node node, Rep rep) {
    if (node.isVec() || node.rep.isInt() || rep.words() >= node.rep.words() && !rep.isInt()) return false;
    if (node.op == Op.UNARY) return node.data == UnaryOp.NEG;
    return node.op == Op.BINARY
        && (node.data == BinaryOp.ADD || node.data == BinaryOp.SUB || node.data == BinaryOp.MUL);
  }

  /// Pushes the low bits of the result.
  void computeModular(Node node, Rep rep) {
    if (rep.isWords()) {
      new WideCode(emit).modular(node, rep);
      return;
    }
    emit.push(node.in[0], rep);
    if (node.op == Op.UNARY) {
      negate(rep);
    } else {
      emit.push(node.in[1], rep);
      ring((BinaryOp) node.data, rep);
    }
  }

  private void unary(UnaryOp op, Node node, Node operand) {
    switch (op) {
      case NOT -> not(node, operand);
      case NEG -> neg(node, operand);
      case ABS -> abs(node, operand);
      case ALL_ONES -> allOnes(operand);
      case ANY_ONE -> anyOne(operand);
      case PARITY -> parity(operand);
    }
  }

  private void not(Node node, Node operand) {
    emit.push(operand);
    pushMask(node.type.width(), node.rep);
    xor(node.rep);
  }

  private void neg(Node node, Node operand) {
    emit.push(operand, node.rep);
    negate(node.rep);
  }

  private void negate(Rep rep) {
    if (rep.isInt()) code.ineg();
    else code.lneg();
  }

  private void abs(Node node, Node operand) {
    if (!range(operand.type).isSigned()) {
      emit.push(operand, node.rep);
      return;
    }
    // Of the lowest long, Java's result is right as an unsigned number.
    Rep rep = Rep.common(operand.type, node.type);
    if (rep.isWords()) rep = node.rep;
    emit.push(operand, rep);
    code.invokestatic(Descs.MATH, "abs", Descs.method(rep.desc(), rep.desc()));
    emit.convert(rep, node.rep);
  }

  private void allOnes(Node operand) {
    emit.push(operand);
    pushMask(operand.type.width(), operand.rep);
    xor(operand.rep);
    isZero(operand.rep, !operand.rep.isUnsigned());
  }

  private void anyOne(Node operand) {
    emit.push(operand);
    isNotZero(operand.rep, !operand.rep.isUnsigned());
  }

  private void parity(Node operand) {
    emit.push(operand);
    var owner = Descs.of(operand.rep.isInt() ? Integer.class : Long.class);
    code.invokestatic(owner, "bitCount", Descs.method(Descs.INT, operand.rep.desc()));
    code.iconst_1().iand();
  }

  private void binary(BinaryOp op, Node node, Node left, Node right) {
    switch (op) {
      case ADD, SUB, MUL -> {
        // Of these the low bits depend on the low bits alone, and the result fits.
        both(left, right, node.rep);
        ring(op, node.rep);
      }
      case DIV, REM, MIN, MAX -> {
        Rep rep = widest(node);
        both(left, right, rep);
        exact(op, rep);
        emit.convert(rep, node.rep);
      }
      case AND, OR, XOR -> {
        both(left, right, node.rep);
        bitwise(op, node.rep);
      }
      case SHL -> shl(node, left, right);
      case SHR -> shr(node, left, right);
      case EQ, NE -> equal(op == BinaryOp.EQ, left, right);
      case LT -> less(left, right);
      case GT -> less(right, left);
      case GE -> {
        less(left, right);
        code.iconst_1().ixor();
      }
      case LE -> {
        less(right, left);
        code.iconst_1().ixor();
      }
    }
  }

  /// What holds every value of both operands and the result.
  static Rep widest(Node node) {
    Range all = range(node.type).union(range(node.in[0].type)).union(range(node.in[1].type));
    return Rep.of(new IntType(all));
  }

  private void both(Node left, Node right, Rep rep) {
    emit.push(left, rep);
    emit.push(right, rep);
  }

  void ring(BinaryOp op, Rep rep) {
    switch (op) {
      case ADD -> {
        if (rep.isInt()) code.iadd();
        else code.ladd();
      }
      case SUB -> {
        if (rep.isInt()) code.isub();
        else code.lsub();
      }
      default -> {
        if (rep.isInt()) code.imul();
        else code.lmul();
      }
    }
  }

  void exact(BinaryOp op, Rep rep) {
    switch (op) {
      case DIV -> {
        if (rep.isInt()) code.idiv();
        else if (rep.isUnsigned()) longs(Descs.of(Long.class), "divideUnsigned");
        else code.ldiv();
      }
      case REM -> {
        if (rep.isInt()) code.irem();
        else if (rep.isUnsigned()) longs(Descs.of(Long.class), "remainderUnsigned");
        else code.lrem();
      }
      default -> {
        String name = op == BinaryOp.MIN ? "min" : "max";
        if (rep.isUnsigned()) longs(Descs.HELPERS, name + "Unsigned");
        else code.invokestatic(Descs.MATH, name, Descs.method(rep.desc(), rep.desc(), rep.desc()));
      }
    }
  }

  void bitwise(BinaryOp op, Rep rep) {
    switch (op) {
      case AND -> {
        if (rep.isInt()) code.iand();
        else code.land();
      }
      case OR -> {
        if (rep.isInt()) code.ior();
        else code.lor();
      }
      default -> xor(rep);
    }
  }

  private void xor(Rep rep) {
    if (rep.isInt()) code.ixor();
    else code.lxor();
  }

  private void shl(Node node, Node left, Node right) {
    Rep rep = node.rep;
    emit.push(left, rep);
    boolean bits = node.type instanceof BitsType;
    if (bits && rep.isUnsigned()) {
      shiftAll("shiftLeft", right);
      return;
    }
    // A number that is shifted by more than its representation has bits is 0.
    pushAmount(right, rep.isInt() ? 31 : 63);
    if (rep.isInt()) code.ishl();
    else code.lshl();
    if (bits) mask(node.type.width(), rep);
  }

  private void shr(Node node, Node left, Node right) {
    Rep rep = Rep.common(left.type, node.type);
    emit.push(left, rep);
    if (rep.isUnsigned()) {
      shiftAll("shiftRight", right);
    } else {
      pushAmount(right, rep.isInt() ? 31 : 63);
      if (rep.isInt()) code.ishr();
      else code.lshr();
    }
    emit.convert(rep, node.rep);
  }

  /// Shifts all bits of the `long` on the stack.
  private void shiftAll(String name, Node amount) {
    pushAmount(amount, 64);
    if (Range.of(0, 63).contains(range(amount.type))) {
      if (name.equals("shiftLeft")) code.lshl();
      else code.lushr();
    } else {
      code.invokestatic(Descs.HELPERS, name, Descs.method(Descs.LONG, Descs.LONG, Descs.INT));
    }
  }

  /// Pushes how far is shifted, which is at most `limit`.
  void pushAmount(Node amount, int limit) {
    if (amount.rep.isWords()) {
      emit.push(amount);
      code.loadConstant(limit);
      code.invokestatic(Descs.WIDE, "amount", Descs.method(Descs.INT, WideCode.WORDS, Descs.INT));
      return;
    }
    boolean tooMuch = !Range.of(0, limit).contains(range(amount.type));
    if (tooMuch && amount.op == Op.CONST) {
      code.loadConstant(limit);
      return;
    }
    emit.push(amount);
    if (tooMuch) {
      emit.convert(amount.rep, Rep.LONG);
      code.loadConstant((long) limit);
      exact(BinaryOp.MIN, Rep.LONG);
      code.l2i();
    } else {
      emit.convert(amount.rep, Rep.INT);
    }
  }

  static Range range(Type type) {
    return type instanceof IntType number ? number.range() : Range.unsigned(type.width());
  }

  private void equal(boolean wanted, Node left, Node right) {
    Rep rep = Rep.common(left.type, right.type);
    pushDifference(left, right, rep);
    if (left.type instanceof BoolType) {
      if (wanted) code.iconst_1().ixor();
      return;
    }
    boolean positive = !rep.isUnsigned() && !range(left.type).isSigned() && !range(right.type).isSigned();
    if (wanted) isZero(rep, positive);
    else isNotZero(rep, positive);
  }

  /// Pushes what is 0 only where both are equal.
  private void pushDifference(Node left, Node right, Rep rep) {
    if (isZero(right)) {
      emit.push(left, rep);
    } else if (isZero(left)) {
      emit.push(right, rep);
    } else {
      both(left, right, rep);
      xor(rep);
    }
  }

  private static boolean isZero(Node node) {
    return node.op == Op.CONST && ((BigInteger) node.data).signum() == 0;
  }

  private void isZero(Rep rep, boolean positive) {
    if (!positive) {
      isNotZero(rep, false);
      code.iconst_1().ixor();
    } else if (rep.isInt()) {
      code.iconst_1().isub();
      sign(rep);
    } else {
      code.lconst_1().lsub();
      sign(rep);
    }
  }

  private void isNotZero(Rep rep, boolean positive) {
    if (rep.isInt()) {
      if (!positive) code.dup();
      code.ineg();
      if (!positive) code.ior();
    } else {
      if (!positive) code.dup2();
      code.lneg();
      if (!positive) code.lor();
    }
    sign(rep);
  }

  /// Replaces a number by 1 where it is negative, else 0.
  private void sign(Rep rep) {
    if (rep.isInt()) code.bipush(31).iushr();
    else code.bipush(63).lushr().l2i();
  }

  private void less(Node left, Node right) {
    Rep rep = Rep.common(left.type, right.type);
    Range difference = range(left.type).sub(range(right.type));
    if (isZero(right) && !rep.isUnsigned()) {
      emit.push(left, rep);
      sign(rep);
    } else if (rep.isInt() && difference.fitsInt()) {
      both(left, right, rep);
      code.isub();
      sign(rep);
    } else if (difference.fitsLong()) {
      both(left, right, Rep.LONG);
      code.lsub();
      sign(Rep.LONG);
    } else {
      both(left, right, rep);
      if (rep.isUnsigned()) compareUnsigned();
      else code.lcmp();
      sign(Rep.INT);
    }
  }

  private void compareUnsigned() {
    code.invokestatic(Descs.of(Long.class), "compareUnsigned", Descs.method(Descs.INT, Descs.LONG, Descs.LONG));
  }

  private void mux(Node node, Node select, Node onTrue, Node onFalse) {
    if (Fusion.isLoop(node)) {
      muxByLocal(node, select);
    } else if (isDear(onTrue) || isDear(onFalse)) {
      muxByBranch(node.rep, select, onTrue, onFalse);
    } else if (isZero(onTrue)) {
      emit.push(onFalse, node.rep);
      emit.push(select);
      code.iconst_1().isub();
      and(node.rep);
    } else if (isZero(onFalse)) {
      emit.push(onTrue, node.rep);
      pushSelectMask(select);
      and(node.rep);
    } else {
      muxByMask(node.rep, select, onTrue, onFalse);
    }
  }

  /// `b ^ (a ^ b) & -select`.
  private void muxByMask(Rep rep, Node select, Node onTrue, Node onFalse) {
    emit.push(onFalse, rep);
    if (rep.isInt()) code.dup();
    else code.dup2();
    emit.push(onTrue, rep);
    xor(rep);
    pushSelectMask(select);
    and(rep);
    xor(rep);
  }

  private void pushSelectMask(Node select) {
    emit.push(select);
    code.ineg();
  }

  /// With a mask that is an `int`.
  private void and(Rep rep) {
    if (rep.isInt()) code.iand();
    else code.i2l().land();
  }

  /// Whether it pays not to compute an arm that is not chosen, even if some of the choices come as a surprise.
  private static boolean isDear(Node arm) {
    return arm.fused && arm.cost >= DEAR;
  }

  private void muxByBranch(Rep rep, Node select, Node onTrue, Node onFalse) {
    Label otherwise = code.newLabel();
    Label end = code.newLabel();
    emit.push(select);
    code.ifeq(otherwise);
    arm(onTrue, rep);
    code.goto_(end).labelBinding(otherwise);
    arm(onFalse, rep);
    code.labelBinding(end);
  }

  /// With loops in the arms, so nothing is left on the stack.
  private void muxByLocal(Node node, Node select) {
    Label otherwise = code.newLabel();
    Label end = code.newLabel();
    int result = emit.newLocal(node.rep);
    emit.push(select);
    code.ifeq(otherwise);
    arm(node.in[1], node.rep);
    code.storeLocal(node.rep.kind(), result).goto_(end).labelBinding(otherwise);
    arm(node.in[2], node.rep);
    code.storeLocal(node.rep.kind(), result).labelBinding(end).loadLocal(node.rep.kind(), result);
  }

  private void arm(Node arm, Rep rep) {
    int mark = emit.mark();
    emit.push(arm, rep);
    emit.release(mark);
  }

  private void wrap(Node node, Node operand) {
    Range range = range(node.type);
    if (range.contains(range(operand.type))) {
      emit.push(operand, node.rep);
      return;
    }
    emit.push(operand, node.rep);
    if (range.isSigned()) signExtend(node.type.width(), node.rep);
    else if (!node.rep.isUnsigned()) mask(node.type.width(), node.rep);
  }

  /// Drops the bits above the width.
  void mask(int width, Rep rep) {
    pushMask(width, rep);
    if (rep.isInt()) code.iand();
    else code.land();
  }

  private void pushMask(int width, Rep rep) {
    if (rep.isInt()) code.loadConstant(width >= 32 ? -1 : (1 << width) - 1);
    else code.loadConstant(width >= 64 ? -1L : (1L << width) - 1);
  }

  /// Reads the low bits as a two's complement number.
  void signExtend(int width, Rep rep) {
    if (rep.isInt()) {
      if (width < 32) code.bipush(32 - width).ishl().bipush(32 - width).ishr();
    } else {
      if (width < 64) code.bipush(64 - width).lshl().bipush(64 - width).lshr();
    }
  }

  private void extract(Node node, Node operand, int low) {
    emit.push(operand);
    int width = node.type.width();
    if (low > 0) {
      code.bipush(low);
      if (operand.rep.isInt()) code.iushr();
      else code.lushr();
    }
    emit.convert(operand.rep, node.rep);
    if (low + width < operand.type.width()) mask(width, node.rep);
  }

  /// The parts from the most significant on; zeros are just shifted over.
  private void cat(Node node) {
    Rep rep = node.rep;
    boolean begun = false;
    int shift = 0;
    for (Node part : node.in) {
      if (begun) shift += part.type.width();
      if (isZero(part)) continue;
      if (begun) shiftLeft(shift, rep);
      emit.push(part, rep);
      if (begun) bitwise(BinaryOp.OR, rep);
      begun = true;
      shift = 0;
    }
    if (begun) shiftLeft(shift, rep);
    else emit.pushConstant(BigInteger.ZERO, node.type, rep);
  }

  private void shiftLeft(int amount, Rep rep) {
    if (amount == 0) return;
    code.loadConstant(amount);
    if (rep.isInt()) code.ishl();
    else code.lshl();
  }

  private void longs(ClassDesc owner, String name) {
    code.invokestatic(owner, name, Descs.method(Descs.LONG, Descs.LONG, Descs.LONG));
  }
}
