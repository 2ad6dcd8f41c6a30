package burin.cli;

import burin.flow.Design;
import burin.flow.Json;
import burin.flow.ParameterValues;
import burin.synth.Cost;
import burin.synth.Synthesis;
import burin.synth.Synthesis.Macro;
import burin.synth.Synthesis.ModuleCost;
import burin.synth.SynthesisOptions;
import burin.synth.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words what a design costs.
record SynthOutput(Design design, ParameterValues values, SynthesisOptions options, Synthesis synthesis) {
  String text() {
    boolean fpga = synthesis.target() != Target.OSU018;
    var text = new StringBuilder("%s %s%ntop module %s for %s%n%n".formatted(
        design.name(), values, synthesis.top(), synthesis.target().word()));
    text.append(table()).append('\n');
    if (!synthesis.macros().isEmpty()) text.append(macros()).append('\n');
    synthesis.fmaxMhz().ifPresent(mhz -> text.append(Numbers.text("Fastest clock: %.1f MHz%s.%n", mhz,
        fpga ? ", placed and routed" : ", before layout")));
    synthesis.powerMw().ifPresent(power -> text.append(Numbers.text("Power at %.0f MHz and an activity of %.2f: %.3f mW.%n",
        options.clockMhz(), options.activity(), power)));
    synthesis.notes().forEach(note -> text.append(note).append('\n'));
    return text.toString();
  }

  private Table table() {
    List<String> names = shown(synthesis.target(), Cost.NONE);
    var headings = new ArrayList<>(List.of("module", "instances"));
    headings.addAll(names);
    var table = new Table("  ");
    table.row(headings);
    for (ModuleCost module : synthesis.modules()) {
      table.row(row(module.module(), Numbers.text("%,d", module.instances()), module.all(), names));
    }
    table.row(row("all", "", synthesis.total(), names));
    return table;
  }

  private static List<String> shown(Target target, Cost cost) {
    return Synthesis.fields(target, cost).entrySet().stream().filter(field -> field.getValue() != null).map(Map.Entry::getKey)
        .toList();
  }

  private List<String> row(String module, String instances, Cost cost, List<String> names) {
    Map<String, Object> fields = Synthesis.fields(synthesis.target(), cost);
    List<String> cells = new ArrayList<>(List.of(module, instances));
    for (String name : names) cells.add(worded(fields.get(name)));
    return cells;
  }

  static String worded(Object value) {
    return value instanceof Double number
        ? number % 1 == 0 ? Numbers.text("%,.0f", number) : Numbers.text("%,.1f", number) : Numbers.text("%,d", value);
  }

  private String macros() {
    var table = new Table("  ", "black box", "instances", "bits");
    for (Macro macro : synthesis.macros()) {
      table.row(macro.module(), Numbers.text("%,d", macro.instances()), Numbers.text("%,d", macro.instances() * macro.bits()));
    }
    return table + Numbers.text("%nNot in the totals: %,d bits of memory in black boxes.%n", synthesis.macroBits());
  }

  String json() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("design", design.name());
    fields.put("parameters", values.values());
    fields.put("target", synthesis.target().word());
    fields.putAll(synthesis.measures());
    fields.put("macroBits", synthesis.macroBits());
    fields.put("modules", synthesis.modules().stream().map(module -> fields(synthesis.target(), module)).toList());
    fields.put("macros", synthesis.macros().stream().map(SynthOutput::fields).toList());
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
