package burin.cli;

import burin.Burin;
import burin.diag.Code;
import burin.diag.UserError;
import burin.flow.Catalogue;
import burin.flow.Design;
import burin.flow.Json;
import burin.flow.ParameterValues;
import burin.ir.Circuit;
import burin.synth.Cost;
import burin.synth.Estimate;
import burin.synth.Synthesis;
import burin.synth.Synthesis.Macro;
import burin.synth.Synthesis.ModuleCost;
import burin.synth.SynthesisOptions;
import burin.synth.Synthesizer;
import burin.synth.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    session.out().print(arguments.json() ? json(design, values, synthesis) : text(design, values, synthesis, options));
    return 0;
  }

  private static int estimate(
      Design design, ParameterValues values, Target target, Estimate estimate, Arguments arguments, Session session) {
    if (target != Target.OSU018) {
      throw new UserError(Code.OPTION, "--estimate is for osu018, not for " + target.word(), "--estimate without --target");
    }
    session.out().print(arguments.json() ? json(design, values, estimate) : text(design, values, estimate));
    return 0;
  }

  private static String text(Design design, ParameterValues values, Estimate estimate) {
    var table = new Table("  ");
    estimate.measures().forEach((name, value) -> table.row(name, worded(value)));
    return "%s %s%nestimated for osu018%n%n%s".formatted(design.name(), values, table);
  }

  private static String json(Design design, ParameterValues values, Estimate estimate) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("design", design.name());
    fields.put("parameters", values.values());
    fields.put("target", Target.OSU018.word());
    fields.putAll(estimate.measures());
    return Json.text(fields);
  }

  private static SynthesisOptions options(Arguments arguments, Session session) {
    var options = SynthesisOptions.defaults().searchPath(session.environment().getOrDefault("PATH", ""));
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

  private static String text(Design design, ParameterValues values, Synthesis synthesis, SynthesisOptions options) {
    boolean fpga = synthesis.target() != Target.OSU018;
    var text = new StringBuilder("%s %s%ntop module %s for %s%n%n".formatted(
        design.name(), values, synthesis.top(), synthesis.target().word()));
    text.append(table(synthesis)).append('\n');
    if (!synthesis.macros().isEmpty()) text.append(macros(synthesis)).append('\n');
    synthesis.fmaxMhz().ifPresent(mhz -> text.append(number("Fastest clock: %.1f MHz%s.%n", mhz,
        fpga ? ", placed and routed" : ", before layout")));
    synthesis.powerMw().ifPresent(power -> text.append(number("Power at %.0f MHz and an activity of %.2f: %.3f mW.%n",
        options.clockMhz(), options.activity(), power)));
    synthesis.notes().forEach(note -> text.append(note).append('\n'));
    return text.toString();
  }

  private static Table table(Synthesis synthesis) {
    List<String> names = shown(synthesis.target(), Cost.NONE);
    var headings = new ArrayList<>(List.of("module", "instances"));
    headings.addAll(names);
    var table = new Table("  ", headings.toArray(String[]::new));
    for (ModuleCost module : synthesis.modules()) {
      row(table, module.module(), number("%,d", module.instances()), synthesis.target(), module.all(), names);
    }
    row(table, "all", "", synthesis.target(), synthesis.total(), names);
    return table;
  }

  private static List<String> shown(Target target, Cost cost) {
    return Synthesis.fields(target, cost).entrySet().stream().filter(field -> field.getValue() != null).map(Map.Entry::getKey)
        .toList();
  }

  private static void row(Table table, String module, String instances, Target target, Cost cost, List<String> names) {
    Map<String, Object> fields = Synthesis.fields(target, cost);
    List<String> cells = new ArrayList<>(List.of(module, instances));
    for (String name : names) cells.add(worded(fields.get(name)));
    table.row(cells.toArray(String[]::new));
  }

  private static String worded(Object value) {
    return value instanceof Double number
        ? number % 1 == 0 ? number("%,.0f", number) : number("%,.1f", number) : number("%,d", value);
  }

  private static String macros(Synthesis synthesis) {
    var table = new Table("  ", "black box", "instances", "bits");
    for (Macro macro : synthesis.macros()) {
      table.row(macro.module(), number("%,d", macro.instances()), number("%,d", macro.instances() * macro.bits()));
    }
    return table + "%nNot in the totals: %s bits of memory in black boxes.%n".formatted(number("%,d", synthesis.macroBits()));
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String json(Design design, ParameterValues values, Synthesis synthesis) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("design", design.name());
    fields.put("parameters", values.values());
    fields.put("target", synthesis.target().word());
    fields.putAll(synthesis.measures());
    fields.put("macroBits", synthesis.macroBits());
    fields.put("modules", synthesis.modules().stream().map(module -> fields(synthesis.target(), module)).toList());
    fields.put("macros", synthesis.macros().stream().map(SynthCommand::fields).toList());
    fields.put("notes", synthesis.notes());
    return Json.text(fields);
  }

  private static Map<String, Object> fields(Target target, ModuleCost module) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("module", module.module());
    fields.put("instances", module.instances());
    fields.putAll(Synthesis.fields(target, module.own()));
    return fields;
  }

  private static Map<String, Object> fields(Macro macro) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("module", macro.module());
    fields.put("instances", macro.instances());
    fields.put("bits", macro.bits());
    return fields;
  }
}
