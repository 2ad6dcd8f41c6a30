package burin.training.conv;

import burin.approxconv.reference.GateReport;
import burin.approxconv.reference.GatedNetwork;
import burin.approxconv.reference.GatedReference;
import burin.approxconv.reference.LayerCounts;
import burin.approxconv.reference.LevelSelection;
import burin.approxconv.reference.Scheme;
import burin.approxconv.reference.ThresholdCurve;
import burin.nn.ConvNetwork;
import burin.nn.ConvNetworkFiles;
import burin.nn.Dataset;
import burin.nn.Datasets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command that chooses the levels of predictors on validation images and reports on test images.
@Command(name = "levels", description = "Chooses the levels of ReLU sign predictors and tells what they skip and cost.")
public final class LevelsMain implements Callable<Integer> {
  private static final int VALIDATION = 5_000;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of networks.")
  List<Path> networks;

  @Option(names = "--limit", defaultValue = "0.01", description = "Loss of accuracy that is too much (${DEFAULT-VALUE}).")
  double limit;

  @Option(names = "--thresholds", split = ",", description = "Thresholds of the curve, in units of outputs.",
      defaultValue = "-16,-8,-4,0,4,8,16")
  List<Double> thresholds;

  @Option(names = "--curve", paramLabel = "IMAGES", defaultValue = "2000",
      description = "Test images for the curve, 0 for no curve (${DEFAULT-VALUE}).")
  int curve;

  /// Runs the command and ends the JVM with its status.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new LevelsMain()).execute(arguments));
  }

  @Override
  public Integer call() {
    Dataset training = Datasets.training(System.err::println);
    Dataset validation = training.slice(training.size() - VALIDATION, training.size());
    Dataset test = Datasets.full(System.err::println);
    for (Path name : networks) {
      ConvNetwork network = ConvNetworkFiles.read(name);
      report(network, Scheme.BASE, 1, test);
      for (Scheme scheme : List.of(Scheme.PROP1, Scheme.PROP2)) {
        int levels = choose(network, scheme, validation);
        report(network, scheme, levels, test);
        if (curve > 0) curve(GatedNetwork.of(network, scheme, levels), test.first(curve));
      }
      report(network, Scheme.SIGN_CONNECT, 1, test);
    }
    return CommandLine.ExitCode.OK;
  }

  private int choose(ConvNetwork network, Scheme scheme, Dataset validation) {
    var selection = LevelSelection.select(network, scheme, validation, limit);
    System.out.printf("%s %s: without prediction %d of %d on validation%n",
        network.name(), scheme, selection.base(), selection.images());
    selection.trials().forEach(trial -> System.out.printf("  %d levels: %d%n", trial.levels(), trial.correct()));
    System.out.printf("  chosen: %s%n", selection.chosen());
    return selection.chosen().orElse(selection.trials().size());
  }

  private static void report(ConvNetwork network, Scheme scheme, int levels, Dataset test) {
    GatedNetwork gated = GatedNetwork.of(network, scheme, levels);
    GateReport report = new GatedReference(gated).report(test);
    System.out.printf("%s %s, %d levels: %d of %d on test%n",
        network.name(), scheme, levels, report.correct(), report.images());
    for (int i = 0; i < report.layers().size(); i++) {
      System.out.printf("  %s: %s; %s%n", network.convolutions().get(i).name(),
          gated.predictors().get(i).map(predictor -> predictor.levels().toString()).orElse("no predictor"),
          report.layers().get(i));
    }
  }

  private void curve(GatedNetwork gated, Dataset test) {
    for (ThresholdCurve.Point point : ThresholdCurve.of(gated, thresholds, test)) {
      LayerCounts all = point.report().all();
      System.out.printf("  threshold %.0f: skipped %.2f %%, false negatives %.2f %%, accuracy %.4f%n",
          point.threshold(), 100 * all.skipRate(), 100 * all.falseNegativeRate(), point.report().accuracy());
    }
  }
}
