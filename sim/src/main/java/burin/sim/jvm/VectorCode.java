package burin.sim.jvm;

import burin.ir.Types;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Vectors: whole ones as arrays, and single lanes of those that are fused into a loop.
///
/// Once made, an array is never changed, so a reference to it is as good as a copy; only the arrays of registers that are
/// changed in place are different, and what keeps one of those copies it.
final class VectorCode {
  private final Emit emit;
  private final CodeBuilder code;

  VectorCode(Emit emit) {
    this.emit = emit;
    this.code = emit.code;
  }

  static int length(Node vec) {
    return Types.vec(vec.type).length();
  }

  /// Pushes what a node makes: an array, or one lane.
  void compute(Node node) {
    switch (node.op) {
      case MAP, CHILD_OUT -> array(node);
      case MUX -> choose(node, arm -> emit.push(arm, node.rep));
      case GUARDED -> guarded(node);
      case MEM_READ -> read(node);
      case INDEX -> index(node);
      case UPDATE -> update(node);
      case SLICE -> slice(node);
      case CONCAT -> concat(node);
      case SHIFT_IN -> shiftIn(node);
      case GATHER -> gather(node);
      case VEC_OF -> vecOf(node);
      case FILL -> fill(node);
      default -> throw new IllegalArgumentException(node.toString());
    }
  }

  // Whole vectors.

  /// An array of the lanes that [#lane] gives.
  private void array(Node node) {
    int mark = emit.mark();
    prepareParts(node);
    int array = newArray(node);
    Rep element = node.rep.element();
    int lane = emit.newLocal(element);
    emit.loop(0, length(node), i -> {
      int inner = emit.mark();
      computeLane(node, i, 0);
      if (element.isWords()) emit.copy(element);
      code.storeLocal(element.kind(), lane);
      code.aload(array).iload(i).loadLocal(element.kind(), lane).arrayStore(element.kind());
      emit.release(inner);
    });
    emit.release(mark);
    code.aload(array);
  }

  /// Computes only the arm that is chosen, as far as it is computed here.
  void choose(Node mux, Consumer<Node> pushArm) {
    Label otherwise = code.newLabel();
    Label end = code.newLabel();
    int result = emit.newLocal(mux.rep);
    emit.push(mux.in[0]);
    code.ifeq(otherwise);
    arm(mux.in[1], pushArm, result);
    code.goto_(end).labelBinding(otherwise);
    arm(mux.in[2], pushArm, result);
    code.labelBinding(end).aload(result);
  }

  private void guarded(Node node) {
    Label end = code.newLabel();
    int result = emit.newLocal(node.rep);
    code.aconst_null().astore(result);
    emit.push(node.in[0]);
    code.ifeq(end);
    arm(node.in[1], value -> emit.pushSettled(value, node.rep, null), result);
    code.labelBinding(end).aload(result);
  }

  private void arm(Node arm, Consumer<Node> pushArm, int result) {
    int mark = emit.mark();
    pushArm.accept(arm);
    code.astore(result);
    emit.release(mark);
  }

  private void read(Node node) {
    emit.pushSlot((Slot) node.data);
    emit.push(node.in[0], Rep.INT);
    code.arrayLoad(node.rep.kind());
    if (node.rep.isWords()) new WideCode(emit).copyTo(node.rep);
  }

  private void index(Node node) {
    Node vec = node.in[0];
    if (!vec.fused) {
      emit.push(vec);
      emit.push(node.in[1], Rep.INT);
      code.arrayLoad(node.rep.kind());
      return;
    }
    int mark = emit.mark();
    prepare(vec);
    int index = emit.newLocal(Rep.INT);
    emit.push(node.in[1], Rep.INT);
    code.istore(index);
    lane(vec, index, 0);
    emit.convert(vec.rep.element(), node.rep);
    if (node.rep.isWords()) new WideCode(emit).copyTo(node.rep);
    emit.release(mark);
  }

