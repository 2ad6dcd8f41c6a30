package burin.approxconv;

import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import java.util.Optional;

/// What the units have in common: a tree of adders with registers in it, all of which stand still while the layer does.
///
/// With each value travels whether it is wanted; where the layer is gated, a stage takes only values that are.
abstract class TreeUnit extends Module {
  private final Gate gate;
  private int stage;
  private Bool move;
  /// Whether the value before the next register is wanted.
  private Bool wanted;
  /// Whether the value before each register is wanted, where somebody else keeps that; empty where it travels here.
  private Optional<Vec<Bool>> marks = Optional.empty();
  private Optional<ClockDomain> gated = Optional.empty();

  TreeUnit(Gate gate) {
    this.gate = gate;
    super();
  }

  /// @param move high in the cycles before whose end the layer moves on
  /// @param wanted whether what enters now is needed; a unit that is not gated does not ask
  final void begin(Bool move, Bool wanted) {
    this.move = move;
    this.wanted = wanted;
  }

  /// The same where somebody else knows it for each stage.
  ///
  /// @param marks whether the value before the registers of each stage is wanted
  final void begin(Bool move, Vec<Bool> marks) {
    begin(move, marks.get(0));
    this.marks = Optional.of(marks);
  }

  /// A register of the present stage.
  final <T extends Value> T register(String name, DataType<T> type, T value) {
    return switch (gate) {
      case NONE -> enabled(name, type, value, move);
      case ENABLE -> enabled(name, type, value, move.and(wanted));
      case ICG -> clocked(name, type, value);
    };
  }

  private <T extends Value> T enabled(String name, DataType<T> type, T value, Bool enable) {
    T register = naming(name, () -> reg(type));
    when(enable, () -> next(register, value));
    return register;
  }

  private <T extends Value> T clocked(String name, DataType<T> type, T value) {
    if (gated.isEmpty()) gated = Optional.of(naming("stage" + stage, () -> mainDomain().gated(move.and(wanted))));
    return in(gated.get(), () -> {
      T register = naming(name, () -> reg(type));
      next(register, value);
      return register;
    });
  }

  /// What follows belongs to the next stage.
  final void endStage() {
    stage++;
    gated = Optional.empty();
    if (marks.isPresent()) {
      wanted = marks.get().get(Math.min(stage, marks.get().length() - 1));
      return;
    }
    if (gate == Gate.NONE && !alwaysTravels()) return;
    Bool before = wanted;
    Bool register = naming("wanted" + stage, () -> reg(bool(), 0));
    when(move, () -> register.next(before));
    wanted = register;
  }

  /// Whether the mark travels with the value although no register asks for it.
  boolean alwaysTravels() {
    return false;
  }

  /// Whether the value behind the last register is wanted.
  final Bool wanted() {
    return wanted;
  }

  /// The lanes of one level, and what was left over of those before.
  private record Level(Vec<SInt> lanes, Optional<SInt> tail) {}

  /// The sum of all lanes, as the plan says, with registers after every `every` levels.
  final SInt sum(Vec<SInt> products, TreePlan plan, int every) {
    var level = new Level(products, Optional.empty());
    for (int i = 1; i <= plan.depth(); i++) {
      level = added(level, plan.levels().get(i));
      if (plan.isRegistered(i, every)) level = registered(level, plan.levels().get(i));
    }
    return level.lanes().get(0);
  }

  private Level added(Level before, TreePlan.Level after) {
    Vec<SInt> lanes = before.lanes();
    int half = lanes.length() / 2;
    if (half == 0) {
      var sum = before.tail().orElseThrow().add(lanes.get(0)).wrap(after.laneBits());
      return new Level(vecOf(1, _ -> sum), Optional.empty());
    }
    var sums = lanes.slice(0, half).zip(lanes.slice(half, half), (a, b) -> a.add(b).wrap(after.laneBits()));
    if (lanes.length() == 2 * half) return new Level(sums, before.tail());
    SInt last = lanes.get(2 * half);
    SInt tail = before.tail().map(other -> other.add(last)).orElse(last).wrap(after.tailBits());
    return new Level(sums, Optional.of(tail));
  }

  private Level registered(Level level, TreePlan.Level widths) {
    var sums = register("sums", vec(widths.lanes(), sint(widths.laneBits())), level.lanes());
    var tail = level.tail().map(value -> register("tail", sint(widths.tailBits()), value));
    endStage();
    return new Level(sums, tail);
  }
}
