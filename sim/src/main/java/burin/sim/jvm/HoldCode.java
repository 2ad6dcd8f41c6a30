package burin.sim.jvm;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The statements that let the asynchronous resets of a unit act.
final class HoldCode {
  static final String HOLD = "hold";

  /// So many registers share a branch.
  private static final int PORTION = 32;

  private final Hold hold;

  HoldCode(Unit unit) {
    this.hold = unit.hold;
  }

  List<Consumer<Emit>> statements() {
    List<Consumer<Emit>> statements = new ArrayList<>();
    hold.registers.forEach((level, resets) -> {
      for (int from = 0; from < resets.size(); from += PORTION) {
        List<Unit.Reset> part = resets.subList(from, Math.min(from + PORTION, resets.size()));
        statements.add(emit -> hold(emit, level, part));
      }
    });
    for (Hold.Inner inner : hold.children) statements.add(emit -> call(emit, inner));
    return statements;
  }

  private static void hold(Emit emit, Slot level, List<Unit.Reset> resets) {
    Label end = emit.code.newLabel();
    emit.pushSlot(level);
    emit.code.ifeq(end);
    resets.forEach(emit::reset);
    emit.code.labelBinding(end);
  }

  /// A child is called where anything in it may be held.
  private static void call(Emit emit, Hold.Inner inner) {
    CodeBuilder code = emit.code;
    Label end = code.newLabel();
    if (!inner.child().unit.hold.isByRegisters()) {
      Label begin = code.newLabel();
      for (Slot level : inner.levels().values()) {
        emit.pushSlot(level);
        code.ifne(begin);
      }
      code.goto_(end).labelBinding(begin);
    }
    emit.forEach(inner.child(), pushChild -> {
      tell(emit, inner, pushChild);
      pushChild.run();
      code.invokestatic(inner.child().unit.desc, HOLD, Descs.method(Descs.VOID, inner.child().unit.desc));
    });
    code.labelBinding(end);
  }

  private static void tell(Emit emit, Hold.Inner inner, Runnable pushChild) {
    Unit unit = inner.child().unit;
    for (Map.Entry<Line, Slot> level : inner.levels().entrySet()) {
      emit.setSlot(unit, pushChild, unit.line(level.getKey()), () -> emit.pushSlot(level.getValue()));
    }
  }
}
