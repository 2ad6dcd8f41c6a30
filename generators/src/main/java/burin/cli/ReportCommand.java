package burin.cli;

import burin.approxconv.Gate;
import burin.approxconv.Isolation;
import burin.approxconv.reference.GatedNetwork;
import burin.approxconv.reference.GatedReference;
import burin.approxconv.reference.Scheme;
import burin.approxconv.reference.ShippedPredictors;
import burin.approxconv.reference.ThresholdCurve;
import burin.cli.ReportOutput.Entry;
import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.flow.Catalogue;
import burin.flow.Choice;
import burin.nn.ConvNetwork;
import burin.nn.Dataset;
import burin.nn.Datasets;
import burin.power.ApproxConvPower;
import burin.power.ApproxConvPower.LayerPower;
import burin.power.ApproxConvPower.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `report`: what predictors do, layer by layer, and over their threshold.
final class ReportCommand implements Command {
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
    return PredictorArguments.command("report", "Tells what the predictors of a design do, layer by layer.",
            "Negative is what a ReLU discards. Of that, false positives are computed nevertheless, which costs energy; false "
                + "negatives are skipped although they are not negative, which may cost accuracy. All is counted with the "
                + "bit-exact model of the gated network, which the hardware follows. The curve is over the threshold, in units "
                + "of a layer's outputs: what is predicted to be at most that is skipped.", examples)
        .addOption(Specifications.value(DATASET, "DATASET",
            "sample (default): the first 1,000 test images of MNIST; full: all 10,000, fetched once."))
        .addOption(Specifications.value(IMAGES, "N", "How many images. Default: all of the data set."))
        .addOption(Specifications.value(THRESHOLDS, "LIST", "The points of the curve. Default: " + USUAL_THRESHOLDS + "."))
        .addOption(Specifications.value(CSV, "FILE", "Write the counts of every layer at every point there, too."))
        .addOption(OptionSpec.builder(ENERGY).description("Tell the energy of each layer, of 100 without predictors: gated by "
            + "enables, multipliers isolated by ANDs (see ./burin power).").build());
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    ConvNetwork network = PredictorArguments.network(arguments, "there is no report of \"%s\"");
    Dataset digits = digits(arguments, session);
    List<Double> thresholds = thresholds(arguments.text(THRESHOLDS).orElse(USUAL_THRESHOLDS));
    Map<Scheme, List<Double>> energies = arguments.has(ENERGY) ? energies(network, session) : Map.of();
    var output = new ReportOutput(
        network, digits, schemes(network, digits, energies), curve(network, digits, thresholds));
    arguments.text(CSV).ifPresent(file -> write(Path.of(file), output.csv()));
    session.out().print(arguments.json() ? output.json() : output.text());
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
    ApproxConvPower power =
        PredictorArguments.power(network, List.of(ENERGY_UNITS), ApproxConvPower.MOST_IMAGES, session);
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

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException problem) {
      throw new UserError(Code.FILE, "cannot write %s: %s".formatted(file, problem.getMessage()), CSV + " FILE in a folder");
    }
  }
}
