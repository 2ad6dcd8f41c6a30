package burin.cli;

import burin.bench.Contender;
import burin.bench.Result;
import burin.bench.Works;
import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.flow.Catalogue;
import burin.nn.ConvNetworks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `bench`: measurements of Burin itself.
final class BenchCommand implements Command {
  private static final List<String> BENCHES = List.of("emit", "simulate", "limits", "small", "sweep", "mlcnn");

  private static final String PEERS = "--peers";
  private static final String NONE = "none";
  private static final String RUNS = "--runs";
  private static final String DESIGNS = "--designs";
  private static final String ENGINES = "--engines";

  private static final Path USUAL_PEERS = Path.of("../shared/peers");
  private static final String USUAL_DESIGNS = "pe400,apu4x64,apu10x400";
  private static final int USUAL_RUNS = 5;
  private static final int USUAL_RUNS_OF_OTHERS = 3;

  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin bench emit", "beside the peers, where they are found; the first time builds them with Maven");
    examples.put("./burin bench emit --peers none --runs 11", "Burin alone");
    examples.put("./burin bench emit --designs fir1000,tree1000", "filters and trees, by lanes and tap by tap");
    examples.put("./burin bench limits --json", "very large circuits, with the heap that they need");
    examples.put("./burin bench simulate", "every engine on every design; takes some minutes, on a quiet machine");
    examples.put("./burin bench simulate --designs rv32i --engines jvm,verilator", "two engines on a processor");
    return Specifications.command("bench", "BENCH [OPTION]...", "Measures Burin beside other languages.",
            "emit: seconds from the start of the JVM to the Verilog on disk, for designs that Chisel and SpinalHDL have as "
                + "well; all take turns, and one round is not counted. simulate: the time to the first cycle and cycles per "
                + "second of the engines, each in a JVM of its own, beside C++ programs over Verilator that do the same. limits: "
                + "seconds and heap for very large circuits. small: " + SmallBench.TESTS + " small tests in one JVM. "
                + "sweep: points a minute of a sweep of the APU, elaborated and simulated only. "
                + "mlcnn: cycles of LeNet-5's fused layers on accelerators of equal slices, without and with fusing.",
            examples)
        .addPositional(PositionalParamSpec.builder().index("0").arity("0..1").paramLabel("BENCH")
            .type(String.class).description("One of: " + String.join(", ", BENCHES) + ".").build())
        .addOption(Specifications.value(PEERS, "DIR",
            "The folder of the peers, or none. Default: the variable PEERS, else " + USUAL_PEERS + ", if it is there."))
        .addOption(Specifications.value(RUNS, "N", "How often each is measured. Default: " + USUAL_RUNS + ", for limits and "
            + "simulate " + USUAL_RUNS_OF_OTHERS + "."))
        .addOption(Specifications.value(DESIGNS, "NAME,...",
            "emit: of pe, apu, fir and tree with a size; default " + USUAL_DESIGNS + ". simulate: of apu and random with a "
                + "size, rv32i, crossbar, fifochain and wide; default " + String.join(",", Works.USUAL) + ". limits: of fir, "
                + "tree, chain, registers, table, instances, variants and array; default all."))
        .addOption(Specifications.value(ENGINES, "NAME,...",
            "Of simulate, of " + String.join(", ", Contender.names()) + ". Default: all."));
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    Path home = Path.of(System.getProperty("burin.home", ".")).toAbsolutePath().normalize();
    return switch (arguments.design()) {
      case "emit" -> emit(arguments, session, home);
      case "simulate" -> simulate(arguments, session);
      case "limits" -> limits(arguments, session, home);
      case "small" -> small(arguments, session);
      case "sweep" -> sweep(arguments, session);
      case "mlcnn" -> mlcnn(arguments, session);
      case "" -> throw new UserError(Code.OPTION, "bench needs a BENCH", String.join(", ", BENCHES));
      case String other -> throw new UserError(
          Code.UNKNOWN, "there is no bench \"%s\"".formatted(other), Suggestions.hint(other, BENCHES));
    };
  }

  private static int simulate(Arguments arguments, Session session) {
    String designs = arguments.text(DESIGNS).orElse(String.join(",", Works.USUAL));
    int runs = arguments.count(RUNS).orElse(USUAL_RUNS_OF_OTHERS);
    List<Result> results = SimulateBench.of(designs, arguments.text(ENGINES).orElse("")).measure(runs, session);
    session.out().print(arguments.json() ? SimulateBench.json(results) : SimulateBench.text(results));
    return 0;
  }

  private static int small(Arguments arguments, Session session) {
    session.out().print(SmallBench.measure(arguments.json()));
    return 0;
  }

  private static int sweep(Arguments arguments, Session session) {
    session.out().print(SweepBench.measure(SweepBench.GRID, arguments.json()));
    return 0;
  }

  private static int mlcnn(Arguments arguments, Session session) {
    List<MlcnnBench.Row> rows = MlcnnBench.measure(ConvNetworks.lenet5Reordered());
    session.out().print(arguments.json() ? MlcnnBench.json(rows) : MlcnnBench.text(rows));
    return 0;
  }

  private static int emit(Arguments arguments, Session session, Path home) {
    List<String> designs = List.of(arguments.text(DESIGNS).orElse(USUAL_DESIGNS).split(","));
    for (String design : designs) EmitExample.design(design);
    List<Contestant> measured = new EmitBench(home, session)
        .measure(designs, peers(arguments, session, home), arguments.count(RUNS).orElse(USUAL_RUNS));
    session.out().print(arguments.json() ? EmitBench.json(measured) : EmitBench.text(measured));
    return 0;
  }

  private static int limits(Arguments arguments, Session session, Path home) {
    List<String> designs = arguments.text(DESIGNS).map(text -> List.of(text.split(","))).orElse(LimitsBench.USUAL_DESIGNS);
    for (String design : designs) EmitExample.checkLarge(design);
    int runs = arguments.count(RUNS).orElse(USUAL_RUNS_OF_OTHERS);
    session.out().print(new LimitsBench(home, session).measure(designs, runs, arguments.json()));
    return 0;
  }

  private static Optional<Path> peers(Arguments arguments, Session session, Path home) {
    String wish = arguments.text(PEERS).orElse(session.environment().getOrDefault("PEERS", ""));
    if (wish.equals(NONE)) return Optional.empty();
    if (!wish.isEmpty()) return Optional.of(Path.of(wish));
    Path usual = home.resolve(USUAL_PEERS).normalize();
    if (Files.isDirectory(usual)) return Optional.of(usual);
    session.err().println("burin: there are no peers in %s, so Burin is measured alone".formatted(usual));
    return Optional.empty();
  }
}
