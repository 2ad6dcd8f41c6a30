package burin.sim.jvm;

import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.Literal;
import burin.ir.Type;
import burin.ir.VecLiteral;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;

/// Writes one method of a unit: where values are, and how they get onto the operand stack. What computes them is in
/// [ScalarCode], [VectorCode] and [TreeCode].
final class Emit {
  /// The object of the unit.
  static final int SELF = 0;

  final CodeBuilder code;
  final Unit unit;
  /// The class that the method is in.
  final ClassDesc owner;
  final Pool pool;
  /// The number of the method; -1 where it is none of the plan.
  private final int method;
  private final Map<Node, Integer> locals = new IdentityHashMap<>();
  /// What `locals` got, in order.
  private final List<Node> defined = new ArrayList<>();
  private final ScalarCode scalars;
  private final VectorCode vectors;
  private final TreeCode trees;

  Emit(CodeBuilder code, Unit unit, ClassDesc owner, Pool pool, int method) {
    this.code = code;
    this.unit = unit;
    this.owner = owner;
    this.pool = pool;
    this.method = method;
    this.scalars = new ScalarCode(this);
    this.trees = new TreeCode(this);
    this.vectors = new VectorCode(this);
  }

  VectorCode vectors() {
    return vectors;
  }

  // Values.

  /// Pushes a value.
  void push(Node node) {
    Integer local = locals.get(node);
    if (local != null) {
      code.loadLocal(node.rep.kind(), local);
    } else if (node.op.isLeaf()) {
      pushLeaf(node);
    } else if (Planner.isChildLeaf(node)) {
      pushOutput(node);
    } else if (node.home != null && node.method != method) {
      pushSlot(node.home);
    } else {
      compute(node);
    }
  }

  /// Pushes a value in another representation.
  void push(Node node, Rep rep) {
    if (node.op == Op.CONST && !rep.isVec()) {
      pushConstant((BigInteger) node.data, node.type, rep);
    } else if (!isPlaced(node) && scalars.isModular(node, rep)) {
      scalars.computeModular(node, rep);
    } else {
      push(node);
      convert(node.rep, rep);
    }
  }

  /// Whether the value is somewhere already.
  private boolean isPlaced(Node node) {
    return locals.containsKey(node) || node.home != null && node.method != method;
  }

  private void pushLeaf(Node node) {
    switch (node.op) {
      case CONST -> pushConstant((BigInteger) node.data, node.type, node.rep);
      case VCONST -> pushPooled(pool.vector(node.type, (Constants) node.data), node.rep.desc());
      case IOTA -> pushPooled(pool.object(iota(node)), node.rep.desc());
      case SLOT -> pushSlot((Slot) node.data);
      case PARAM -> pushSlot(node.home);
      default -> throw new IllegalStateException("nowhere: " + node);
    }
  }

  private static int[] iota(Node node) {
    int[] lanes = new int[burin.ir.Types.vec(node.type).length()];
    for (int i = 0; i < lanes.length; i++) lanes[i] = i;
    return lanes;
  }

  private void pushOutput(Node node) {
    var port = (ChildPort) node.data;
    pushSlot(port.child().slot);
    pushOutput(port.child().unit, port.child().unit.outputs.get(port.port()));
  }

  /// Pushes an output of the unit whose object is on the stack.
  void pushOutput(Unit of, Node output) {
    if (output.op == Op.SLOT) {
      getSlot(of, (Slot) output.data);
    } else if (Planner.isChildLeaf(output)) {
      var port = (ChildPort) output.data;
      getSlot(of, port.child().slot);
      pushOutput(port.child().unit, port.child().unit.outputs.get(port.port()));
    } else {
      getSlot(of, output.home);
    }
  }

  /// Pushes a value that will be kept: never an array that changes.
  void pushKept(Node node, Rep rep) {
    if (rep.isWords()) {
      push(node, rep);
      if (node.op != Op.CONST) copy(rep);
    } else if (!node.borrowed || !node.rep.isLike(rep)) {
      push(node, rep);
    } else if (node.fused && node.op == Op.MUX) {
      vectors.choose(node, arm -> pushKept(arm, rep));
    } else {
      push(node, rep);
      copy(rep);
    }
  }

  /// Pushes a value that is kept until it is computed anew, beyond an edge that comes before.
  ///
  /// @param target the register that takes it; null for none
  void pushSettled(Node node, Rep rep, Slot target) {
    if (rep.isWords()) new WideCode(this).pushSettled(node, rep, target);
    else pushKept(node, rep);
  }

