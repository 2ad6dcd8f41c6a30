package burin.cli;

import burin.Burin;
import burin.diag.Code;
import burin.diag.UserError;
import burin.flow.Catalogue;
import burin.flow.Design;
import burin.flow.ParameterValues;
import burin.ir.Circuit;
import burin.synth.Estimate;
import burin.synth.Synthesis;
import burin.synth.SynthesisOptions;
import burin.synth.Synthesizer;
import burin.synth.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `synth`: what a design costs.
final class SynthCommand implements Command {
  private static final String TARGET = "--target";
  private static final String CLOCK = "--clock";
  private static final String MEMORY = "--memory";
  private static final String TIMEOUT = "--timeout";
  private static final String ESTIMATE = "--estimate";

  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin synth apu -p block=16", "cells, area, timing and power of a small APU");
    examples.put("./burin synth apu -p block=16 --target xc7", "LUTs, flip-flops, block RAMs and DSP blocks");
    examples.put("./burin synth apu -p pes=2 -p block=8 --target ice40", "LUTs, and the clock after placement");
    return Specifications.command("synth", "DESIGN [OPTION]...", "Synthesizes a design: area, timing, power, LUTs.",
            "Yosys maps each module once. For osu018, a library of standard cells, OpenSTA tells timing and power before "
                + "layout; for ice40 nextpnr places and routes. Results are kept, so that what has not changed is not done "
                + "again.", examples)
        .addPositional(Specifications.design(catalogue.names()))
        .addOption(Specifications.parameters())
        .addOption(Specifications.value(TARGET, "TARGET", "osu018 (default), xc7 or ice40."))
        .addOption(OptionSpec.builder(ESTIMATE).description("Estimate cells and area for osu018 in milliseconds, without tools.")
            .build())
        .addOption(Specifications.value(CLOCK, "MHZ", "The clock for which power is told. Default: 100."))
        .addOption(Specifications.value(MEMORY, "BITS", "The largest memory that becomes flip-flops where the target has none "
            + "of its kind; larger ones are macros, told beside the totals. Default: " + SynthesisOptions.LARGEST_MEMORY + "."))
        .addOption(Specifications.value(TIMEOUT, "SECONDS", "Time for one run of a tool. Default: 1800."));
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    Design design = catalogue.find(arguments.design());
    ParameterValues values = design.values(arguments.parameters());
    Target target = Target.of(arguments.text(TARGET).orElse(Target.OSU018.word()));
    SynthesisOptions options = options(arguments, session);
    Circuit circuit = Burin.circuit(Burin.module(() -> design.module(values)));
    if (arguments.has(ESTIMATE)) {
      return estimate(design, values, target, Estimate.of(circuit, options.largestMemory()), arguments, session);
    }
    Synthesis synthesis = synthesize(new Synthesizer(target, options), circuit, session);
    var output = new SynthOutput(design, values, options, synthesis);
    session.out().print(arguments.json() ? output.json() : output.text());
    return 0;
  }

  private static int estimate(
      Design design, ParameterValues values, Target target, Estimate estimate, Arguments arguments, Session session) {
    if (target != Target.OSU018) {
      throw new UserError(Code.OPTION, "--estimate is for osu018, not for " + target.word(), "--estimate without --target");
    }
    var output = new EstimateOutput(design, values, estimate);
    session.out().print(arguments.json() ? output.json() : output.text());
    return 0;
  }

  private static SynthesisOptions options(Arguments arguments, Session session) {
    var options = SynthesisOptions.defaults().searchPath(session.searchPath());
    if (arguments.text(CLOCK).isPresent()) options = options.clock(arguments.count(CLOCK).orElseThrow());
    if (arguments.text(TIMEOUT).isPresent()) options = options.limit(Duration.ofSeconds(arguments.count(TIMEOUT).orElseThrow()));
    if (arguments.text(MEMORY).isPresent()) options = options.largestMemory(bits(arguments));
    return options;
  }

  private static int bits(Arguments arguments) {
    long bits = arguments.number(MEMORY, 0);
    if (bits < 0 || bits > Integer.MAX_VALUE) {
      throw new UserError(Code.OPTION, "%s is %d, allowed 0..%d".formatted(MEMORY, bits, Integer.MAX_VALUE), MEMORY + " 2048");
    }
    return (int) bits;
  }

  private static Synthesis synthesize(Synthesizer synthesizer, Circuit circuit, Session session) {
    try (var bar = new Countdown("synthesizing", session)) {
      return synthesizer.run(circuit, bar::left);
    }
  }
}
