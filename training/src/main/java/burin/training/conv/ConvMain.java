package burin.training.conv;

import burin.nn.ConvNetwork;
import burin.nn.ConvNetworkFiles;
import burin.nn.Dataset;
import burin.nn.Datasets;
import burin.nn.reference.ConvReference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command that trains convolution networks.
@Command(name = "training-conv",
    description = "Trains convolution networks with the rounding of the hardware and tells what their integer models reach.")
public final class ConvMain implements Callable<Integer> {

  @Parameters(paramLabel = "RECIPE", arity = "1..*", split = ",", description = "Names of recipes.")
  List<String> recipes;

  @Option(names = "--seeds", split = ",", defaultValue = "0",
      description = "Seeds, each of which makes a network; 0 is that of the shipped one.")
  List<Long> seeds;

  @Option(names = "--epochs", description = "Another number of epochs than that of the recipe.")
  Integer epochs;

  @Option(names = "--output", paramLabel = "FOLDER", required = true,
      description = "Where the networks go, as NAME.json.gz, or NAME-SEED.json.gz if there are several seeds.")
  Path output;

  @Option(names = "--help", usageHelp = true, description = "Show this and do nothing.")
  boolean help;

  /// Runs the command and ends the JVM with its status.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ConvMain()).execute(arguments));
  }

  @Override
  public Integer call() {
    Dataset training = Datasets.training(System.err::println);
    Dataset test = Datasets.full(System.err::println);
    for (long seed : seeds) {
      for (String name : recipes) run(recipe(name, seed), training, test);
    }
    return CommandLine.ExitCode.OK;
  }

  private ConvRecipe recipe(String name, long seed) {
    ConvRecipe shipped = ConvRecipes.named(name);
    ConvRecipe recipe = seed == 0 ? shipped : shipped.withSeed(seed);
    return epochs == null ? recipe : recipe.withEpochs(epochs);
  }

  private void run(ConvRecipe recipe, Dataset training, Dataset test) {
    long start = System.nanoTime();
    ConvNetwork network = new ConvTrainer(recipe, training, System.err::println).train();
    String file = seeds.size() == 1 ? recipe.name() : recipe.name() + "-" + recipe.seed();
    ConvNetworkFiles.write(network, output.resolve(file + ".json.gz"));
    var model = new ConvReference(network);
    Dataset validation = training.slice(training.size() - recipe.validation(), training.size());
    System.out.printf("%s seed %d: validation %d of %d, test %d of %d, %.0f s%n", recipe.name(), recipe.seed(),
        model.correct(validation), validation.size(), model.correct(test), test.size(), (System.nanoTime() - start) / 1e9);
  }
}