  /// Makes several updates, one after the other, on one copy; where none of them is due, there is no copy.
  private void update(Node node) {
    List<Node> updates = new ArrayList<>();
    Node base = node;
    do {
      updates.add(base);
      base = base.in[0];
    } while (base.fused && base.op == Op.UPDATE && base.rep.equals(node.rep));
    Node first = updates.getLast();
    emit.push(base, node.rep);
    int before = emit.newLocal(node.rep);
    int array = emit.newLocal(node.rep);
    code.dup().astore(before).astore(array);
    boolean isOwn = Fusion.isOwn(base, first) || !base.rep.isLike(node.rep);
    for (Node update : updates.reversed()) {
      update(update, array, isOwn ? -1 : before);
      isOwn |= !Fusion.isConditional(update);
    }
    code.aload(array);
  }

  /// @param before what must not be changed; -1 where that is not in `array` any more
  private void update(Node node, int array, int before) {
    Label end = code.newLabel();
    if (Fusion.isConditional(node)) {
      emit.push(node.in[3]);
      code.ifeq(end);
    }
    int mark = emit.mark();
    if (before >= 0) copyOnce(array, before, node.rep);
    code.aload(array);
    emit.push(node.in[1], Rep.INT);
    emit.pushKept(node.in[2], node.rep.element());
    code.arrayStore(node.rep.element().kind());
    emit.release(mark);
    code.labelBinding(end);
  }

  private void copyOnce(int array, int before, Rep rep) {
    Label end = code.newLabel();
    code.aload(array).aload(before).if_acmpne(end).aload(before);
    emit.copy(rep);
    code.astore(array).labelBinding(end);
  }

  private void slice(Node node) {
    int from = (int) node.data;
    emit.push(node.in[0]);
    code.loadConstant(from).loadConstant(from + length(node));
    ClassDesc array = erased(node.rep);
    code.invokestatic(Descs.ARRAYS, "copyOfRange", Descs.method(array, array, Descs.INT, Descs.INT));
    if (!array.equals(node.rep.desc())) code.checkcast(node.rep.desc());
  }

  /// Arrays of references are all alike to the library.
  private static ClassDesc erased(Rep vec) {
    return vec.element().kind() == TypeKind.REFERENCE ? Descs.OBJECT.arrayType() : vec.desc();
  }

  private void concat(Node node) {
    int array = newArray(node);
    int at = 0;
    for (Node part : node.in) {
      int lanes = length(part);
      emit.push(part, node.rep);
      code.iconst_0().aload(array).loadConstant(at).loadConstant(lanes);
      copyLanes();
      at += lanes;
    }
    code.aload(array);
  }

  private int newArray(Node node) {
    int array = emit.newLocal(node.rep);
    code.loadConstant(length(node));
    emit.newArray(node.rep);
    code.astore(array);
    return array;
  }

  private void copyLanes() {
    code.invokestatic(Descs.SYSTEM, "arraycopy",
        Descs.method(Descs.VOID, Descs.OBJECT, Descs.INT, Descs.OBJECT, Descs.INT, Descs.INT));
  }

  private void shiftIn(Node node) {
    int last = length(node) - 1;
    int array = newArray(node);
    emit.push(node.in[0], node.rep);
    code.iconst_1().aload(array).iconst_0().loadConstant(last);
    copyLanes();
    code.aload(array).dup().loadConstant(last);
    emit.pushKept(node.in[1], node.rep.element());
    code.arrayStore(node.rep.element().kind());
  }

  private void gather(Node node) {
    emit.push(node.in[0]);
    emit.pushPooled(emit.pool.object(node.data), INTS);
    ClassDesc array = erased(node.rep);
    code.invokestatic(Descs.HELPERS, "gather", Descs.method(array, array, INTS));
    if (!array.equals(node.rep.desc())) code.checkcast(node.rep.desc());
  }

  private static final ClassDesc INTS = Descs.INT.arrayType();

  private void vecOf(Node node) {
    code.loadConstant(length(node));
    emit.newArray(node.rep);
    put(node, 0, 0);
  }

