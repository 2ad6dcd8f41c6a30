package burin.sim.jvm;

import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Types;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What a new object of a unit begins with.
final class Initial {
  private final Unit unit;
  private final List<Consumer<Emit>> statements = new ArrayList<>();

  Initial(Unit unit) {
    this.unit = unit;
  }

  List<Consumer<Emit>> statements() {
    addSpill(Layout.INTS, unit.layout.ints(), Rep.INT);
    addSpill(Layout.LONGS, unit.layout.longs(), Rep.LONG);
    addSpill(Layout.OBJECTS, unit.layout.objects(), null);
    unit.layout.buffers().forEach(this::addBuffer);
    unit.inputs.values().forEach(this::addValue);
    for (Scope scope : unit.scopes) {
      scope.netlist.module().registers().forEach(register -> addValue(scope.registers.get(register)));
      scope.netlist.module().reads().forEach(read -> addValue(scope.reads.get(read)));
      scope.memories.forEach(this::addMemory);
    }
    if (unit.foreign != null) addForeign();
    unit.children.forEach(this::addChild);
    return statements;
  }

  private void addSpill(String field, int count, Rep rep) {
    if (count == 0) return;
    statements.add(emit -> {
      emit.code.aload(Emit.SELF).loadConstant(count);
      if (rep == null) emit.code.anewarray(Descs.OBJECT);
      else emit.code.newarray(rep.kind());
      emit.code.putfield(unit.desc, field, Slot.spillDesc(rep));
    });
  }

  private void addBuffer(Slot slot) {
    statements.add(emit -> emit.setSlot(slot, () -> emit.code.loadConstant(slot.rep.words()).newarray(TypeKind.LONG)));
  }

  private void addValue(Slot slot) {
    if (slot.rep.isVec()) {
      statements.add(emit -> emit.setSlot(slot, () -> {
        emit.pushPooled(emit.pool.initial(slot.type), slot.desc);
        if (slot.owned) emit.copy(slot.rep);
      }));
      return;
    }
    BigInteger value = Types.nearestToZero(slot.type);
    if (value.signum() != 0 || slot.rep.isWords()) {
      statements.add(emit -> emit.setSlot(slot, () -> {
        emit.pushConstant(value, slot.type, slot.rep);
        if (slot.rep.isWords()) emit.copy(slot.rep);
      }));
    }
  }

  private void addMemory(Memory memory, Slot slot) {
    Object words = UnitClass.words(memory);
    statements.add(emit -> emit.setSlot(slot, () -> {
      if (words == null) pushAlike(emit, memory, slot);
      else pushCopy(emit, words, slot, Rep.of(memory.element()));
    }));
  }

  private static void pushCopy(Emit emit, Object words, Slot slot, Rep word) {
    emit.pushPooled(emit.pool.object(words), slot.desc);
    if (word.isWords()) emit.code.invokestatic(Descs.WIDE, "rows", Descs.method(slot.desc, slot.desc));
    else emit.code.invokevirtual(slot.desc, "clone", Descs.method(Descs.OBJECT)).checkcast(slot.desc);
  }

  /// An array of one word again and again; of zeros, a new array.
  private static void pushAlike(Emit emit, Memory memory, Slot slot) {
    CodeBuilder code = emit.code;
    Rep word = Rep.of(memory.element());
    code.loadConstant(memory.depth());
    if (word.isWords()) {
      emit.pushConstant(Types.nearestToZero(memory.element()), memory.element(), word);
      code.invokestatic(Descs.WIDE, "rows", Descs.method(slot.desc, Descs.INT, word.desc()));
      return;
    }
    emit.newArray(word.vec());
    if (word.isVec()) {
      code.dup();
      emit.pushPooled(emit.pool.initial(memory.element()), word.desc());
      code.invokestatic(Descs.ARRAYS, "fill", Descs.method(Descs.VOID, Descs.OBJECT.arrayType(), Descs.OBJECT));
      return;
    }
    BigInteger value = Types.nearestToZero(memory.element());
    if (value.signum() == 0) return;
    code.dup();
    emit.pushConstant(value, memory.element(), word);
    code.invokestatic(Descs.ARRAYS, "fill", Descs.method(Descs.VOID, slot.desc, word.desc()));
  }

  private void addChild(Child child) {
    statements.add(emit -> {
      CodeBuilder code = emit.code;
      if (!child.isArray()) {
        emit.setSlot(child.slot, () -> pushNew(code, child.unit));
        return;
      }
      emit.setSlot(child.slot, () -> code.loadConstant(child.count()).anewarray(child.unit.desc));
      emit.loop(0, child.count(), i -> {
        emit.pushSlot(child.slot);
        code.iload(i);
        pushNew(code, child.unit);
        code.aastore();
      });
    });
  }

  private void addForeign() {
    ClassDesc module = Descs.of(ModuleDef.class);
    statements.add(emit -> emit.setSlot(unit.foreign, () -> {
      emit.code.new_(Descs.FOREIGN).dup();
      emit.pushPooled(emit.pool.object(unit.module), module);
      emit.code.invokespecial(Descs.FOREIGN, "<init>", Descs.method(Descs.VOID, module));
    }));
  }

  private static void pushNew(CodeBuilder code, Unit unit) {
    code.new_(unit.desc).dup().invokespecial(unit.desc, "<init>", Descs.method(Descs.VOID));
  }
}
