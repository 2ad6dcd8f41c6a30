package burin.sim.interp;

import burin.ir.ReduceLanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the value of a [ReduceLanes], level by level.
final class ReduceTask implements Task {
  private final Frame frame;
  private final ReduceLanes reduce;
  private int level;
  /// The values at this level, the tail last; null until the operand is known.
  private List<Value> values;
  private boolean hasTail;
  private final List<Value> combined = new ArrayList<>();
  private Frame pairFrame;

  ReduceTask(Frame frame, ReduceLanes reduce) {
    this.frame = frame;
    this.reduce = reduce;
  }

  @Override
  public Task advance() {
    if (values == null) {
      Task missing = ExprTask.of(frame, reduce.operand());
      if (missing != null) return missing;
      values = frame.get(reduce.operand()).asLanes();
    }
    for (; level < reduce.levels().size(); level++) {
      Task missing = advance(reduce.levels().get(level));
      if (missing != null) return missing;
      values = List.copyOf(combined);
      combined.clear();
    }
    frame.put(reduce, values.getFirst());
    return null;
  }

  private Task advance(ReduceLanes.Level functions) {
    int fullLanes = hasTail ? values.size() - 1 : values.size();
    while (combined.size() < fullLanes / 2) {
      Task missing = combine(functions.pair());
      if (missing != null) return missing;
    }
    boolean oneIsLeft = fullLanes % 2 == 1;
    if (oneIsLeft && hasTail) return combine(functions.tail());
    if (oneIsLeft || hasTail) combined.add(values.getLast());
    hasTail |= oneIsLeft;
    return null;
  }

  /// Combines the next two values.
  private Task combine(Optional<ReduceLanes.Combine> function) {
    ReduceLanes.Combine combine = function.orElseThrow(
        () -> new IllegalStateException(Describe.expr(frame.node, reduce) + ": level " + level + " lacks a function"));
    if (pairFrame == null) {
      pairFrame = new Frame(frame);
      pairFrame.bind(combine.left(), values.get(2 * combined.size()));
      pairFrame.bind(combine.right(), values.get(2 * combined.size() + 1));
    }
    Task missing = ExprTask.of(pairFrame, combine.body());
    if (missing != null) return missing;
    combined.add(pairFrame.get(combine.body()));
    pairFrame = null;
    return null;
  }
}
