package burin.cli;

import burin.flow.Json;
import burin.nn.ConvNetwork;
import burin.power.ApproxConvPower;
import burin.power.ApproxConvPower.LayerPower;
import burin.power.ApproxConvPower.Variant;
import burin.power.Power;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words what the layers of a network take, variant by variant.
record PowerOutput(ConvNetwork network, ApproxConvPower power, List<LayerPower> measured) {
  String text() {
    var text = new StringBuilder(
        "Dynamic power of the convolutions of %s with their predictors, of 100 without gating%n".formatted(network.name()));
    for (int layer = 0; layer < network.convolutions().size(); layer++) {
      text.append("%nlayer %d, outputs %s for all %d%n".formatted(
          layer + 1, power.sample(layer), network.convolutions().get(layer).outputs()));
      text.append(table(ofLayer(layer)));
    }
    return text.append("%nall layers%n".formatted()).append(table(sums())).toString();
  }

  /// A line of a table: all that is told of one variant.
  private record Line(Variant variant, Power conv, Power predictor, String computed) {
    double all() {
      return conv.dynamic() + predictor.dynamic();
    }
  }

  private List<Line> ofLayer(int layer) {
    return measured.stream().filter(each -> each.layer() == layer)
        .map(each -> new Line(each.variant(), each.conv(), each.predictor(), percent(each.computed()))).toList();
  }

  private List<Line> sums() {
    Map<Variant, Line> sums = new LinkedHashMap<>();
    for (LayerPower each : measured) {
      sums.merge(each.variant(), new Line(each.variant(), each.conv(), each.predictor(), ""), (a, b) ->
          new Line(a.variant(), a.conv().plus(b.conv()), a.predictor().plus(b.predictor()), ""));
    }
    return List.copyOf(sums.values());
  }

  private static String table(List<Line> lines) {
    var table = new Table("  ", "predictors", "gate", "isolation", "computed", "logic", "registers", "clock", "inputs",
        "predictors", "all", "saved");
    double base = lines.getFirst().all();
    for (Line line : lines) {
      Power conv = line.conv();
      table.row(line.variant().scheme().toString(), line.variant().gate().toString(), line.variant().isolation().toString(),
          line.computed(), share(conv.logic(), base), share(conv.registers(), base), share(conv.clock(), base),
          share(conv.inputs(), base), share(line.predictor().dynamic(), base), share(line.all(), base),
          percent(1 - line.all() / base));
    }
    return table.toString();
  }

  private static String share(double watts, double base) {
    return Numbers.text("%.1f", 100 * watts / base);
  }

  private static String percent(double share) {
    return Numbers.text("%.1f %%", 100 * share);
  }

  String json() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("network", network.name());
    List<Object> samples = new ArrayList<>();
    for (int layer = 0; layer < network.convolutions().size(); layer++) samples.add(power.sample(layer));
    fields.put("samples", samples);
    fields.put("layers", measured.stream().map(this::fields).toList());
    fields.put("all", sums().stream().map(line -> fields(line, sums().getFirst().all())).toList());
    return Json.text(fields);
  }

  private Map<String, Object> fields(LayerPower layer) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("layer", layer.layer() + 1);
    fields.put("computed", layer.computed());
    double base = ofLayer(layer.layer()).getFirst().all();
    fields.putAll(fields(new Line(layer.variant(), layer.conv(), layer.predictor(), ""), base));
    return fields;
  }

  private static Map<String, Object> fields(Line line, double base) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("scheme", line.variant().scheme().toString());
    fields.put("gate", line.variant().gate().toString());
    fields.put("isolation", line.variant().isolation().toString());
    fields.put("logic", line.conv().logic() / base);
    fields.put("registers", line.conv().registers() / base);
    fields.put("clock", line.conv().clock() / base);
    fields.put("inputs", line.conv().inputs() / base);
    fields.put("predictors", line.predictor().dynamic() / base);
    fields.put("all", line.all() / base);
    return fields;
  }
}
