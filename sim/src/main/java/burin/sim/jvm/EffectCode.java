package burin.sim.jvm;

import burin.ir.Type;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.List;

/// What is done rather than computed: children are given inputs and called, memories and vector registers change.
final class EffectCode {
  private final Emit emit;
  private final CodeBuilder code;

  EffectCode(Emit emit) {
    this.emit = emit;
    this.code = emit.code;
  }

  void run(Node node) {
    int mark = emit.mark();
    switch (node.op) {
      case STORE_IN -> store((ChildPort) node.data, node.in[0]);
      case CALL -> call(((Child.Call) node.data).child(), ((Child.Call) node.data).task().name);
      case SINK -> emit.when(node.in[0], () -> call((Child) node.data, UnitClass.SINK));
      case RESET -> emit.when(node.in[0], () -> call((Child) node.data, UnitClass.RESET));
      case TAKE -> take((Take) node.data, node.in[0], node.in[1]);
      case WRITE -> emit.when(node.in[0], () -> write((Word) node.data, node));
      case WATCH -> emit.when(node.in[0], () -> see(node));
      case FOREIGN_IN -> new ForeignCode(emit).input(node);
      case SETTLE -> new ForeignCode(emit).settle();
      case FOREIGN_EDGE -> emit.when(node.in[0], () -> new ForeignCode(emit).edge(node));
      case CHANGE -> change(node);
      default -> throw new IllegalArgumentException(node.toString());
    }
    emit.release(mark);
  }

  private void store(ChildPort port, Node value) {
    Child child = port.child();
    Slot slot = child.unit.inputs.get(port.port());
    if (child.isArray()) {
      storeLanes(child, slot, value);
      return;
    }
    if (slot.rep.isWords() && WideCode.isPlace(value)) {
      storeWords(child, slot, () -> emit.pushSlot(child.slot), () -> emit.push(value, slot.rep));
      return;
    }
    int local = emit.newLocal(slot.rep);
    if (slot.rep.isWords()) emit.push(value, slot.rep);
    else emit.pushKept(value, slot.rep);
    code.storeLocal(slot.rep.kind(), local);
    emit.setSlot(child.unit, () -> emit.pushSlot(child.slot), slot, () -> code.loadLocal(slot.rep.kind(), local));
  }

  /// Copies a value into the array of a child's input, since its own changes: at an edge, or for the next child.
  private void storeWords(Child child, Slot slot, Runnable pushChild, Runnable pushValue) {
    new WideCode(emit).store(slot.rep, () -> {
      pushChild.run();
      emit.getSlot(child.unit, slot);
    }, pushValue);
  }

  private void storeLanes(Child child, Slot slot, Node value) {
    emit.vectors().prepare(value);
    int children = pushChildren(child);
    int local = emit.newLocal(slot.rep);
    emit.loop(0, child.count(), i -> {
      int mark = emit.mark();
      emit.vectors().lane(value, i, 0);
      emit.convert(value.rep.element(), slot.rep);
      code.storeLocal(slot.rep.kind(), local);
      Runnable pushChild = () -> code.aload(children).iload(i).aaload();
      Runnable pushLane = () -> code.loadLocal(slot.rep.kind(), local);
      if (slot.rep.isWords() && !isShared(value, slot.rep)) storeWords(child, slot, pushChild, pushLane);
      else emit.setSlot(child.unit, pushChild, slot, pushLane);
      emit.release(mark);
    });
  }

  /// Whether the lanes of a vector of wide numbers stay as they are when the next one is computed, and beyond an edge.
  private static boolean isShared(Node vec, Rep lane) {
    if (!vec.rep.element().isLike(lane)) return false;
    if (!vec.fused || !Fusion.hasLanes(vec)) return true;
    return vec.op == Op.MAP && !vec.lambda().body().isBound() && !WideCode.isPlace(vec.lambda().body());
  }

  /// Gets the array of children into a local.
  private int pushChildren(Child child) {
    int children = code.allocateLocal(java.lang.classfile.TypeKind.REFERENCE);
    emit.pushSlot(child.slot);
    code.astore(children);
    return children;
  }

  void call(Child child, String method) {
    var type = Descs.method(Descs.VOID, child.unit.desc);
    if (!child.isArray()) {
      emit.pushSlot(child.slot);
      code.invokestatic(child.unit.desc, method, type);
      return;
    }
    int children = pushChildren(child);
    emit.loop(0, child.count(),
        i -> code.aload(children).iload(i).aaload().invokestatic(child.unit.desc, method, type));
  }

  private void take(Take take, Node address, Node enable) {
    Rep rep = take.read().rep;
    emit.when(enable, () -> emit.take(take.read(), () -> {
      emit.pushSlot(take.memory());
      emit.push(address, Rep.INT);
      code.arrayLoad(rep.kind());
    }));
  }

