package burin.sim.jvm;

import burin.ir.Clock;
import burin.ir.Port;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.function.Consumer;

/// Adds to the class of the top what makes time pass: the step, and for a circuit that has such things its edges of some
/// clocks, its asynchronous resets and what it watches.
final class TopClock {
  private static final MethodTypeDesc OF_CLOCKS = Descs.method(Descs.VOID, Descs.LONG);
  private static final int CLOCKS = 1;

  private final Unit unit;
  private final Consumer<CodeBuilder> refresh;
  private final Consumer<CodeBuilder> touch;

  /// @param refresh computes what the edge needs of the outputs
  /// @param touch forgets what was computed from the state
  TopClock(Unit unit, Consumer<CodeBuilder> refresh, Consumer<CodeBuilder> touch) {
    this.unit = unit;
    this.refresh = refresh;
    this.touch = touch;
  }

  void write(ClassBuilder builder) {
    if (unit.hasOneClock()) {
      write(builder, "step", Descs.method(Descs.VOID), this::edge);
    } else {
      write(builder, "step", Descs.method(Descs.VOID), this::edgeOfAll);
      write(builder, "edge", OF_CLOCKS, this::edgeOfSome);
    }
    if (unit.lines.values().stream().anyMatch(Line::isReset)) write(builder, "resets", OF_CLOCKS, this::resets);
    if (!unit.hold.isEmpty()) write(builder, "holdResets", Descs.method(Descs.VOID), this::hold);
  }

  private static void write(ClassBuilder builder, String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {
    builder.withMethodBody(name, type, ClassFile.ACC_PUBLIC, code -> {
      body.accept(code);
      code.return_();
    });
  }

  private void edge(CodeBuilder code) {
    if (unit.watches > 0) {
      code.aload(0).getfield(Descs.MODEL, "sightings", Descs.SIGHTINGS);
      code.invokevirtual(Descs.SIGHTINGS, "clear", Descs.method(Descs.VOID));
    }
    refresh.accept(code);
    call(code, UnitClass.SINK);
    touch.accept(code);
    if (unit.hasReset()) reset(code);
    if (!unit.hold.isEmpty()) hold(code);
  }

  private void reset(CodeBuilder code) {
    Label end = code.newLabel();
    code.aload(0).getfield(unit.desc, "resetHigh", Descs.BOOLEAN).ifeq(end);
    call(code, UnitClass.RESET);
    code.labelBinding(end);
  }

  private void hold(CodeBuilder code) {
    call(code, HoldCode.HOLD);
  }

  private void call(CodeBuilder code, String method) {
    code.aload(0).invokestatic(unit.desc, method, Descs.method(Descs.VOID, unit.desc));
  }

  private void edgeOfAll(CodeBuilder code) {
    code.aload(0).loadConstant(-1L).invokevirtual(unit.desc, "edge", OF_CLOCKS);
  }

  private void edgeOfSome(CodeBuilder code) {
    tell(code, false);
    edge(code);
  }

  private void resets(CodeBuilder code) {
    code.aload(0).lload(CLOCKS).invokespecial(Descs.MODEL, "resets", OF_CLOCKS);
    tell(code, true);
    if (unit.hold.isEmpty()) return;
    hold(code);
    touch.accept(code);
  }

  /// Gives the lines of one kind their bits of the argument.
  private void tell(CodeBuilder code, boolean resets) {
    for (Map.Entry<Port, Line> line : unit.lines.entrySet()) {
      if (line.getValue().isReset() != resets) continue;
      Clock clock = line.getValue().clock();
      Slot slot = unit.inputs.get(line.getKey());
      new Emit(code, unit, unit.desc, null, -1).setSlot(slot, () -> code
          .lload(CLOCKS).loadConstant(unit.module.clocking().clocks().indexOf(clock)).lushr().l2i().iconst_1().iand());
    }
  }
}