  /// Replaces the array on the stack by a copy of it.
  void copy(Rep rep) {
    code.invokevirtual(rep.desc(), "clone", Descs.method(Descs.OBJECT)).checkcast(rep.desc());
  }

  /// @param type the type that the constant has, whatever it is pushed as
  void pushConstant(BigInteger value, Type type, Rep rep) {
    if (rep.isInt()) {
      code.loadConstant(value.intValue());
    } else if (rep.isLong()) {
      code.loadConstant(value.longValue());
    } else {
      pushPooled(pool.words(value, rep.words()), rep.desc());
    }
  }

  void pushPooled(int number, ClassDesc desc) {
    code.getstatic(owner, UnitClass.CONSTANTS, Descs.OBJECT.arrayType());
    code.loadConstant(number).aaload().checkcast(desc);
  }

  private void compute(Node node) {
    switch (node.op) {
      case FOREIGN_OUT -> new ForeignCode(this).output(node);
      case UNARY, BINARY, WRAP, EXTRACT, CAT -> scalars.compute(node);
      case MUX -> {
        if (node.isVec()) vectors.compute(node);
        else scalars.compute(node);
      }
      case HOLD -> pushSettled(node.in[0], node.rep, (Slot) node.data);
      case CAST -> new CastCode(this).compute(node);
      case REDUCE -> trees.compute(node);
      default -> vectors.compute(node);
    }
  }

  void convert(Rep from, Rep to) {
    if (from.isLike(to)) return;
    if (from.isVec()) {
      convertVector(from, to);
    } else if (to.isWords()) {
      new WideCode(this).widen(from, to);
    } else if (from.isWords()) {
      code.iconst_0().laload();
      if (to.isInt()) code.l2i();
    } else {
      if (to.isInt()) code.l2i();
      else code.i2l();
    }
  }

  private void convertVector(Rep from, Rep to) {
    if (from.equals(Rep.INTS) && to.depth() == 1 && to.element().isLong()) {
      code.invokestatic(Descs.HELPERS, "longs", Descs.method(to.desc(), from.desc()));
    } else {
      code.iconst_0();
      newArray(to);
      code.loadConstant(from.isSigned() ? 1 : 0).loadConstant(to.words());
      code.invokestatic(Descs.HELPERS, "convert",
          Descs.method(Descs.OBJECT, Descs.OBJECT, Descs.OBJECT, Descs.BOOLEAN, Descs.INT));
      code.checkcast(to.desc());
    }
  }

  /// Replaces a value by an object: a number in its box, or the array that it is.
  void box(Rep rep) {
    if (!rep.isInt() && !rep.isLong()) return;
    ClassDesc box = Descs.of(rep.isInt() ? Integer.class : Long.class);
    code.invokestatic(box, "valueOf", Descs.method(box, rep.desc()));
  }

  /// Replaces an object by the value that it is.
  void unbox(Rep rep) {
    if (rep.isInt()) unbox("intValue", Descs.INT);
    else if (rep.isLong()) unbox("longValue", Descs.LONG);
    else code.checkcast(rep.desc());
  }

  private void unbox(String name, ClassDesc type) {
    code.checkcast(Descs.of(Number.class)).invokevirtual(Descs.of(Number.class), name, Descs.method(type));
  }

  /// Replaces a length by an array of such vectors' lanes.
  void newArray(Rep vec) {
    Rep element = vec.element();
    if (element.kind() == TypeKind.REFERENCE) code.anewarray(element.desc());
    else code.newarray(element.kind());
  }

  // Locals.

  int newLocal(Rep rep) {
    return code.allocateLocal(rep.kind());
  }

  /// Takes the value from the stack into a new local; it is found there until [#release].
  void define(Node node) {
    int local = newLocal(node.rep);
    code.storeLocal(node.rep.kind(), local);
    locals.put(node, local);
    defined.add(node);
  }

  /// As [#define], and where other methods find it.
  void defineForAll(Node node) {
    define(node);
    if (node.home != null) setSlot(node.home, () -> push(node));
  }

  /// As [#define], but nothing to do where the value is in a local.
  void ensureLocal(Node node) {
    if (locals.containsKey(node)) return;
    push(node);
    define(node);
  }

  boolean isLocal(Node node) {
    return locals.containsKey(node);
  }

  int mark() {
    return defined.size();
  }

  /// Forgets the locals since a mark: they were set in a loop or an arm that may not run.
  void release(int mark) {
    while (defined.size() > mark) locals.remove(defined.removeLast());
  }

  // Places.

  void pushSlot(Slot slot) {
    code.aload(SELF);
    getSlot(unit, slot);
  }

