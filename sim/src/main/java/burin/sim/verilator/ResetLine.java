package burin.sim.verilator;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The line of a reset in a model's memory.
///
/// @param clock the number of the clock that it comes with
/// @param level of the line where the reset is active
record ResetLine(Cell cell, int clock, long level, boolean isAsync) {

  /// @param cells one for each clock that has a reset
  static ResetLine[] of(List<ClockPins> clocks, List<Cell> cells) {
    List<ResetLine> lines = new ArrayList<>();
    for (ClockPins pins : clocks) {
      if (pins.reset().isEmpty()) continue;
      long level = pins.reset().get().style().isActiveLow() ? 0 : 1;
      lines.add(new ResetLine(cells.get(lines.size()), pins.number(), level, pins.isAsync()));
    }
    return lines.toArray(ResetLine[]::new);
  }

  /// @param active bit `i` stands for the reset of clock `i`
  void set(MemorySegment memory, long active) {
    cell.set(memory, (active >> clock & 1) == 1 ? level : 1 - level);
  }

  boolean isActive(MemorySegment memory) {
    return cell.get(memory) == level;
  }
}
