package burin.sim.jvm;

import burin.ir.Constants;
import burin.ir.Memory;
import com.google.common.collect.Lists;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Writes the class of a unit: its fields, and as static methods of the object its tasks, its clock edge, its resets. What
/// is too much for one class file goes into more classes that have methods only.
final class UnitClass {
  static final String CONSTANTS = "constants";
  static final String SINK = "sink";
  static final String RESET = "reset";
  static final String ATTACH = "attach";
  private static final String INIT = "init";

  private static final int ACCESS = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

  private final Unit unit;
  private final Pool pool;
  private final Map<String, byte[]> classes = new LinkedHashMap<>();

  UnitClass(Unit unit, Pool pool) {
    this.unit = unit;
    this.pool = pool;
  }

  /// The class files by name.
  Map<String, byte[]> write() {
    List<MethodPlan> plan = new ArrayList<>();
    groups().forEach(group -> plan.addAll(group.methods));
    unit.outlined.values().forEach(plan::addAll);
    for (int i = 0; i < plan.size(); i++) plan.get(i).owner = owner(i / unit.limits.methods());
    List<List<MethodPlan>> parts = Lists.partition(plan, unit.limits.methods());
    for (int i = 1; i < parts.size(); i++) {
      ClassDesc desc = owner(i);
      List<MethodPlan> part = parts.get(i);
      classes.put(name(desc), ClassFile.of().build(desc, builder -> writePart(builder, desc, part)));
    }
    // Last, since it has the places for what is needed by any method.
    classes.put(name(unit.desc), ClassFile.of().build(unit.desc, builder -> writeUnit(builder, parts.getFirst())));
    return classes;
  }

  /// The unit's own class, or another for what is too much.
  private ClassDesc owner(int part) {
    return part == 0 ? unit.desc : ClassDesc.of(name(unit.desc) + "$" + part);
  }

  private static String name(ClassDesc desc) {
    return desc.packageName() + "." + desc.displayName();
  }

  private List<Group> groups() {
    List<Group> groups = new ArrayList<>(unit.tasks);
    groups.add(unit.sink);
    return groups;
  }

  private void writePart(ClassBuilder builder, ClassDesc desc, List<MethodPlan> methods) {
    builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
    writeConstants(builder, desc);
    for (MethodPlan method : methods) writeMethod(builder, desc, method);
  }

  private void writeUnit(ClassBuilder builder, List<MethodPlan> methods) {
    builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
    writeConstants(builder, unit.desc);
    for (MethodPlan method : methods) writeMethod(builder, unit.desc, method);
    for (Group group : groups()) writeStatements(builder, group.name, calls(group.methods));
    if (unit.hasReset()) writeStatements(builder, RESET, resets());
    if (!unit.hold.isEmpty()) writeStatements(builder, HoldCode.HOLD, new HoldCode(unit).statements());
    if (unit.watches > 0) writeStatements(builder, ATTACH, attachments());
    if (unit.isTop) new TopClass(unit, pool).write(builder);
    else writeConstructor(builder);
    writeStatements(builder, INIT, new Initial(unit).statements());
    writeFields(builder);
  }

  /// A constant array of all that no instruction can hold, the same in every class of the program.
  private static void writeConstants(ClassBuilder builder, ClassDesc desc) {
    ClassDesc array = Descs.OBJECT.arrayType();
    builder.withField(CONSTANTS, array, ACCESS | ClassFile.ACC_FINAL);
    builder.withMethodBody(ConstantDescs.CLASS_INIT_NAME, Descs.method(Descs.VOID), ClassFile.ACC_STATIC, code -> code
        .loadConstant(desc)
        .invokevirtual(ConstantDescs.CD_Class, "getClassLoader", Descs.method(Descs.of(ClassLoader.class)))
        .checkcast(Descs.LOADER)
        .invokevirtual(Descs.LOADER, "constants", Descs.method(array))
        .putstatic(desc, CONSTANTS, array)
        .return_());
  }

  private void writeFields(ClassBuilder builder) {
    Layout layout = unit.layout;
    for (Slot slot : layout.fields()) builder.withField(slot.field, slot.desc, ClassFile.ACC_PUBLIC);
    if (layout.ints() > 0) builder.withField(Layout.INTS, Slot.spillDesc(Rep.INT), ClassFile.ACC_PUBLIC);
    if (layout.longs() > 0) builder.withField(Layout.LONGS, Slot.spillDesc(Rep.LONG), ClassFile.ACC_PUBLIC);
    if (layout.objects() > 0) builder.withField(Layout.OBJECTS, Slot.spillDesc(null), ClassFile.ACC_PUBLIC);
  }

