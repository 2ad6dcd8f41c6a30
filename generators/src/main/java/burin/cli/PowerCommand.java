package burin.cli;

import burin.approxconv.Structure;
import burin.approxconv.reference.ShippedPredictors;
import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.flow.Catalogue;
import burin.flow.Json;
import burin.nn.ConvNetwork;
import burin.nn.ConvNetworks;
import burin.nn.Datasets;
import burin.power.ApproxConvPower;
import burin.power.ApproxConvPower.LayerPower;
import burin.power.ApproxConvPower.Variant;
import burin.power.Power;
import burin.synth.SynthesisOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `power`: what gating and isolation save, by activity.
final class PowerCommand implements Command {
  private static final String SYSTEM = "approxconv";
  private static final String NETWORK = "--network";
  private static final String UNITS = "--units";
  private static final String IMAGES = "--images";
  private static final String DEFAULT_UNITS = "2";

  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin power approxconv", "4 and 12 maps; some minutes, for most of which Yosys runs");
    examples.put("./burin power approxconv --network lenet-relu", "20 and 50 maps; half an hour of one processor");
    return Specifications.command("power", "DESIGN [OPTION]...", "Tells what gating saves of the power of a design, by activity.",
            "Units are mapped to standard cells by Yosys and simulated cell by cell with what they see while the circuit reads "
                + "digits; OpenSTA tells the power of each cell. What is told are shares of the power of the same convolutions "
                + "without predictors and gating. Netlists are kept, so that the second time is quick.", examples)
        .addPositional(PositionalParamSpec.builder().index("0").arity("1").required(true).paramLabel("DESIGN").type(String.class)
            .description("approxconv.").build())
        .addOption(Specifications.value(NETWORK, "NETWORK", "lenet1-relu (default), lenet-relu-small or lenet-relu."))
        .addOption(Specifications.value(UNITS, "N[,N]", "How many outputs of each layer stand for all; the last number is "
            + "for all further layers. Default: 2."))
        .addOption(Specifications.value(IMAGES, "N", "How many digits are measured, 1 to 64. Default: 64."));
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    if (!arguments.design().equals(SYSTEM)) throw new UserError(
        Code.UNKNOWN, "power is not known of \"%s\"".formatted(arguments.design()),
        Suggestions.hint(arguments.design(), List.of(SYSTEM)));
    ConvNetwork network = network(arguments.text(NETWORK).orElse("lenet1-relu"));
    ApproxConvPower power = power(network, arguments, session);
    List<LayerPower> measured = new ArrayList<>();
    for (Variant variant : Variant.all()) measured.addAll(power.run(variant));
    session.out().print(arguments.json() ? json(network, power, measured) : text(network, power, measured));
    return 0;
  }

  static ConvNetwork network(String name) {
    List<String> known = ShippedPredictors.names();
    if (!known.contains(name)) throw new UserError(
        Code.UNKNOWN, "no predictors were chosen for a network \"%s\"".formatted(name), Suggestions.hint(name, known));
    return ConvNetworks.find(name);
  }

  private static ApproxConvPower power(ConvNetwork network, Arguments arguments, Session session) {
    int images = arguments.count(IMAGES).orElse(ApproxConvPower.MOST_IMAGES);
    if (images > ApproxConvPower.MOST_IMAGES) throw new UserError(
        Code.OPTION, "%s is %d, allowed 1..%d".formatted(IMAGES, images, ApproxConvPower.MOST_IMAGES), IMAGES + " 64");
    var options = SynthesisOptions.defaults().searchPath(session.environment().getOrDefault("PATH", ""));
    return new ApproxConvPower(network, ShippedPredictors.levels(network), Structure.DEFAULT,
        units(arguments.text(UNITS).orElse(DEFAULT_UNITS)), images, Datasets.sample(), options,
        session.progress());
  }

  private static List<Integer> units(String text) {
    if (!text.matches("[1-9]\\d{0,3}(,[1-9]\\d{0,3})*")) throw new UserError(
        Code.OPTION, "%s is \"%s\", which is no list of whole numbers".formatted(UNITS, text), UNITS + " 4,1");
    return Stream.of(text.split(",")).map(Integer::valueOf).toList();
  }

  private static String text(ConvNetwork network, ApproxConvPower power, List<LayerPower> measured) {
    var text = new StringBuilder(
        "Dynamic power of the convolutions of %s with their predictors, of 100 without gating%n".formatted(network.name()));
    for (int layer = 0; layer < network.convolutions().size(); layer++) {
      text.append("%nlayer %d, outputs %s for all %d%n".formatted(
          layer + 1, power.sample(layer), network.convolutions().get(layer).outputs()));
      text.append(table(ofLayer(measured, layer)));
    }
    return text.append("%nall layers%n".formatted()).append(table(sums(measured))).toString();
  }

  /// A line of a table: all that is told of one variant.
  private record Line(Variant variant, Power conv, Power predictor, String computed) {
    double all() {
      return conv.dynamic() + predictor.dynamic();
    }
  }

  private static List<Line> ofLayer(List<LayerPower> measured, int layer) {
    return measured.stream().filter(each -> each.layer() == layer)
        .map(each -> new Line(each.variant(), each.conv(), each.predictor(), percent(each.computed()))).toList();
  }

  private static List<Line> sums(List<LayerPower> measured) {
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
    return String.format(Locale.ROOT, "%.1f", 100 * watts / base);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String json(ConvNetwork network, ApproxConvPower power, List<LayerPower> measured) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("network", network.name());
    List<Object> samples = new ArrayList<>();
    for (int layer = 0; layer < network.convolutions().size(); layer++) samples.add(power.sample(layer));
    fields.put("samples", samples);
    fields.put("layers", measured.stream().map(each -> fields(each, measured)).toList());
    fields.put("all", sums(measured).stream().map(line -> fields(line, sums(measured).getFirst().all())).toList());
    return Json.text(fields);
  }

  private static Map<String, Object> fields(LayerPower power, List<LayerPower> measured) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("layer", power.layer() + 1);
    fields.put("computed", power.computed());
    double base = ofLayer(measured, power.layer()).getFirst().all();
    fields.putAll(fields(new Line(power.variant(), power.conv(), power.predictor(), ""), base));
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
