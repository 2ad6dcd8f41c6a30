package burin.sim.jvm;

import burin.ir.Port;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Adds to the class of the top what makes it a [JvmModel]: pokes and peeks by port number, and by [TopClock] the step.
///
/// Tasks are computed when they are needed and something has changed since: each has a flag.
final class TopClass {
  private static final String STALE = "stale_";
  private static final String REFRESH = "refresh_";

  private final Unit unit;
  private final Pool pool;
  private ClassBuilder builder;

  TopClass(Unit unit, Pool pool) {
    this.unit = unit;
    this.pool = pool;
  }

  void write(ClassBuilder into) {
    builder = into;
    builder.withSuperclass(Descs.MODEL);
    for (Group task : unit.tasks) {
      builder.withField(STALE + task.name, Descs.BOOLEAN, ClassFile.ACC_PUBLIC);
      writeRefresh(task);
    }
    writeConstructor();
    writePorts("poke", Descs.method(Descs.VOID, Descs.INT, Descs.LONG), Port::isInput, this::poke);
    writePorts("peek", Descs.method(Descs.LONG, Descs.INT), _ -> true, this::peek);
    writePorts("pokeObject", Descs.method(Descs.VOID, Descs.INT, Descs.OBJECT), Port::isInput, this::pokeObject);
    writePorts("peekObject", Descs.method(Descs.OBJECT, Descs.INT), _ -> true, this::peekObject);
    writeMethod("touch", this::touch);
    new TopClock(unit, code -> unit.sinkTasks.forEach(task -> refresh(code, task)), this::touch).write(builder);
  }

  private void writeMethod(String name, Consumer<CodeBuilder> body) {
    builder.withMethodBody(name, Descs.method(Descs.VOID), ClassFile.ACC_PUBLIC, code -> {
      body.accept(code);
      code.return_();
    });
  }

  private void writeConstructor() {
    ClassDesc program = Descs.of(JvmProgram.class);
    var type = Descs.method(Descs.VOID, program);
    builder.withMethodBody(ConstantDescs.INIT_NAME, type, ClassFile.ACC_PUBLIC, code -> {
      code.aload(0).aload(1).invokespecial(Descs.MODEL, ConstantDescs.INIT_NAME, type);
      UnitClass.callInit(code, unit);
      if (unit.watches > 0) attach(code);
      touch(code);
      code.return_();
    });
  }

  private void attach(CodeBuilder code) {
    emit(code).setSlot(unit.sightings, () -> code.aload(0).getfield(Descs.MODEL, "sightings", Descs.SIGHTINGS));
    code.aload(0).invokestatic(unit.desc, UnitClass.ATTACH, ofSelf());
  }

  private MethodTypeDesc ofSelf() {
    return Descs.method(Descs.VOID, unit.desc);
  }

  /// `static void refresh(self)`: computes a task if it is stale, after those that it needs.
  private void writeRefresh(Group task) {
    int access = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
    builder.withMethodBody(REFRESH + task.name, ofSelf(), access, code -> {
      Label end = code.newLabel();
      code.aload(0).getfield(unit.desc, STALE + task.name, Descs.BOOLEAN).ifeq(end);
      code.aload(0).iconst_0().putfield(unit.desc, STALE + task.name, Descs.BOOLEAN);
      task.needs.forEach(needed -> refresh(code, needed));
      code.aload(0).invokestatic(unit.desc, task.name, ofSelf());
      code.labelBinding(end).return_();
    });
  }

  private void refresh(CodeBuilder code, Group task) {
    code.aload(0).invokestatic(unit.desc, REFRESH + task.name, ofSelf());
  }

  private void touch(CodeBuilder code) {
    unit.tasks.forEach(task -> makeStale(code, task));
  }

  private void makeStale(CodeBuilder code, Group task) {
    code.aload(0).iconst_1().putfield(unit.desc, STALE + task.name, Descs.BOOLEAN);
  }

  // Ports.