  private MethodTypeDesc type() {
    return Descs.method(Descs.VOID, unit.desc);
  }

  private void writeMethod(ClassBuilder builder, ClassDesc owner, MethodPlan method) {
    builder.withMethodBody(method.name, type(), ACCESS, code -> {
      var emit = new Emit(code, unit, owner, pool, method.number);
      method.order.forEach(emit::statement);
      emit.commit(method.commits);
      code.return_();
    });
  }

  private List<Consumer<Emit>> calls(List<MethodPlan> methods) {
    List<Consumer<Emit>> calls = new ArrayList<>();
    for (MethodPlan method : methods) calls.add(emit -> emit.call(method));
    return calls;
  }

  /// A method of statements; of very many, a method that calls others.
  private void writeStatements(ClassBuilder builder, String name, List<Consumer<Emit>> statements) {
    List<Consumer<Emit>> body = statements;
    for (int depth = 0; body.size() > unit.limits.statements(); depth++) {
      List<Consumer<Emit>> calls = new ArrayList<>();
      for (int from = 0; from < body.size(); from += unit.limits.statements()) {
        String part = name + "_" + depth + "_" + from / unit.limits.statements() + "_";
        writeBody(builder, part, body.subList(from, Math.min(from + unit.limits.statements(), body.size())));
        calls.add(emit -> emit.code.aload(Emit.SELF).invokestatic(unit.desc, part, type()));
      }
      body = calls;
    }
    writeBody(builder, name, body);
  }

  private void writeBody(ClassBuilder builder, String name, List<Consumer<Emit>> statements) {
    builder.withMethodBody(name, type(), ACCESS, code -> {
      var emit = new Emit(code, unit, unit.desc, pool, -1);
      statements.forEach(statement -> statement.accept(emit));
      code.return_();
    });
  }

  private void writeConstructor(ClassBuilder builder) {
    builder.withMethodBody(ConstantDescs.INIT_NAME, Descs.method(Descs.VOID), ClassFile.ACC_PUBLIC, code -> {
      code.aload(0).invokespecial(Descs.OBJECT, ConstantDescs.INIT_NAME, Descs.method(Descs.VOID));
      callInit(code, unit);
      code.return_();
    });
  }

  static void callInit(CodeBuilder code, Unit unit) {
    code.aload(0).invokestatic(unit.desc, INIT, Descs.method(Descs.VOID, unit.desc));
  }

  private List<Consumer<Emit>> resets() {
    List<Consumer<Emit>> statements = new ArrayList<>();
    for (Unit.Reset reset : unit.resets) {
      statements.add(emit -> emit.reset(reset));
    }
    for (Child child : unit.children) {
      if (child.resetAlong) statements.add(emit -> new EffectCode(emit).call(child, RESET));
    }
    return statements;
  }

  /// Children in which something is watched learn where to tell it.
  private List<Consumer<Emit>> attachments() {
    return unit.children.stream().filter(child -> child.unit.watches > 0)
        .<Consumer<Emit>>map(child -> emit -> attach(emit, child)).toList();
  }

  private void attach(Emit emit, Child child) {
    CodeBuilder code = emit.code;
    emit.forEach(child, (pushChild, i) -> {
      emit.setSlot(child.unit, pushChild, child.unit.sightings, () -> emit.pushSlot(unit.sightings));
      emit.setSlot(child.unit, pushChild, child.unit.firstWatch, () -> {
        emit.pushSlot(unit.firstWatch);
        code.loadConstant(child.firstWatch).iadd();
        if (i >= 0) code.iload(i).loadConstant(child.unit.watches).imul().iadd();
      });
      pushChild.run();
      code.invokestatic(child.unit.desc, ATTACH, Descs.method(Descs.VOID, child.unit.desc));
    });
  }

  /// The words that a memory begins with; null where they are all alike.
  static Object words(Memory memory) {
    Constants contents = memory.contents().orElse(null);
    return contents == null ? null : Codec.of(memory.element()).words(memory.depth(), contents);
  }
}
