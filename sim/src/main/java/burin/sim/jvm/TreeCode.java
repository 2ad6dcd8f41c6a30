package burin.sim.jvm;

import burin.ir.BinaryOp;
import burin.ir.Types;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.List;

/// Trees over lanes.
///
/// A tree of one associative operation is one loop that accumulates. That is exact although the order differs: sums are
/// exact modulo the size of an `int`, and the range of the result says that it fits; the others pick or combine bits.
/// Any other tree is computed level by level.
final class TreeCode {
  private final Emit emit;
  private final CodeBuilder code;

  TreeCode(Emit emit) {
    this.emit = emit;
    this.code = emit.code;
  }

  void compute(Node node) {
    BinaryOp op = operation(node);
    if (op == null) levels(node);
    else accumulate(node, op);
  }

  /// The operation that all levels have; null where there is no such, or numbers are large.
  static BinaryOp operation(Node node) {
    if (node.isVec() || Rep.common(node.type, Types.vec(node.in[0].type).element()).isWords()) return null;
    BinaryOp found = null;
    for (TreeLevel level : Uses.levels(node)) {
      for (Lambda lambda : new Lambda[] {level.pair(), level.tail()}) {
        if (lambda == null) continue;
        BinaryOp op = operation(lambda);
        if (op == null || found != null && found != op) return null;
        found = op;
      }
    }
    return found;
  }

  private static BinaryOp operation(Lambda lambda) {
    Node body = lambda.body();
    if (body.op != Op.BINARY || body.rep.isWords()) return null;
    Node left = lambda.params()[0];
    Node right = lambda.params()[1];
    boolean both = body.in[0] == left && body.in[1] == right || body.in[0] == right && body.in[1] == left;
    if (!both) return null;
    return switch ((BinaryOp) body.data) {
      case ADD, MIN, MAX, AND, OR, XOR -> (BinaryOp) body.data;
      default -> null;
    };
  }

  private void accumulate(Node node, BinaryOp op) {
    Node vec = node.in[0];
    Rep rep = op == BinaryOp.ADD ? node.rep : Rep.common(node.type, Types.vec(vec.type).element());
    if (vec.fused && vec.op == Op.VEC_OF) {
      combineAll(op, vec, rep);
    } else {
      loop(op, vec, rep, () -> pushNeutral(op, node, rep));
    }
    emit.convert(rep, node.rep);
  }

  private void combineAll(BinaryOp op, Node vec, Rep rep) {
    emit.push(vec.in[0], rep);
    for (int i = 1; i < vec.in.length; i++) {
      emit.push(vec.in[i], rep);
      combine(op, rep);
    }
  }

  private void loop(BinaryOp op, Node vec, Rep rep, Runnable pushNeutral) {
    int mark = emit.mark();
    emit.vectors().prepare(vec);
    int sum = emit.newLocal(rep);
    pushNeutral.run();
    code.storeLocal(rep.kind(), sum);
    Label end = code.newLabel();
    if (op == BinaryOp.OR && areCompared(vec)) {
      // One array does not differ from itself.
      emit.push(vec.in[0]);
      emit.push(vec.in[1]);
      code.if_acmpeq(end);
    }
    emit.loop(0, VectorCode.length(vec), i -> {
      int inner = emit.mark();
      emit.vectors().lane(vec, i, 0);
      emit.convert(vec.rep.element(), rep);
      code.loadLocal(rep.kind(), sum);
      combine(op, rep);
      code.storeLocal(rep.kind(), sum);
      emit.release(inner);
    });
    code.labelBinding(end);
    emit.release(mark);
    code.loadLocal(rep.kind(), sum);
  }

  /// Whether the lanes say where two arrays differ.
  private boolean areCompared(Node vec) {
    if (!vec.fused || vec.op != Op.MAP || vec.in.length != 2) return false;
    Node body = vec.lambda().body();
    Node[] params = vec.lambda().params();
    return body.op == Op.BINARY && body.data == BinaryOp.NE && body.in[0] == params[0] && body.in[1] == params[1]
        && emit.isLocal(vec.in[0]) && emit.isLocal(vec.in[1]);
  }

  private void combine(BinaryOp op, Rep rep) {
    var scalars = new ScalarCode(emit);
    switch (op) {
      case ADD -> scalars.ring(op, rep);
      case MIN, MAX -> scalars.exact(op, rep);
      default -> scalars.bitwise(op, rep);
    }
  }

