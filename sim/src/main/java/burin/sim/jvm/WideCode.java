package burin.sim.jvm;

import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.UnaryOp;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.math.BigInteger;

/// Operations on rows of bits and numbers of more than 64 bits, see [Wide].
///
/// Each place that computes one has an array of its own in the object of the unit, made when that is made, so that nothing is
/// allocated in a cycle. A value on the stack is a reference to such an array, which stays as it is until it is computed anew,
/// or to that of a register or a child's output, which an edge changes. What keeps a value copies it into an array of its own.
///
/// Bitwise operations on one another are one loop, without arrays between them.
final class WideCode {
  static final ClassDesc WORDS = Rep.Scalar.WORDS.desc;
  /// Up to so many words are written out, more are a loop.
  private static final int UNROLLED = 4;

  private final Emit emit;
  private final CodeBuilder code;

  WideCode(Emit emit) {
    this.emit = emit;
    this.code = emit.code;
  }

  /// Whether a node is computed here.
  static boolean isWide(Node node) {
    return switch (node.op) {
      case UNARY -> node.in[0].rep.isWords() || node.rep.isWords();
      case BINARY -> node.rep.isWords() || operands(node).isWords();
      case EXTRACT -> node.in[0].rep.isWords();
      case MUX, WRAP, CAT -> node.rep.isWords();
      default -> false;
    };
  }

  /// In which the operands of a binary operation, and what it gives before it is converted, are computed.
  private static Rep operands(Node node) {
    return switch ((BinaryOp) node.data) {
      case ADD, SUB, MUL, AND, OR, XOR, SHL -> node.rep;
      case SHR -> Rep.common(node.in[0].type, node.type);
      case DIV, REM, MIN, MAX -> ScalarCode.widest(node);
      case EQ, NE, LT, LE, GT, GE -> Rep.common(node.in[0].type, node.in[1].type);
    };
  }

  /// About how many bytes of code, without its operands.
  static int cost(Node node) {
    if (isWordwise(node)) return 40 + 16 * Math.min(node.rep.words(), UNROLLED);
    return 40 + (node.op == Op.CAT ? 14 * node.in.length : 0);
  }

  /// Whether each word of the result depends on the same word of the operands alone.
  static boolean isWordwise(Node node) {
    if (node.rep == null || !node.rep.isWords()) return false;
    return node.op == Op.UNARY && node.data == UnaryOp.NOT
        || node.op == Op.BINARY && (node.data == BinaryOp.AND || node.data == BinaryOp.OR || node.data == BinaryOp.XOR);
  }

  void compute(Node node) {
    if (isWordwise(node)) {
      wordwise(node);
      return;
    }
    switch (node.op) {
      case UNARY -> unary((UnaryOp) node.data, node, node.in[0]);
      case BINARY -> binary((BinaryOp) node.data, node);
      case MUX -> mux(node, null);
      case WRAP -> wrap(node);
      case EXTRACT -> extract(node, (int) node.data);
      case CAT -> cat(node);
      default -> throw new IllegalArgumentException(node.toString());
    }
  }

  private void call(String name, ClassDesc result, ClassDesc... params) {
    code.invokestatic(Descs.WIDE, name, Descs.method(result, params));
  }

  /// Pushes an array of this place's own.
  void pushArray(Rep rep) {
    emit.pushSlot(emit.unit.layout.buffer(rep));
  }

  private void pushTo(Rep rep) {
    pushArray(rep);
    code.loadConstant(rep.words());
  }

  // From one representation to another.

  /// Replaces what is on the stack by the same in more words.
  void widen(Rep from, Rep to) {
    if (from.isWords() && from.words() >= to.words()) return;
    if (from.isInt()) code.i2l();
    if (from.isWords()) code.loadConstant(from.words());
    code.loadConstant(from.isInt() || from == Rep.LONG || from.isSignedWords() ? 1 : 0);
    pushArray(to);
    if (from.isWords()) call("extend", WORDS, WORDS, Descs.INT, Descs.BOOLEAN, WORDS);
    else call("ofLong", WORDS, Descs.LONG, Descs.BOOLEAN, WORDS);
  }

  // Values that are kept.

  /// Whether an edge may change the array that pushing a node gives.
  static boolean isPlace(Node node) {
    return node.op == Op.SLOT && !((Slot) node.data).input || node.op == Op.CHILD_OUT;
  }

  /// Pushes a value that stays as it is until it is computed anew, though there may be an edge before.
  ///
  /// @param target the register that will take it, which need not take its own array; null for none
  void pushSettled(Node node, Rep rep, Slot target) {
    if (node.op == Op.MUX && node.fused && node.rep.isLike(rep)) {
      mux(node, target);
      return;
    }
    emit.push(node, rep);
    if (isPlace(node) && node.rep.isLike(rep) && node.data != target) copyTo(rep);
  }

