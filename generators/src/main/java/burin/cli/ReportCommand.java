package burin.cli;

import burin.approxconv.Gate;
import burin.approxconv.Isolation;
import burin.approxconv.Structure;
import burin.approxconv.reference.GateReport;
import burin.approxconv.reference.GatedNetwork;
import burin.approxconv.reference.GatedReference;
import burin.approxconv.reference.LayerCounts;
import burin.approxconv.reference.Scheme;
import burin.approxconv.reference.ShippedPredictors;
import burin.approxconv.reference.ThresholdCurve;
import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.flow.Catalogue;
import burin.flow.Choice;
import burin.flow.Json;
import burin.nn.ConvNetwork;
import burin.nn.Dataset;
import burin.nn.Datasets;
import burin.power.ApproxConvPower;
import burin.power.ApproxConvPower.LayerPower;
import burin.power.ApproxConvPower.Variant;
import burin.synth.SynthesisOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `report`: what predictors do, layer by layer, and over their threshold.
final class ReportCommand implements Command {
  private static final String SYSTEM = "approxconv";
  private static final String NETWORK = "--network";
  private static final String DATASET = "--dataset";
  private static final String IMAGES = "--images";
  private static final String THRESHOLDS = "--thresholds";
  private static final String CSV = "--csv";
  private static final String ENERGY = "--energy";
  private static final String USUAL_THRESHOLDS = "-32,-16,-8,-4,0,4,8,16,32";
  private static final int ENERGY_UNITS = 2;

  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin report approxconv --network lenet-relu", "each scheme on 1,000 digits, and the curve");
    examples.put("./burin report approxconv --thresholds=-8,0,8 --csv curve.csv", "three points of the curve, for a spreadsheet");
    examples.put("./burin report approxconv --energy", "with the energy of each layer, which Yosys takes minutes for");
    return Specifications.command("report", "DESIGN [OPTION]...", "Tells what the predictors of a design do, layer by layer.",
            "Negative is what a ReLU discards. Of that, false positives are computed nevertheless, which costs energy; false "
                + "negatives are skipped although they are not negative, which may cost accuracy. All is counted with the "
                + "bit-exact model of the gated network, which the hardware follows. The curve is over the threshold, in units "
                + "of a layer's outputs: what is predicted to be at most that is skipped.", examples)
        .addPositional(PositionalParamSpec.builder().index("0").arity("1").required(true).paramLabel("DESIGN").type(String.class)
            .description("approxconv.").build())
        .addOption(Specifications.value(NETWORK, "NETWORK", "lenet1-relu (default), lenet-relu-small or lenet-relu."))
        .addOption(Specifications.value(DATASET, "DATASET",
            "sample (default): the first 1,000 test images of MNIST; full: all 10,000, fetched once."))
        .addOption(Specifications.value(IMAGES, "N", "How many images. Default: all of the data set."))
        .addOption(Specifications.value(THRESHOLDS, "LIST", "The points of the curve. Default: " + USUAL_THRESHOLDS + "."))
        .addOption(Specifications.value(CSV, "FILE", "Write the counts of every layer at every point there, too."))
        .addOption(OptionSpec.builder(ENERGY).description("Tell the energy of each layer, of 100 without predictors: gated by "
            + "enables, multipliers isolated by ANDs (see ./burin power).").build());
  }

  /// One scheme at one threshold.
  private record Entry(Scheme scheme, double threshold, GateReport report, List<Double> energy) {}

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    if (!arguments.design().equals(SYSTEM)) throw new UserError(
        Code.UNKNOWN, "there is no report of \"%s\"".formatted(arguments.design()),
        Suggestions.hint(arguments.design(), List.of(SYSTEM)));
    ConvNetwork network = PowerCommand.network(arguments.text(NETWORK).orElse("lenet1-relu"));
    Dataset digits = digits(arguments, session);
    List<Double> thresholds = thresholds(arguments.text(THRESHOLDS).orElse(USUAL_THRESHOLDS));
    Map<Scheme, List<Double>> energies = arguments.has(ENERGY) ? energies(network, session) : Map.of();
    List<Entry> schemes = schemes(network, digits, energies);
    List<Entry> curve = curve(network, digits, thresholds);
    arguments.text(CSV).ifPresent(file -> write(Path.of(file), csv(schemes, curve)));
    session.out().print(arguments.json() ? json(network, digits, schemes, curve) : text(network, digits, schemes, curve));
    return 0;
  }

  private static Dataset digits(Arguments arguments, Session session) {
    String name = arguments.text(DATASET).orElse(Choice.SAMPLE);
    Dataset all = switch (name) {
      case Choice.SAMPLE -> Datasets.sample();
      case Choice.FULL -> Datasets.full(session.progress());
      default -> throw new UserError(
          Code.UNKNOWN, "there is no data set \"%s\"".formatted(name),
          Suggestions.hint(name, List.of(Choice.SAMPLE, Choice.FULL)));
    };
    int images = arguments.count(IMAGES).orElse(all.size());
    if (images > all.size()) throw new UserError(
        Code.OPTION, "%s is %d, but %s has %d".formatted(IMAGES, images, all.name(), all.size()), IMAGES + " " + all.size());
    return all.first(images);
  }

  private static List<Double> thresholds(String text) {
    List<Double> thresholds = new ArrayList<>();
    for (String word : text.split(",")) {
      try {
        thresholds.add(Double.valueOf(word.strip()));
      } catch (NumberFormatException cause) {
        throw new UserError(
            Code.OPTION, "%s has \"%s\", which is no number".formatted(THRESHOLDS, word), THRESHOLDS + "=" + USUAL_THRESHOLDS);
      }
    }
    return thresholds;
  }

  private static List<Entry> schemes(ConvNetwork network, Dataset digits, Map<Scheme, List<Double>> energies) {
    List<Entry> entries = new ArrayList<>();
    for (Scheme scheme : Scheme.values()) {
      GatedNetwork gated = ShippedPredictors.of(network, scheme);
      entries.add(new Entry(scheme, 0, new GatedReference(gated).report(digits), energies.getOrDefault(scheme, List.of())));
    }
    return entries;
  }

  private static List<Entry> curve(ConvNetwork network, Dataset digits, List<Double> thresholds) {
    List<Entry> entries = new ArrayList<>();
    for (Scheme scheme : List.of(Scheme.PROP1, Scheme.PROP2)) {
      for (ThresholdCurve.Point point : ThresholdCurve.of(ShippedPredictors.of(network, scheme), thresholds, digits)) {
        entries.add(new Entry(scheme, point.threshold(), point.report(), List.of()));
      }
    }
    return entries;
  }

  /// The share of each layer's energy that is left, by scheme. All schemes take the same cycles from image to image, so that
  /// energies are to each other as powers.
  private static Map<Scheme, List<Double>> energies(ConvNetwork network, Session session) {
    var options = SynthesisOptions.defaults().searchPath(session.environment().getOrDefault("PATH", ""));
    var power = new ApproxConvPower(network, ShippedPredictors.levels(network), Structure.DEFAULT, List.of(ENERGY_UNITS),
        ApproxConvPower.MOST_IMAGES, Datasets.sample(), options, session.progress());
    List<LayerPower> base = power.run(Variant.BASE);
    Map<Scheme, List<Double>> energies = new TreeMap<>();
    for (Scheme scheme : List.of(Scheme.PROP1, Scheme.PROP2)) {
      List<LayerPower> gated = power.run(new Variant(scheme, Gate.ENABLE, Isolation.AND));
      List<Double> shares = new ArrayList<>();
      for (int i = 0; i < gated.size(); i++) shares.add(gated.get(i).both().dynamic() / base.get(i).both().dynamic());
      energies.put(scheme, shares);
    }
    energies.put(Scheme.BASE, base.stream().map(_ -> 1.0).toList());
    return energies;
  }

  private static String text(ConvNetwork network, Dataset digits, List<Entry> schemes, List<Entry> curve) {
    boolean energy = schemes.stream().anyMatch(entry -> !entry.energy().isEmpty());
    List<String> headings = new ArrayList<>(List.of(
        "predictors", "accuracy", "layer", "negative", "skipped", "false negatives", "false positives", "lost"));
    if (energy) headings.add("energy");
    var layers = new Table("  ", headings.toArray(String[]::new));
    for (Entry entry : schemes) {
      for (int i = 0; i < entry.report().layers().size(); i++) {
        List<String> row = new ArrayList<>(List.of(entry.scheme().toString(), accuracy(entry), Integer.toString(i + 1)));
        row.addAll(rates(entry.report().layers().get(i)));
        if (energy) row.add(entry.energy().isEmpty() ? "" : number("%.1f", 100 * entry.energy().get(i)));
        layers.row(row.toArray(String[]::new));
      }
    }
    var points = new Table("  ", "predictors", "threshold", "accuracy", "skipped", "false negatives", "false positives");
    for (Entry entry : curve) {
      List<String> rates = rates(entry.report().all());
      points.row(entry.scheme().toString(), number("%s", entry.threshold()), accuracy(entry), rates.get(1), rates.get(2),
          rates.get(3));
    }
    return "%s on %s%n%n%s%nover the threshold, all layers%n%s".formatted(network.name(), digits, layers, points);
  }

  private static List<String> rates(LayerCounts counts) {
    return List.of(percent(counts.negativeShare()), percent(counts.skipRate()), percent(counts.falseNegativeRate()),
        percent(counts.falsePositiveRate()), number("%,d", counts.lost()));
  }

  private static String accuracy(Entry entry) {
    return percent(entry.report().accuracy());
  }

  private static String percent(double share) {
    return number("%.2f %%", 100 * share);
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String json(ConvNetwork network, Dataset digits, List<Entry> schemes, List<Entry> curve) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("network", network.name());
    fields.put("images", digits.size());
    fields.put("schemes", schemes.stream().map(ReportCommand::fields).toList());
    fields.put("curve", curve.stream().map(ReportCommand::fields).toList());
    return Json.text(fields);
  }

  private static Map<String, Object> fields(Entry entry) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("scheme", entry.scheme().toString());
    fields.put("threshold", entry.threshold());
    fields.put("correct", entry.report().correct());
    fields.put("accuracy", entry.report().accuracy());
    fields.put("layers", entry.report().layers().stream().map(ReportCommand::fields).toList());
    fields.put("energy", entry.energy().isEmpty() ? null : entry.energy());
    return fields;
  }

  private static Map<String, Object> fields(LayerCounts counts) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("outputs", counts.outputs());
    fields.put("negative", counts.negative());
    fields.put("skipped", counts.skipped());
    fields.put("falseNegatives", counts.falseNegatives());
    fields.put("falsePositives", counts.falsePositives());
    fields.put("lost", counts.lost());
    return fields;
  }

  /// A line for each layer of each entry.
  private static String csv(List<Entry> schemes, List<Entry> curve) {
    var text = new StringBuilder("part,scheme,threshold,images,correct,layer,outputs,negative,skipped,falseNegatives,"
        + "falsePositives,lost\n");
    schemes.forEach(entry -> text.append(lines("schemes", entry)));
    curve.forEach(entry -> text.append(lines("curve", entry)));
    return text.toString();
  }

  private static String lines(String part, Entry entry) {
    var text = new StringBuilder();
    GateReport report = entry.report();
    for (int i = 0; i < report.layers().size(); i++) {
      LayerCounts counts = report.layers().get(i);
      text.append(number("%s,%s,%s,%d,%d,%d,%d,%d,%d,%d,%d,%d%n", part, entry.scheme(), entry.threshold(), report.images(),
          report.correct(), i + 1, counts.outputs(), counts.negative(), counts.skipped(), counts.falseNegatives(),
          counts.falsePositives(), counts.lost()));
    }
    return text.toString();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException problem) {
      throw new UserError(Code.FILE, "cannot write %s: %s".formatted(file, problem.getMessage()), CSV + " FILE in a folder");
    }
  }
}
