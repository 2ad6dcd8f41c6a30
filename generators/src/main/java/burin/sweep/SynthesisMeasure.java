package burin.sweep;

import burin.synth.Estimate;
import burin.synth.SynthesisOptions;
import burin.synth.Synthesizer;
import burin.synth.Target;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Map<String, Object> measures = new Synthesizer(target, options).run(specimen.circuit()).measures();
    return new Reading(Optional.ofNullable((Number) measures.get(field)).map(SynthesisMeasure::rounded), new LinkedHashMap<>());
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
