package burin.paper;

import burin.Burin;
import burin.approxconv.folded.FoldedConfig;
import burin.approxconv.folded.FoldedNetwork;
import burin.synth.Cost;
import burin.synth.SynthesisOptions;
import burin.synth.Synthesizer;
import burin.synth.Target;

/// What a [FoldedNetwork] takes on an FPGA: its modules, one by one, by Yosys.
final class FoldedArea {
  private FoldedArea() {}

  static Cost of(FoldedConfig config) {
    var synthesizer = new Synthesizer(Target.XC7, SynthesisOptions.defaults().timing(false));
    return synthesizer.run(Burin.circuit(Burin.module(() -> new FoldedNetwork(config)))).total();
  }
}
