package burin.paper;

import burin.Burin;
import burin.approxconv.ApproxConvConfig;
import burin.approxconv.ApproxConvFormulas;
import burin.approxconv.SingleUnits;
import burin.hdl.Module;
import burin.synth.Cost;
import burin.synth.SynthesisOptions;
import burin.synth.Synthesizer;
import burin.synth.Target;
import java.util.function.Supplier;

/// LUTs and flip-flops of an [burin.approxconv.ApproxConv] on an FPGA: units by Yosys, one for all of its layer, and the rows by
/// formula.
///
/// @param luts of convolutions, predictors and decisions
/// @param flipFlops of these and of the rows
record UnitArea(double luts, double flipFlops) {

  static UnitArea of(ApproxConvConfig config) {
    var synthesizer = new Synthesizer(Target.XC7, SynthesisOptions.defaults().timing(false).dsps(false));
    double luts = 0;
    double flipFlops = 0;
    for (int i = 0; i < config.layers(); i++) {
      int layer = i;
      int outputs = config.plan(layer).layer().outputs();
      Cost conv = cost(synthesizer, () -> SingleUnits.conv(config, layer, outputs / 2)).times(outputs);
      luts += conv.luts();
      flipFlops += conv.ffs() + ApproxConvFormulas.rowBits(config.plan(layer));
      if (!config.plan(layer).predicts()) continue;
      Cost approx = cost(synthesizer, () -> SingleUnits.approx(config, layer, outputs / 2)).times(outputs)
          .plus(cost(synthesizer, () -> SingleUnits.decision(config, layer)));
      luts += approx.luts();
      flipFlops += approx.ffs();
    }
    return new UnitArea(luts, flipFlops);
  }

  private static Cost cost(Synthesizer synthesizer, Supplier<? extends Module> unit) {
    return synthesizer.run(Burin.circuit(Burin.module(unit::get))).total();
  }
}
