package burin.power;

import burin.approxconv.ApproxConv;
import burin.approxconv.ApproxConvConfig;
import burin.approxconv.ApproxConvFormulas;
import burin.approxconv.Extras;
import burin.approxconv.LayerProbe;
import burin.hdl.Vec;
import burin.sim.Compiled;
import burin.sim.Engine;
import burin.sim.Pin;
import burin.sim.Simulator;
import burin.sim.VecPin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the units of one layer saw in every cycle while the circuit computed images, several runs side by side.
final class LayerRecording {
  private static final int BYTE = 8;

  final BitFrames moves = new BitFrames(1);
  final BitFrames seen = new BitFrames(BYTE);
  final BitFrames window = new BitFrames(BYTE);
  final BitFrames wanted = new BitFrames(1);
  /// Which windows on their way through the predictors have a place, that of `seen` first.
  final Optional<BitFrames> places;
  final Optional<BitFrames> sums;
  /// What the convolutions gave.
  final BitFrames results = new BitFrames(BYTE);

  private LayerRecording(Optional<Integer> sumBits) {
    sums = sumBits.map(BitFrames::new);
    places = sumBits.map(_ -> new BitFrames(1));
  }

  /// Sends images through the circuit in the JVM: in each run two, one behind the other. From the first pixel of the second on
  /// everything is as in a stream without end.
  ///
  /// @param images for each run the two
  static List<LayerRecording> of(ApproxConvConfig config, List<List<int[]>> images) {
    var module = new ApproxConv(config.with(Extras.PROBES));
    Compiled compiled = Engine.JVM.compile(module);
    List<LayerRecording> layers = new ArrayList<>();
    for (LayerProbe probe : module.probes) {
      layers.add(new LayerRecording(probe.sums().map(sums -> sums.type().width() / sums.length())));
    }
    for (int run = 0; run < images.size(); run++) {
      try (Simulator simulator = compiled.open()) {
        new Run(simulator, module, layers, run).images(images.get(run), (int) ApproxConvFormulas.interval(config));
      }
    }
    return layers;
  }

  /// One simulation.
  private static final class Run {
    private final Simulator simulator;
    private final ApproxConv module;
    private final int run;
    private final List<Eye> eyes = new ArrayList<>();

    /// A pin whose numbers go to frames.
    private record Eye(VecPin pin, long[] numbers, BitFrames frames) {}

    private final List<Pin> moves = new ArrayList<>();
    private final List<LayerRecording> layers;

    Run(Simulator simulator, ApproxConv module, List<LayerRecording> layers, int run) {
      this.simulator = simulator;
      this.module = module;
      this.layers = layers;
      this.run = run;
      for (int i = 0; i < layers.size(); i++) watch(module.probes.get(i), layers.get(i));
    }

    private void watch(LayerProbe probe, LayerRecording layer) {
      moves.add(simulator.pin(probe.moves()));
      add(probe.seen(), layer.seen);
      add(probe.window(), layer.window);
      add(probe.wanted(), layer.wanted);
      probe.sums().ifPresent(sums -> add(sums, layer.sums.orElseThrow()));
      probe.places().ifPresent(places -> add(places, layer.places.orElseThrow()));
      add(probe.results(), layer.results);
    }

    private void add(Vec<?> port, BitFrames frames) {
      eyes.add(new Eye(simulator.pin(port), new long[port.length()], frames));
    }

    void images(List<int[]> images, int pixels) {
      simulator.reset();
      simulator.poke(module.out.ready, true).poke(module.in.valid, true);
      Pin first = simulator.pin(module.in.payload.first);
      VecPin value = simulator.pin(module.in.payload.value);
      int maps = module.in.payload.value.length();
      long[] pixel = new long[maps];
      for (int cycle = 0; cycle < images.size() * pixels; cycle++) {
        int[] image = images.get(cycle / pixels);
        for (int map = 0; map < maps; map++) pixel[map] = image[map * pixels + cycle % pixels];
        first.set(cycle % pixels == 0 ? 1 : 0);
        value.set(pixel);
        look(cycle);
        simulator.step();
      }
    }

    private void look(int cycle) {
      for (int i = 0; i < moves.size(); i++) layers.get(i).moves.put(run, cycle, moves.get(i).get());
      for (Eye eye : eyes) {
        eye.pin().get(eye.numbers());
        eye.frames().put(run, cycle, eye.numbers());
      }
    }
  }
}
