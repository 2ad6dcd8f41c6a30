package burin.training;

import burin.diag.UserError;
import burin.nn.BlockNetwork;
import burin.nn.Dataset;
import burin.nn.Datasets;
import burin.nn.NetworkFiles;
import burin.nn.reference.NetworkReference;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command that makes the shipped network and the shipped sample of images.
@Command(name = "training",
    description = "Trains the LeNet-300-100 that Burin ships; the same options give the same file, byte for byte.")
public final class Main implements Callable<Integer> {

  @Option(names = "--output", paramLabel = "FILE", description = "Where the network goes.", required = true)
  Path output;

  @Option(names = "--sample", paramLabel = "FOLDER", description = "Also write the sample of test images there.")
  Path sample;

  @Option(names = "--threads", defaultValue = "2", description = "Threads, which do not change the result (${DEFAULT-VALUE}).")
  int threads;

  @Option(names = "--help", usageHelp = true, description = "Show this and do nothing.")
  boolean help;

  @Option(names = "--seed", description = "Another seed than that of the shipped network.")
  Long seed;

  /// Runs the command and ends the JVM with its status.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).setExecutionExceptionHandler(Main::complain).execute(arguments));
  }

  @Override
  public Integer call() {
    Dataset training = Datasets.training(System.err::println);
    Dataset test = Datasets.full(System.err::println);
    if (sample != null) SampleWriter.write(test, sample);
    Recipe recipe = seed == null ? Recipe.lenet() : Recipe.lenet().withSeed(seed);
    BlockNetwork network = train(recipe, training);
    NetworkFiles.write(network, output);
    report(network, "validation", training.slice(training.size() - recipe.validation(), training.size()));
    report(network, "sample", test.first(SampleWriter.IMAGES));
    report(network, "test", test);
    return CommandLine.ExitCode.OK;
  }

  private BlockNetwork train(Recipe recipe, Dataset training) {
    long start = System.nanoTime();
    try (var trainer = new Trainer(recipe, training, threads, System.err::println)) {
      return trainer.train("lenet-300-100");
    } finally {
      System.err.printf("%.0f s%n", (System.nanoTime() - start) / 1e9);
    }
  }

  /// Prints how many images of `set` the integer model classifies rightly.
  private static void report(BlockNetwork network, String name, Dataset set) {
    var model = new NetworkReference(network);
    int correct = 0;
    for (int i = 0; i < set.size(); i++) if (model.classify(set.input(i, network)) == set.label(i)) correct++;
    System.out.printf("%-10s %5d of %5d images: %.4f%n", name, correct, set.size(), correct / (double) set.size());
  }

  private static int complain(Exception problem, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
    if (!(problem instanceof UserError)) throw problem;
    command.getErr().println(problem.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }
}