  /// Pushes what changes nothing when it is combined.
  private void pushNeutral(BinaryOp op, Node node, Rep rep) {
    long neutral = switch (op) {
      case MIN -> rep.isInt() ? Integer.MAX_VALUE : rep.isUnsigned() ? -1 : Long.MAX_VALUE;
      case MAX -> rep.isInt() ? Integer.MIN_VALUE : rep.isUnsigned() ? 0 : Long.MIN_VALUE;
      case AND -> rep.isUnsigned() ? -1 : (1L << node.type.width()) - 1;
      default -> 0;
    };
    if (rep.isInt()) code.loadConstant((int) neutral);
    else code.loadConstant(neutral);
  }

  /// The values between two levels: full lanes in an array, and the tail.
  ///
  /// @param full how many of the array's lanes count
  /// @param isPrivate whether the array may be written to
  /// @param tail null where there is none
  private record Values(int array, Rep rep, int full, boolean isPrivate, Scalar tail) {}

  /// A value in a local, though it may be a vector.
  private record Scalar(int local, Rep rep) {}

  private void levels(Node node) {
    List<TreeLevel> levels = Uses.levels(node);
    int mark = emit.mark();
    for (TreeLevel level : levels) {
      if (level.pair() != null) emit.vectors().captures(level.pair());
      if (level.tail() != null) emit.vectors().captures(level.tail());
    }
    Values values = start(node.in[0]);
    for (TreeLevel level : levels) values = level(level, values);
    if (values.full() == 0) {
      code.loadLocal(values.tail().rep().kind(), values.tail().local());
      emit.convert(values.tail().rep(), node.rep);
    } else {
      code.aload(values.array()).iconst_0().arrayLoad(values.rep().element().kind());
      emit.convert(values.rep().element(), node.rep);
    }
    emit.release(mark);
  }

  private Values start(Node vec) {
    emit.push(vec);
    int array = emit.newLocal(vec.rep);
    code.astore(array);
    return new Values(array, vec.rep, VectorCode.length(vec), false, null);
  }

  private Values level(TreeLevel level, Values values) {
    int full = values.full();
    int pairs = full / 2;
    Scalar tail = values.tail();
    if (full % 2 == 1) {
      Scalar last = lastFull(values);
      tail = tail == null ? last : combine(level.tail(), last, tail);
    }
    return pairs == 0
        ? new Values(values.array(), values.rep(), 0, true, tail)
        : pairs(level.pair(), values, pairs, tail);
  }

  private Scalar lastFull(Values values) {
    Rep element = values.rep().element();
    int local = emit.newLocal(element);
    code.aload(values.array()).loadConstant(values.full() - 1).arrayLoad(element.kind());
    code.storeLocal(element.kind(), local);
    return new Scalar(local, element);
  }

  private Scalar combine(Lambda lambda, Scalar left, Scalar right) {
    int mark = emit.mark();
    define(lambda.params()[0], left);
    define(lambda.params()[1], right);
    emit.vectors().body(lambda);
    Rep rep = lambda.body().rep;
    emit.pushKept(lambda.body(), rep);
    emit.release(mark);
    int local = emit.newLocal(rep);
    code.storeLocal(rep.kind(), local);
    return new Scalar(local, rep);
  }

  private void define(Node param, Scalar value) {
    code.loadLocal(value.rep().kind(), value.local());
    emit.convert(value.rep(), param.rep);
    emit.defineForAll(param);
  }

  private Values pairs(Lambda lambda, Values values, int pairs, Scalar tail) {
    Rep rep = lambda.body().rep.vec();
    boolean inPlace = values.isPrivate() && rep.equals(values.rep());
    int array = inPlace ? values.array() : emit.newLocal(rep);
    if (!inPlace) {
      code.loadConstant(pairs);
      emit.newArray(rep);
      code.astore(array);
    }
    Rep from = values.rep().element();
    int left = emit.newLocal(from);
    int right = emit.newLocal(from);
    emit.loop(0, pairs, i -> {
      code.aload(values.array()).iload(i).iconst_1().ishl().arrayLoad(from.kind()).storeLocal(from.kind(), left);
      code.aload(values.array()).iload(i).iconst_1().ishl().iconst_1().iadd().arrayLoad(from.kind());
      code.storeLocal(from.kind(), right);
      Scalar result = combine(lambda, new Scalar(left, from), new Scalar(right, from));
      code.aload(array).iload(i).loadLocal(result.rep().kind(), result.local()).arrayStore(result.rep().kind());
    });
    return new Values(array, rep, pairs, true, tail);
  }
}