  /// Replaces an object of a unit by what one of its slots holds.
  void getSlot(Unit of, Slot slot) {
    if (!slot.isSpilled()) {
      code.getfield(of.desc, slot.field, slot.desc);
      return;
    }
    ClassDesc array = Slot.spillDesc(slot.rep);
    code.getfield(of.desc, slot.field, array).loadConstant(slot.element);
    code.arrayLoad(spillKind(slot));
    if (array.equals(Descs.OBJECT.arrayType())) code.checkcast(slot.desc);
  }

  private static TypeKind spillKind(Slot slot) {
    return slot.rep == null ? TypeKind.REFERENCE : slot.rep.kind();
  }

  /// Gives a slot of a register or a read port a value; an array of words stays its own.
  void take(Slot slot, Runnable pushValue) {
    if (slot.rep.isWords()) new WideCode(this).store(slot.rep, () -> pushSlot(slot), pushValue);
    else setSlot(slot, pushValue);
  }

  void setSlot(Slot slot, Runnable pushValue) {
    setSlot(unit, () -> code.aload(SELF), slot, pushValue);
  }

  void setSlot(Unit of, Runnable pushObject, Slot slot, Runnable pushValue) {
    pushObject.run();
    if (slot.isSpilled()) {
      code.getfield(of.desc, slot.field, Slot.spillDesc(slot.rep)).loadConstant(slot.element);
      pushValue.run();
      code.arrayStore(spillKind(slot));
    } else {
      pushValue.run();
      code.putfield(of.desc, slot.field, slot.desc);
    }
  }

  // Statements.

  /// Calls another method of the plan.
  void call(MethodPlan callee) {
    code.aload(SELF).invokestatic(callee.owner, callee.name, Descs.method(Descs.VOID, unit.desc));
  }

  /// Computes a node of the plan, or does what it does.
  void statement(Node node) {
    if (node.op.isEffect()) {
      new EffectCode(this).run(node);
      return;
    }
    compute(node);
    defineForAll(node);
  }

  /// Gives registers their next values; those of a domain that not always has an edge, one after the other, share a branch.
  void commit(List<Unit.Next> nexts) {
    for (int from = 0; from < nexts.size(); ) {
      Node edge = nexts.get(from).edge();
      int to = from;
      while (to < nexts.size() && nexts.get(to).edge() == edge) to++;
      List<Unit.Next> together = nexts.subList(from, to);
      when(edge, () -> together.forEach(next -> take(next.slot(), () -> push(next.value(), next.slot().rep))));
      from = to;
    }
  }

  /// Gives a register its reset value.
  void reset(Unit.Reset reset) {
    take(reset.slot(), () -> pushReset(reset));
  }

  private void pushReset(Unit.Reset reset) {
    Slot slot = reset.slot();
    Expr value = reset.register().reset().orElseThrow();
    switch (value) {
      case Literal literal -> pushConstant(literal.value(), slot.type, slot.rep);
      case VecLiteral vec -> {
        pushPooled(pool.vector(slot.type, vec.values()), slot.desc);
        if (slot.owned) copy(slot.rep);
      }
      default -> throw new IllegalStateException("no constant");
    }
  }

  /// Runs `body` where the condition holds.
  void when(Node condition, Runnable body) {
    if (condition.op == Op.CONST) {
      if (condition.data.equals(BigInteger.ONE)) body.run();
      return;
    }
    Label end = code.newLabel();
    push(condition);
    code.ifeq(end);
    int mark = mark();
    body.run();
    release(mark);
    code.labelBinding(end);
  }

  /// For a child, or each of an array of them: `body` gets what pushes it.
  void forEach(Child child, Consumer<Runnable> body) {
    forEach(child, (pushChild, _) -> body.accept(pushChild));
  }

  /// As [#forEach], with the local that holds the number of the child in the array; -1 where it is no array.
  void forEach(Child child, ObjIntConsumer<Runnable> body) {
    if (!child.isArray()) {
      body.accept(() -> pushSlot(child.slot), -1);
      return;
    }
    int children = code.allocateLocal(TypeKind.REFERENCE);
    pushSlot(child.slot);
    code.astore(children);
    loop(0, child.count(), i -> body.accept(() -> code.aload(children).iload(i).aaload(), i));
  }

  /// `for (int i = from; i < count; i++) body(i)`.
  void loop(int from, int count, IntConsumer body) {
    int i = newLocal(Rep.INT);
    Label again = code.newLabel();
    Label end = code.newLabel();
    code.loadConstant(from).istore(i);
    code.labelBinding(again).iload(i).loadConstant(count).if_icmpge(end);
    body.accept(i);
    code.iinc(i, 1).goto_(again).labelBinding(end);
  }
}
