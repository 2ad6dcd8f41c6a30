package burin.sim.interp;

import burin.ir.Expr;
import burin.ir.MapLanes;
import java.util.ArrayList;
import java.util.List;

/// Finds the value of a [MapLanes]: its body once a lane, each time in a frame of its own.
final class MapTask implements Task {
  private final Frame frame;
  private final MapLanes map;
  private final List<Value> lanes = new ArrayList<>();
  private Frame laneFrame;

  MapTask(Frame frame, MapLanes map) {
    this.frame = frame;
    this.map = map;
  }

  @Override
  public Task advance() {
    for (Expr operand : map.operands()) {
      Task missing = ExprTask.of(frame, operand);
      if (missing != null) return missing;
    }
    while (lanes.size() < map.length()) {
      if (laneFrame == null) laneFrame = laneFrame(lanes.size());
      Task missing = ExprTask.of(laneFrame, map.body());
      if (missing != null) return missing;
      lanes.add(laneFrame.get(map.body()));
      laneFrame = null;
    }
    frame.put(map, Value.of(lanes));
    return null;
  }

  private Frame laneFrame(int lane) {
    var inner = new Frame(frame);
    for (int i = 0; i < map.params().size(); i++) {
      inner.bind(map.params().get(i), frame.get(map.operands().get(i)).lane(lane));
    }
    return inner;
  }
}
