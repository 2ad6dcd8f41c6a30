package burin.flow;

import burin.approxconv.LayerProbe;
import burin.nn.MapShape;
import burin.sim.Pin;
import burin.sim.Simulator;
import burin.sim.VecPin;

/// Collects what one layer of a simulated circuit gives at every place of an image.
final class LayerWatch {
  private final MapShape shape;
  private final Pin gives;
  private final VecPin results;
  private final VecPin skipped;
  private final long[] values;
  private final long[] marks;
  private int[] outputs;
  private int[] skips;
  private int place;

  /// @param shape of the maps before the pool
  LayerWatch(LayerProbe probe, MapShape shape, Simulator simulator) {
    this.shape = shape;
    gives = simulator.pin(probe.gives());
    results = simulator.pin(probe.results());
    skipped = simulator.pin(probe.skipped());
    values = new long[shape.channels()];
    marks = new long[shape.channels()];
    begin();
  }

  /// From here on another image.
  void begin() {
    outputs = new int[shape.size()];
    skips = new int[shape.size()];
    place = 0;
  }

  /// Once in each cycle.
  void look() {
    if (gives.get() == 0) return;
    if (isComplete()) throw new CheckFailure("a layer gave more than %d places of one image".formatted(shape.mapSize()));
    results.get(values);
    skipped.get(marks);
    for (int map = 0; map < values.length; map++) {
      outputs[map * shape.mapSize() + place] = (int) values[map];
      skips[map * shape.mapSize() + place] = (int) marks[map];
    }
    place++;
  }

  boolean isComplete() {
    return place == shape.mapSize();
  }

  ApproxConvAnswer.Layer seen() {
    return new ApproxConvAnswer.Layer(outputs, skips);
  }
}