  /// Replaces the array on the stack, as of a memory's word, by this place's own with the same in it.
  void copyTo(Rep rep) {
    pushTo(rep);
    call("copy", WORDS, WORDS, WORDS, Descs.INT);
  }

  /// Copies a value into an array that is somewhere.
  void store(Rep rep, Runnable pushArray, Runnable pushValue) {
    pushArray.run();
    pushValue.run();
    code.loadConstant(rep.words());
    call("store", Descs.VOID, WORDS, WORDS, Descs.INT);
  }

  private void mux(Node node, Slot target) {
    emit.vectors().choose(node, arm -> pushSettled(arm, node.rep, target));
  }

  // Bitwise operations.

  private void wordwise(Node node) {
    int mark = emit.mark();
    prepare(node);
    int to = emit.newLocal(node.rep);
    pushArray(node.rep);
    code.astore(to);
    int words = node.rep.words();
    if (words <= UNROLLED) {
      for (int i = 0; i < words; i++) storeWord(node, to, i);
    } else {
      emit.loop(0, words, i -> {
        code.aload(to).iload(i);
        word(node, () -> code.iload(i), false);
        code.lastore();
      });
    }
    emit.release(mark);
    code.aload(to);
  }

  private void storeWord(Node node, int to, int word) {
    code.aload(to).loadConstant(word);
    word(node, () -> code.loadConstant(word), false);
    code.lastore();
  }

  /// Gets the arrays into locals that [#word] reads.
  private void prepare(Node node) {
    if (node.op == Op.UNARY) emit.ensureLocal(ones(node));
    for (Node operand : node.in) {
      if (isInner(operand)) prepare(operand);
      else emit.ensureLocal(operand);
    }
  }

  private boolean isInner(Node operand) {
    return operand.fused && isWordwise(operand) && !emit.isLocal(operand);
  }

  private Node ones(Node node) {
    return emit.unit.graph.constant(node.type, BigInteger.ONE.shiftLeft(node.type.width()).subtract(BigInteger.ONE));
  }

  /// @param masked whether what is above the width does not matter
  private void word(Node node, Runnable pushIndex, boolean masked) {
    if (node.op == Op.UNARY) {
      operand(node.in[0], pushIndex, masked);
      if (masked) code.loadConstant(-1L);
      else pushWord(ones(node), pushIndex);
      code.lxor();
      return;
    }
    boolean and = node.data == BinaryOp.AND;
    operand(node.in[0], pushIndex, masked || and && isMasked(node.in[1]));
    operand(node.in[1], pushIndex, masked || and);
    switch ((BinaryOp) node.data) {
      case AND -> code.land();
      case OR -> code.lor();
      default -> code.lxor();
    }
  }

  /// Whether a word of it has nothing above the width even where it may: where no complement is in it.
  private boolean isMasked(Node operand) {
    return !isInner(operand);
  }

  private void operand(Node operand, Runnable pushIndex, boolean masked) {
    if (isInner(operand)) word(operand, pushIndex, masked);
    else pushWord(operand, pushIndex);
  }

  private void pushWord(Node array, Runnable pushIndex) {
    emit.push(array);
    pushIndex.run();
    code.laload();
  }

  // All others.

  private void unary(UnaryOp op, Node node, Node operand) {
    switch (op) {
      case NEG -> {
        Rep rep = Rep.common(operand.type, node.type);
        modular(node, rep);
        emit.convert(rep, node.rep);
      }
      case ABS -> abs(node, operand);
      case ALL_ONES -> {
        emit.push(operand);
        code.loadConstant(operand.type.width()).loadConstant(operand.rep.words());
        call("allOnes", Descs.BOOLEAN, WORDS, Descs.INT, Descs.INT);
      }
      case ANY_ONE -> {
        emit.push(operand);
        code.loadConstant(operand.rep.words());
        call("anyOne", Descs.BOOLEAN, WORDS, Descs.INT);
      }
      case PARITY -> {
        emit.push(operand);
        code.loadConstant(operand.rep.words());
        call("parity", Descs.INT, WORDS, Descs.INT);
      }
      case NOT -> throw new IllegalArgumentException(node.toString());
    }
  }

  private void abs(Node node, Node operand) {
    Rep rep = Rep.common(operand.type, node.type);
    emit.push(operand, rep);
    pushTo(rep);
    call(rep.isSignedWords() ? "abs" : "copy", WORDS, WORDS, WORDS, Descs.INT);
    emit.convert(rep, node.rep);
  }

