package burin.sweep;

import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.pass.ExtractMemories;
import burin.sweep.Measure.Better;
import burin.sweep.Measure.Subject;
import burin.sweep.Measure.Tool;
import burin.synth.Estimate;
import burin.synth.Synthesis;
import burin.synth.SynthesisOptions;
import burin.synth.Synthesizer;
import burin.synth.Target;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// What synthesis for a target tells of a structure, as `./burin synth` does. Results are kept, so that two measures of one
/// target synthesize once.
final class SynthesisMeasures {
  private static final int DIGITS = 6;
  private static final Tool YOSYS = new Tool("yosys", "yosys");
  private static final Tool STA = new Tool("sta", "opensta");

  private SynthesisMeasures() {}

  static List<Measure> all() {
    return List.of(
        of("area", "area in standard cells of 180 nm (osu018), large memories apart", "um2", Better.LOWER,
            new Source(Target.OSU018, "area", false)),
        of("fmax", "fastest clock in standard cells of 180 nm, before layout", "MHz", Better.HIGHER,
            new Source(Target.OSU018, "fmaxMhz", true)),
        of("power", "power in standard cells of 180 nm at 100 MHz", "mW", Better.LOWER,
            new Source(Target.OSU018, "powerMw", true)),
        of("luts", "look-up tables of a 7-series FPGA", "", Better.LOWER, new Source(Target.XC7, "luts", false)),
        of("brams", "block RAMs of a 7-series FPGA", "", Better.LOWER, new Source(Target.XC7, "brams", false)),
        of("dsps", "DSP blocks of a 7-series FPGA", "", Better.LOWER, new Source(Target.XC7, "dsps", false)),
        DescribedMeasure.ofStructure("estimate", "standard cells of 180 nm as estimated, large memories apart", "", Better.LOWER,
            specimen -> Reading.of(Estimate.of(specimen.circuit()).cells())));
  }

  private static Measure of(String name, String description, String unit, Better better, Source source) {
    return new DescribedMeasure(name, description, unit, better, Subject.STRUCTURE,
        source.timing() ? List.of(YOSYS, STA) : List.of(YOSYS), source::read);
  }

  /// Where a value is found.
  ///
  /// @param field of [burin.synth.Synthesis#measures]
  /// @param timing whether it takes an analysis of timing
  private record Source(Target target, String field, boolean timing) {

    /// Several points are synthesized at a time already, each by one tool after the other.
    Reading read(Specimen specimen) {
      SynthesisOptions options = SynthesisOptions.defaults().jobs(1).timing(timing);
      Synthesis found = new Synthesizer(target, options).run(specimen.circuit());
      return new Reading(Optional.ofNullable((Number) found.measures().get(field)).map(SynthesisMeasures::rounded),
          shares(specimen, own(found)));
    }

    /// What one of each module takes; nothing where that cannot be told apart, as a clock cannot.
    private Map<String, Double> own(Synthesis found) {
      Map<String, Double> own = new HashMap<>();
      for (Synthesis.ModuleCost module : found.modules()) {
        Object value = Synthesis.fields(target, module.own()).get(field);
        if (value instanceof Number number) own.put(module.module(), number.doubleValue());
      }
      return own;
    }
  }

  /// Of each module of the circuit. Its memories, which are synthesized as modules of their own, are part of it.
  private static SequencedMap<String, Number> shares(Specimen specimen, Map<String, Double> own) {
    var shares = new LinkedHashMap<String, Number>();
    if (own.isEmpty()) return shares;
    Set<String> known = specimen.circuit().modules().stream().map(specimen.verilog()::identifier).collect(Collectors.toSet());
    Circuit cut = ExtractMemories.of(specimen.circuit(), ExtractMemories.Which.ALL).circuit();
    VerilogDesign names = VerilogEmitter.emit(cut);
    for (ModuleDef module : cut.modules()) {
      String name = names.identifier(module);
      if (!known.contains(name)) continue;
      double share = own.getOrDefault(name, 0.0);
      for (Instance instance : module.instances()) {
        String child = names.identifier(instance.module());
        if (!known.contains(child)) share += instance.count() * own.getOrDefault(child, 0.0);
      }
      shares.put(name, rounded(share));
    }
    return shares;
  }

  /// What is no whole number, to six digits: what lies behind them is the sum's order, and no finding.
  private static Number rounded(Number value) {
    return value instanceof Double real ? new BigDecimal(real).round(new MathContext(DIGITS)).doubleValue() : value;
  }
}