  private void fill(Node node) {
    emit.push(node.in[0]);
    put(node, 1, (int) node.data);
  }

  /// Puts the operands from `first` on into the array on the stack.
  private void put(Node node, int first, int at) {
    Rep element = node.rep.element();
    for (int i = first; i < node.in.length; i++) {
      code.dup().loadConstant(at + i - first);
      emit.pushKept(node.in[i], element);
      code.arrayStore(element.kind());
    }
  }

  // Single lanes.

  /// Gets into locals what [#lane] needs, before the loop.
  void prepare(Node vec) {
    if (vec.op == Op.IOTA) return;
    if (vec.fused && Fusion.hasLanes(vec) && !emit.isLocal(vec)) prepareParts(vec);
    else emit.ensureLocal(vec);
  }

  private void prepareParts(Node vec) {
    switch (vec.op) {
      case MAP -> {
        for (int i = 0; i < vec.in.length; i++) {
          if (vec.lambda().params()[i].uses > 0) prepare(vec.in[i]);
        }
        captures(vec.lambda());
      }
      case SLICE -> prepare(vec.in[0]);
      case GATHER -> emit.ensureLocal(vec.in[0]);
      case CHILD_OUT -> {}
      default -> throw new IllegalArgumentException(vec.toString());
    }
  }

  /// Gets into locals what a lane function uses from outside.
  void captures(Lambda lambda) {
    for (Node capture : lambda.captures()) {
      if (capture.op != Op.CONST) emit.ensureLocal(capture);
    }
  }

  /// Pushes lane `i + offset` of a vector that was prepared.
  void lane(Node vec, int i, int offset) {
    if (vec.op == Op.IOTA) {
      pushIndex(i, offset);
    } else if (emit.isLocal(vec)) {
      emit.push(vec);
      pushIndex(i, offset);
      code.arrayLoad(vec.rep.element().kind());
    } else {
      computeLane(vec, i, offset);
    }
  }

  private void computeLane(Node vec, int i, int offset) {
    switch (vec.op) {
      case MAP -> mapLane(vec, i, offset);
      case SLICE -> lane(vec.in[0], i, offset + (int) vec.data);
      case GATHER -> gatherLane(vec, i, offset);
      case CHILD_OUT -> childLane((ChildPort) vec.data, i, offset);
      default -> throw new IllegalArgumentException(vec.toString());
    }
  }

  private void pushIndex(int i, int offset) {
    code.iload(i);
    if (offset != 0) code.loadConstant(offset).iadd();
  }

  private void mapLane(Node map, int i, int offset) {
    Lambda lambda = map.lambda();
    for (int k = 0; k < map.in.length; k++) {
      Node param = lambda.params()[k];
      if (param.uses == 0) continue;
      lane(map.in[k], i, offset);
      emit.convert(map.in[k].rep.element(), param.rep);
      emit.defineForAll(param);
    }
    body(lambda);
    Rep element = map.rep.element();
    // What keeps a lane of many words copies it.
    if (element.isWords()) emit.push(lambda.body(), element);
    else emit.pushKept(lambda.body(), element);
  }

  /// Computes what a lane function needs for a lane but its result; the parameters are defined.
  void body(Lambda lambda) {
    if (emit.unit.outlined.containsKey(lambda)) {
      emit.unit.outlined.get(lambda).forEach(part -> emit.call(part));
      return;
    }
    for (Node node : lambda.order()) {
      if (!node.fused) emit.statement(node);
    }
  }

  private void gatherLane(Node gather, int i, int offset) {
    emit.push(gather.in[0]);
    emit.pushPooled(emit.pool.object(gather.data), INTS);
    pushIndex(i, offset);
    code.iaload().arrayLoad(gather.rep.element().kind());
  }

  private void childLane(ChildPort port, int i, int offset) {
    Child child = port.child();
    emit.pushSlot(child.slot);
    pushIndex(i, offset);
    code.aaload();
    emit.pushOutput(child.unit, child.unit.outputs.get(port.port()));
  }
}
