package burin.flow;

import burin.approxconv.ApproxConv;
import burin.approxconv.ApproxConvConfig;
import burin.approxconv.ApproxConvFormulas;
import burin.approxconv.LayerProbe;
import burin.nn.MapShape;
import burin.nn.reference.ConvReference;
import burin.sim.Pin;
import burin.sim.Simulator;
import burin.sim.VecPin;
import java.util.ArrayList;
import java.util.List;

/// Sends images through a simulated [ApproxConv], takes the maps that come out, and computes the fully connected layers. With
/// probes it also takes all that each layer gives.
final class ApproxConvHost implements Host {
  /// A circuit from which nothing has come after this many times the cycles of the formula will give nothing.
  private static final int PATIENCE = 4;

  private final Simulator simulator;
  private final ApproxConvConfig config;
  private final ConvReference software;
  private final MapShape input;
  private final MapShape output;

  private final Pin valid;
  private final Pin first;
  private final VecPin pixel;
  private final Pin ready;
  private final Pin outValid;
  private final Pin outReady;
  private final VecPin result;
  private final List<LayerWatch> watches = new ArrayList<>();
  private final long[] sent;
  private final long[] received;

  ApproxConvHost(ApproxConv module, Simulator simulator, ApproxConvConfig config) {
    this.simulator = simulator;
    this.config = config;
    software = new ConvReference(config.network());
    input = config.network().input();
    output = config.network().shape(config.layers());
    sent = new long[input.channels()];
    received = new long[output.channels()];
    valid = simulator.pin(module.in.valid);
    first = simulator.pin(module.in.payload.first);
    pixel = simulator.pin(module.in.payload.value);
    ready = simulator.pin(module.in.ready);
    outValid = simulator.pin(module.out.valid);
    outReady = simulator.pin(module.out.ready);
    result = simulator.pin(module.out.payload.value);
    for (LayerProbe probe : module.probes) {
      watches.add(new LayerWatch(probe, config.network().convolved(watches.size()), simulator));
    }
  }

  void reset() {
    simulator.reset();
    outReady.set(1);
  }

  /// Cycles are counted from the one in which the first pixel goes in to the one in which the last result comes out.
  ///
  /// @throws CheckFailure if results are missing
  @Override
  public Result run(int[] image) {
    int[] maps = new int[output.size()];
    watches.forEach(LayerWatch::begin);
    long limit = PATIENCE * ApproxConvFormulas.latency(config);
    long cycles = 0;
    int place = 0;
    int got = 0;
    while (got < output.mapSize()) {
      if (cycles == limit) throw new CheckFailure("%d of %d results came in %d cycles, %d times as many as it should take"
          .formatted(got, output.mapSize(), cycles, PATIENCE));
      offer(image, place);
      if (outValid.get() != 0) take(maps, got++);
      if (valid.get() != 0 && ready.get() != 0) place++;
      step();
      cycles++;
    }
    valid.set(0);
    finish(limit);
    return result(maps, cycles);
  }

  private void step() {
    watches.forEach(LayerWatch::look);
    simulator.step();
  }

  /// What a pool leaves over of a layer's results may come after the last one that counts.
  private void finish(long limit) {
    for (long cycles = 0; !watches.stream().allMatch(LayerWatch::isComplete); cycles++) {
      if (cycles == limit) throw new CheckFailure("a layer did not give all places of an image in %d cycles".formatted(cycles));
      step();
    }
  }

  private Result result(int[] maps, long cycles) {
    boolean scored = !config.network().dense().isEmpty();
    int[] scores = scored ? software.denseOutputs(maps) : maps;
    var answer = new ApproxConvAnswer(scored ? scores : new int[0], maps, watches.stream().map(LayerWatch::seen).toList());
    return new Result(scores, answer.values(), cycles);
  }

  private void offer(int[] image, int place) {
    boolean some = place < input.mapSize();
    valid.set(some ? 1 : 0);
    if (!some) return;
    first.set(place == 0 ? 1 : 0);
    for (int map = 0; map < sent.length; map++) sent[map] = image[map * input.mapSize() + place];
    pixel.set(sent);
  }

  private void take(int[] maps, int place) {
    result.get(received);
    for (int map = 0; map < received.length; map++) maps[map * output.mapSize() + place] = (int) received[map];
  }
}
