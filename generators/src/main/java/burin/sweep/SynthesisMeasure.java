package burin.sweep;

import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.pass.ExtractMemories;
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
///
/// @param field of [burin.synth.Synthesis#measures]
record SynthesisMeasure(
    String name, String description, String unit, Better better, Target target, String field, List<Tool> tools)
    implements Measure {
  private static final int DIGITS = 6;
  private static final Tool YOSYS = new Tool("yosys", "yosys");
  private static final Tool STA = new Tool("sta", "opensta");

  static List<Measure> all() {
    return List.of(
        new SynthesisMeasure("area", "area in standard cells of 180 nm (osu018), large memories apart", "um2", Better.LOWER,
            Target.OSU018, "area", List.of(YOSYS)),
        new SynthesisMeasure("fmax", "fastest clock in standard cells of 180 nm, before layout", "MHz", Better.HIGHER,
            Target.OSU018, "fmaxMhz", List.of(YOSYS, STA)),
        new SynthesisMeasure("power", "power in standard cells of 180 nm at 100 MHz", "mW", Better.LOWER,
            Target.OSU018, "powerMw", List.of(YOSYS, STA)),
        new SynthesisMeasure("luts", "look-up tables of a 7-series FPGA", "", Better.LOWER, Target.XC7, "luts", List.of(YOSYS)),
        new SynthesisMeasure("brams", "block RAMs of a 7-series FPGA", "", Better.LOWER, Target.XC7, "brams", List.of(YOSYS)),
        new SynthesisMeasure("dsps", "DSP blocks of a 7-series FPGA", "", Better.LOWER, Target.XC7, "dsps", List.of(YOSYS)),
        new EstimateMeasure());
  }

  @Override
  public Subject subject() {
    return Subject.STRUCTURE;
  }

  /// Several points are synthesized at a time already, each by one tool after the other.
  @Override
  public Reading read(Specimen specimen) {
    SynthesisOptions options = SynthesisOptions.defaults().jobs(1).timing(tools.contains(STA));
    Synthesis found = new Synthesizer(target, options).run(specimen.circuit());
    return new Reading(Optional.ofNullable((Number) found.measures().get(field)).map(SynthesisMeasure::rounded),
        shares(specimen, found));
  }

  /// Of each module of the circuit. Its memories, which are synthesized as modules of their own, are part of it.
  private SequencedMap<String, Number> shares(Specimen specimen, Synthesis found) {
    Map<String, Double> own = own(found);
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

  /// What one of each module takes; nothing where that cannot be told apart, as a clock cannot.
  private Map<String, Double> own(Synthesis found) {
    Map<String, Double> own = new HashMap<>();
    for (Synthesis.ModuleCost module : found.modules()) {
      Object value = Synthesis.fields(target, module.own()).get(field);
      if (value instanceof Number number) own.put(module.module(), number.doubleValue());
    }
    return own;
  }

  /// What is no whole number, to six digits: what lies behind them is the sum's order, and no finding.
  private static Number rounded(Number value) {
    return value instanceof Double real ? new BigDecimal(real).round(new MathContext(DIGITS)).doubleValue() : value;
  }

  /// The cells that synthesis would come to, in milliseconds and without tools.
  private record EstimateMeasure() implements Measure {
    @Override
    public String name() {
      return "estimate";
    }

    @Override
    public String description() {
      return "standard cells of 180 nm as estimated, large memories apart";
    }

    @Override
    public String unit() {
      return "";
    }

    @Override
    public Better better() {
      return Better.LOWER;
    }

    @Override
    public Subject subject() {
      return Subject.STRUCTURE;
    }

    @Override
    public Reading read(Specimen specimen) {
      return Reading.of(Estimate.of(specimen.circuit()).cells());
    }
  }
}