  /// A method whose first argument is a port's number.
  private void writePorts(
      String name, MethodTypeDesc type, java.util.function.Predicate<Port> has, BiConsumer<CodeBuilder, Port> body) {
    List<Port> ports = unit.module.ports();
    int most = unit.limits.ports();
    if (ports.size() <= most) {
      writeSwitch(name, type, 0, ports.size(), has, body);
      return;
    }
    int parts = (ports.size() + most - 1) / most;
    for (int i = 0; i < parts; i++) {
      writeSwitch(name + i, type, i * most, Math.min((i + 1) * most, ports.size()), has, body);
    }
    builder.withMethodBody(name, type, ClassFile.ACC_PUBLIC, code -> {
      code.iload(1).loadConstant(most).idiv();
      cases(code, 0, parts, part -> {
        code.aload(0).iload(1);
        if (type.parameterCount() > 1) code.loadLocal(java.lang.classfile.TypeKind.from(type.parameterType(1)), 2);
        code.invokevirtual(unit.desc, name + part, type);
        code.return_(java.lang.classfile.TypeKind.from(type.returnType()));
      });
      fail(code);
    });
  }

  private void writeSwitch(
      String name,
      MethodTypeDesc type,
      int from,
      int to,
      java.util.function.Predicate<Port> has,
      BiConsumer<CodeBuilder, Port> body) {
    builder.withMethodBody(name, type, ClassFile.ACC_PUBLIC, code -> {
      code.iload(1);
      cases(code, from, to, number -> {
        Port port = unit.module.ports().get(number);
        if (has.test(port)) body.accept(code, port);
        else fail(code);
      });
      fail(code);
    });
  }

  /// A switch on the number on the stack; falls through where it is none of them.
  private static void cases(CodeBuilder code, int from, int to, Consumer<Integer> body) {
    Label none = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = from; i < to; i++) cases.add(SwitchCase.of(i, code.newLabel()));
    if (cases.isEmpty()) code.pop();
    else code.tableswitch(from, to - 1, none, cases);
    for (SwitchCase at : cases) {
      code.labelBinding(at.target());
      body.accept(at.caseValue());
    }
    code.labelBinding(none);
  }

  private void fail(CodeBuilder code) {
    var type = Descs.method(Descs.of(RuntimeException.class), Descs.INT);
    code.aload(0).iload(1).invokevirtual(Descs.MODEL, "noSuchPort", type).athrow();
  }

  private Emit emit(CodeBuilder code) {
    return new Emit(code, unit, unit.desc, pool, -1);
  }

  private static boolean fitsLong(Rep rep) {
    return rep.isInt() || rep.isLong();
  }

  private void poke(CodeBuilder code, Port port) {
    Slot slot = unit.inputs.get(port);
    if (!fitsLong(slot.rep)) {
      fail(code);
      return;
    }
    emit(code).setSlot(slot, () -> {
      code.lload(2);
      if (slot.rep.isInt()) code.l2i();
    });
    afterPoke(code, slot);
  }

  private void pokeObject(CodeBuilder code, Port port) {
    Slot slot = unit.inputs.get(port);
    emit(code).setSlot(slot, () -> {
      code.aload(2);
      emit(code).unbox(slot.rep);
    });
    afterPoke(code, slot);
  }

  private void afterPoke(CodeBuilder code, Slot input) {
    for (Group task : unit.tasks) {
      if (readers(task).contains(input)) makeStale(code, task);
    }
    code.return_();
  }

  /// The inputs that a task depends on.
  private static Set<Slot> readers(Group task) {
    Set<Slot> inputs = new HashSet<>();
    Set<Group> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Group> open = new ArrayList<>(List.of(task));
    while (!open.isEmpty()) {
      Group group = open.removeLast();
      if (!seen.add(group)) continue;
      inputs.addAll(group.reads);
      open.addAll(group.needs);
    }
    return inputs;
  }

  private void peek(CodeBuilder code, Port port) {
    if (!fitsLong(Rep.of(port.type()))) {
      fail(code);
      return;
    }
    push(code, port, Rep.LONG);
    code.lreturn();
  }

  private void peekObject(CodeBuilder code, Port port) {
    Rep rep = Rep.of(port.type());
    push(code, port, rep);
    emit(code).box(rep);
    code.areturn();
  }

  private void push(CodeBuilder code, Port port, Rep rep) {
    Emit emit = emit(code);
    if (port.isInput()) {
      Slot slot = unit.inputs.get(port);
      emit.pushSlot(slot);
      emit.convert(slot.rep, rep);
      return;
    }
    Node node = unit.outputs.get(port);
    if (node.group != null) refresh(code, node.group);
    emit.push(node, rep);
  }
}