  private void write(Word word, Node node) {
    Rep rep = Rep.of(word.type());
    if (node.in.length > 3) {
      writeLanes(word, rep, node);
      return;
    }
    Runnable pushRow = () -> {
      emit.pushSlot(word.memory());
      emit.push(node.in[1], Rep.INT);
    };
    if (rep.isWords()) {
      new WideCode(emit).store(rep, () -> {
        pushRow.run();
        code.aaload();
      }, () -> emit.push(node.in[2], rep));
      return;
    }
    pushRow.run();
    emit.pushKept(node.in[2], rep);
    code.arrayStore(rep.kind());
  }

  /// Puts a copy of the word with some other lanes in its place, since somebody may hold the word that was there.
  private void writeLanes(Word word, Rep rep, Node node) {
    Rep element = rep.element();
    int address = emit.newLocal(Rep.INT);
    int value = emit.newLocal(rep);
    int mask = emit.newLocal(node.in[3].rep);
    int lanes = emit.newLocal(rep);
    emit.push(node.in[1], Rep.INT);
    code.istore(address);
    emit.push(node.in[2], rep);
    code.astore(value);
    emit.push(node.in[3]);
    code.astore(mask);
    emit.pushSlot(word.memory());
    code.iload(address).aaload();
    emit.copy(rep);
    code.astore(lanes);
    emit.loop(0, burin.ir.Types.vec(word.type()).length(), i -> {
      Label end = code.newLabel();
      code.aload(mask).iload(i).iaload().ifeq(end);
      code.aload(lanes).iload(i).aload(value).iload(i).arrayLoad(element.kind()).arrayStore(element.kind());
      code.labelBinding(end);
    });
    emit.pushSlot(word.memory());
    code.iload(address).aload(lanes).aastore();
  }

  private void see(Node node) {
    emit.pushSlot(emit.unit.sightings);
    emit.pushSlot(emit.unit.firstWatch);
    var sight = (Sight) node.data;
    code.loadConstant(sight.watch()).iadd();
    code.invokevirtual(Descs.SIGHTINGS, "add", Descs.method(Descs.VOID, Descs.INT));
    for (int i = 1; i < node.in.length; i++) {
      Type type = sight.arguments().get(i - 1);
      Rep rep = Rep.of(type);
      emit.pushSlot(emit.unit.sightings);
      emit.push(node.in[i], rep);
      emit.box(rep);
      emit.pushPooled(emit.pool.codec(type), Descs.CODEC);
      code.invokevirtual(Descs.SIGHTINGS, "argument", Descs.method(Descs.VOID, Descs.OBJECT, Descs.CODEC));
    }
  }

  private void change(Node node) {
    var change = (Change) node.data;
    int array = emit.newLocal(change.slot().rep);
    emit.pushSlot(change.slot());
    code.astore(array);
    steps(node, change.steps(), array);
  }

  private void steps(Node node, List<Change.Step> steps, int array) {
    Rep rep = ((Change) node.data).slot().rep;
    int length = burin.ir.Types.vec(((Change) node.data).slot().type).length();
    for (Change.Step step : steps) {
      switch (step) {
        case Change.Put put -> {
          code.aload(array);
          emit.push(node.in[put.index()], Rep.INT);
          emit.pushKept(node.in[put.value()], rep.element());
          code.arrayStore(rep.element().kind());
        }
        case Change.Shift shift -> {
          copyLanes(() -> code.aload(array), 1, array, length - 1);
          code.aload(array).loadConstant(length - 1);
          emit.pushKept(node.in[shift.value()], rep.element());
          code.arrayStore(rep.element().kind());
        }
        case Change.Load load -> copyLanes(() -> emit.push(node.in[load.vector()], rep), 0, array, length);
        case Change.Choose choose -> choose(node, choose, array);
      }
    }
  }

  private void copyLanes(Runnable pushFrom, int first, int array, int count) {
    pushFrom.run();
    code.loadConstant(first).aload(array).iconst_0().loadConstant(count);
    code.invokestatic(Descs.SYSTEM, "arraycopy",
        Descs.method(Descs.VOID, Descs.OBJECT, Descs.INT, Descs.OBJECT, Descs.INT, Descs.INT));
  }

  private void choose(Node node, Change.Choose choose, int array) {
    Label otherwise = code.newLabel();
    Label end = code.newLabel();
    emit.push(node.in[choose.condition()]);
    code.ifeq(otherwise);
    int mark = emit.mark();
    steps(node, choose.onTrue(), array);
    emit.release(mark);
    if (!choose.onFalse().isEmpty()) code.goto_(end);
    code.labelBinding(otherwise);
    steps(node, choose.onFalse(), array);
    emit.release(mark);
    if (!choose.onFalse().isEmpty()) code.labelBinding(end);
  }
}
