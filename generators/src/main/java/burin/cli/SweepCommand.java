package burin.cli;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.flow.Catalogue;
import burin.flow.Design;
import burin.sweep.LocalRunner;
import burin.sweep.Measures;
import burin.sweep.Plan;
import burin.sweep.PointResult;
import burin.sweep.Runner;
import burin.sweep.RunnerProvider;
import burin.sweep.Sampling;
import burin.sweep.Sweep;
import burin.sweep.SweepReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `sweep`: a design over a grid of its parameters.
final class SweepCommand implements Command {
  private static final String WHERE = "--where";
  private static final String SAMPLE = "--sample";
  private static final String MEASURE = "--measure";
  private static final String JOBS = "--jobs";
  private static final String NETWORK = "--network";
  private static final String DATASET = "--dataset";
  private static final String IMAGES = "--images";
  private static final String SEED = "--seed";
  private static final String RESUME = "--resume";
  private static final String RETRY = "--retry";
  private static final String REPLACE = "--replace";
  private static final String YES = "--yes";

  private static final String ENGINE = "--engine";
  private static final String MASTER = "--master";
  private static final String LOCAL = "local";
  private static final String SPARK = "spark";

  private static final Path HOME = Path.of("sweep-out");
  private static final String USUAL_MEASURES = "cycles,memory,lines";

  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin sweep apu -p pes=1,2,4,8,10 -p block=16..128:16 -p bits=2,4,8", "120 points");
    examples.put("./burin sweep apu -p pes=1..64:*2 -p block=16..128:16 --where 'pes * block <= 512'", "a condition");
    examples.put("./burin sweep apu -p pes=all -p block=all --sample random:200", "200 points of many");
    examples.put("./burin sweep apu -p block=16..64:16 --network largest --measure cycles,cells",
        "each machine filled with work, and synthesized with Yosys, too");
    return Specifications.command("sweep", "DESIGN -p NAME=VALUES [OPTION]...",
            "Runs a design over a grid of its parameters and draws the results.",
            "Every point is elaborated, checked, simulated against its reference and measured. What goes wrong at a point is "
                + "written beside its results and stops nothing. Results are results.csv, results.json and index.html, a page "
                + "with a table and plots; a sweep that was interrupted goes on with --resume.", examples)
        .addPositional(Specifications.design(catalogue.names()))
        .addOption(Specifications.parameters("NAME=VALUES", "The values of a parameter: numbers and ranges with commas "
            + "between, as in 1,2,4 or 16..128:16 (a step) or 1..64:*2 (a factor), or all; may be given several times."))
        .addOption(Specifications.value(WHERE, "CONDITION", "Only points for which this holds, such as 'pes * block <= 512'; "
            + "it may name parameters and formulas of the design."))
        .addOption(Specifications.value(SAMPLE, "WHICH", "all (default); boundary: each parameter at its smallest or largest "
            + "value; random:N: N points that differ."))
        .addOption(Specifications.value(MEASURE, "NAME,...", "What is measured, of "
            + String.join(", ", Measures.shipped().names()) + ". Default: " + USUAL_MEASURES + "."))
        .addOption(Specifications.value(JOBS, "N", "How many points are run at a time. Default: one a processor."))
        .addOption(Specifications.value(ENGINE, "ENGINE", "local: this machine, by default; spark: a cluster of Apache Spark."))
        .addOption(Specifications.value(MASTER, "URL", "The master of the cluster, such as spark://HOST:7077."))
        .addOption(Specifications.value(NETWORK, "NETWORK", "As in run. Default: auto, the first shipped network where it fits, "
            + "else a random one that fills the design."))
        .addOption(Specifications.value(DATASET, "DATASET", "As in run."))
        .addOption(Specifications.value(IMAGES, "N", "How many inputs a point is simulated with. Default: " + Plan.FEW
            + ", but 100 where accuracy is measured."))
        .addOption(Specifications.value(SEED, "N", "The seed of what is random. Default: 1."))
        .addOption(flag(RESUME, "Go on with the sweep in the folder: only points that it lacks are run."))
        .addOption(flag(RETRY, "With --resume: run points that failed again."))
        .addOption(flag(REPLACE, "Begin anew, in place of the sweep in the folder."))
        .addOption(flag(YES, "Run over " + Sweep.MANY_POINTS + " points."))
        .addOption(Specifications.value(Specifications.OUTPUT, "DIR", "The folder to write to, sweep-out/DESIGN by default. "
            + "It must be new or empty, or hold a sweep."));
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).description(description).build();
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    Design design = catalogue.find(arguments.design());
    Path folder = arguments.text(Specifications.OUTPUT).map(Path::of).orElse(HOME.resolve(design.name()));
    Sweep sweep = sweep(design, arguments, session);
    SweepReport report;
    try (var bar = new SweepBar(session)) {
      report = execute(sweep.telling(bar), folder, arguments);
    }
    var output = new SweepOutput(report, folder);
    session.out().print(arguments.json() ? output.json() : output.text());
    List<PointResult> failed = report.results().failed();
    output.complaints().forEach(session.err()::println);
    return failed.isEmpty() ? 0 : Failures.CHECK_FAILED;
  }

  private static SweepReport execute(Sweep sweep, Path folder, Arguments arguments) {
    boolean replaces = arguments.has(REPLACE);
    if (arguments.has(RESUME) && replaces) throw new UserError(
        Code.OPTION, "--resume and --replace cannot be had both", "one of them");
    if (arguments.has(RESUME)) return sweep.resume(folder);
    return replaces ? sweep.replace(folder) : sweep.run(folder);
  }

  private static Sweep sweep(Design design, Arguments arguments, Session session) {
    long seed = arguments.number(SEED, 1);
    Sweep sweep = Sweep.of(design).axes(arguments.parameters()).seed(seed)
        .path(session.searchPath())
        .measure(arguments.text(MEASURE).orElse(USUAL_MEASURES).split(",", -1));
    arguments.text(WHERE).ifPresent(sweep::where);
    arguments.text(SAMPLE).ifPresent(text -> sweep.sample(Sampling.parse(text, seed)));
    arguments.text(NETWORK).ifPresent(sweep::network);
    arguments.text(DATASET).ifPresent(sweep::dataset);
    arguments.count(IMAGES).ifPresent(sweep::images);
    runner(arguments).ifPresent(sweep::on);
    if (arguments.has(YES)) sweep.vast();
    if (arguments.has(RETRY)) sweep.retrying();
    return sweep;
  }

  private static Optional<Runner> runner(Arguments arguments) {
    String engine = arguments.text(ENGINE).orElse(LOCAL);
    Optional<String> master = arguments.text(MASTER);
    OptionalInt jobs = arguments.count(JOBS);
    return switch (engine) {
      case LOCAL -> {
        if (master.isPresent()) throw new UserError(Code.OPTION, "--master is for --engine spark", "one without the other");
        yield jobs.isPresent() ? Optional.of(new LocalRunner(jobs.getAsInt())) : Optional.empty();
      }
      case SPARK -> {
        String url = master.orElseThrow(() -> new UserError(
            Code.OPTION, "--engine spark needs a --master", "--master spark://HOST:7077, for instance"));
        yield Optional.of(spark().open(url, jobs));
      }
      case String other -> throw new UserError(Code.UNKNOWN, "there is no engine \"%s\"".formatted(other),
          Suggestions.hint(other, List.of(LOCAL, SPARK)));
    };
  }

  /// The module of Spark, which the launcher builds and adds where it is asked for.
  private static RunnerProvider spark() {
    for (RunnerProvider provider : ServiceLoader.load(RunnerProvider.class)) {
      if (provider.name().equals(SPARK)) return provider;
    }
    throw new UserError(Code.TOOL, "--engine spark needs the module of Spark, which is not on the class path",
        "start Burin by ./burin, which builds it");
  }
}