  /// Pushes the low words of a negated number, a sum, a difference or a product.
  void modular(Node node, Rep rep) {
    emit.push(node.in[0], rep);
    if (node.op == Op.UNARY) {
      pushTo(rep);
      call("neg", WORDS, WORDS, WORDS, Descs.INT);
    } else {
      emit.push(node.in[1], rep);
      pushTo(rep);
      call(name((BinaryOp) node.data), WORDS, WORDS, WORDS, WORDS, Descs.INT);
    }
  }

  private static String name(BinaryOp op) {
    return op.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void binary(BinaryOp op, Node node) {
    Rep rep = operands(node);
    switch (op) {
      case ADD, SUB, MUL -> modular(node, rep);
      case DIV, REM, MIN, MAX -> {
        both(node.in[0], node.in[1], rep);
        code.loadConstant(rep.isSignedWords() ? 1 : 0);
        pushTo(rep);
        call(name(op), WORDS, WORDS, WORDS, Descs.BOOLEAN, WORDS, Descs.INT);
        emit.convert(rep, node.rep);
      }
      case SHL -> shiftLeft(node, rep);
      case SHR -> shiftRight(node, rep);
      case EQ, NE -> {
        both(node.in[0], node.in[1], rep);
        code.loadConstant(rep.words());
        call("equal", Descs.BOOLEAN, WORDS, WORDS, Descs.INT);
        if (op == BinaryOp.NE) not();
      }
      case LT -> less(node.in[0], node.in[1], rep);
      case GT -> less(node.in[1], node.in[0], rep);
      case GE -> {
        less(node.in[0], node.in[1], rep);
        not();
      }
      case LE -> {
        less(node.in[1], node.in[0], rep);
        not();
      }
      case AND, OR, XOR -> throw new IllegalArgumentException(node.toString());
    }
  }

  private void not() {
    code.iconst_1().ixor();
  }

  private void both(Node left, Node right, Rep rep) {
    emit.push(left, rep);
    emit.push(right, rep);
  }

  private void less(Node left, Node right, Rep rep) {
    both(left, right, rep);
    code.loadConstant(rep.isSignedWords() ? 1 : 0).loadConstant(rep.words());
    call("less", Descs.BOOLEAN, WORDS, WORDS, Descs.BOOLEAN, Descs.INT);
  }

  private void shiftLeft(Node node, Rep rep) {
    emit.push(node.in[0], rep);
    boolean bits = node.type instanceof BitsType;
    new ScalarCode(emit).pushAmount(node.in[1], rep.words() * Long.SIZE);
    if (bits) code.loadConstant(node.type.width());
    pushTo(rep);
    if (bits) call("shiftLeft", WORDS, WORDS, Descs.INT, Descs.INT, WORDS, Descs.INT);
    else call("shiftLeft", WORDS, WORDS, Descs.INT, WORDS, Descs.INT);
  }

  private void shiftRight(Node node, Rep rep) {
    emit.push(node.in[0], rep);
    new ScalarCode(emit).pushAmount(node.in[1], rep.words() * Long.SIZE);
    code.loadConstant(rep.isSignedWords() ? 1 : 0);
    pushTo(rep);
    call("shiftRight", WORDS, WORDS, Descs.INT, Descs.BOOLEAN, WORDS, Descs.INT);
    emit.convert(rep, node.rep);
  }

  private void wrap(Node node) {
    emit.push(node.in[0], node.rep);
    if (ScalarCode.range(node.type).contains(ScalarCode.range(node.in[0].type))) copyTo(node.rep);
    else wrap(node.type.width(), node.rep);
  }

  /// Reads the low bits of what is on the stack, as a number of two's complement where it has a sign.
  void wrap(int width, Rep rep) {
    code.loadConstant(width);
    pushTo(rep);
    call(rep.isSignedWords() ? "wrapSigned" : "wrap", WORDS, WORDS, Descs.INT, WORDS, Descs.INT);
  }

  private void extract(Node node, int low) {
    int width = node.type.width();
    emit.push(node.in[0]);
    code.loadConstant(low).loadConstant(width);
    if (node.rep.isWords()) {
      pushArray(node.rep);
      call("slice", WORDS, WORDS, Descs.INT, Descs.INT, WORDS);
    } else {
      call("get", Descs.LONG, WORDS, Descs.INT, Descs.INT);
      emit.convert(Rep.LONG, node.rep);
    }
  }

  private void cat(Node node) {
    pushArray(node.rep);
    call("clear", WORDS, WORDS);
    int at = node.type.width();
    for (Node part : node.in) {
      int width = part.type.width();
      at -= width;
      if (part.op == Op.CONST && ((BigInteger) part.data).signum() == 0) continue;
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
