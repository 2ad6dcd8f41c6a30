package burin.sweep;

import burin.diag.Code;
import burin.diag.UserError;
import burin.flow.Design;
import burin.flow.ParameterValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A sweep over the parameters of a design, put together step by step and then run.
///
/// Every point is elaborated, checked, simulated against the design's reference and measured. What goes wrong at a point is
/// part of its result and stops nothing.
public final class Sweep {
  /// More points are run only where that is asked for.
  public static final int MANY_POINTS = 10_000;

  private final Design design;
  private final Map<String, Axis> axes = new LinkedHashMap<>();
  private Measures known = Measures.shipped();
  private List<String> measures = List.of("cycles", "memory", "lines");
  private Optional<String> constraint = Optional.empty();
  private Sampling sampling = Sampling.ALL;
  private String network = Plan.AUTO;
  private Optional<String> dataset = Optional.empty();
  private long seed = 1;
  private OptionalInt images = OptionalInt.empty();
  private Optional<Runner> runner = Optional.empty();
  private boolean isVast;
  private boolean retries;
  private String path = System.getenv().getOrDefault("PATH", "");
  private Progress progress = new Progress() {};

  /// Told how it goes, by several threads at once.
  public interface Progress {
    /// @param points that are to be run now
    default void begin(int points) {}

    default void done(PointResult point) {}
  }

  private Sweep(Design design) {
    this.design = design;
  }

  public static Sweep of(Design design) {
    return new Sweep(design);
  }

  public Sweep axis(String parameter, int... values) {
    return axis(Axis.of(parameter, values));
  }

  /// `lowest`, `lowest + step` and so on, up to `highest`.
  public Sweep range(String parameter, int lowest, int highest, int step) {
    return axis(Axis.range(parameter, lowest, highest, step));
  }

  public Sweep axis(Axis axis) {
    axes.put(axis.parameter(), axis);
    return this;
  }

  /// As on the command line: `1,2,4`, `16..128:16`, `1..64:*2`, `all`.
  public Sweep axes(Map<String, String> written) {
    Grid.axes(design, written).forEach(this::axis);
    return this;
  }

  /// Only the points for which a condition holds, such as `pes * block <= 1000`; see [Constraint].
  public Sweep where(String condition) {
    constraint = Optional.of(condition);
    return this;
  }

  public Sweep sample(Sampling which) {
    sampling = which;
    return this;
  }

  /// What is measured, by name: see [Measures].
  public Sweep measure(String... names) {
    measures = List.of(names);
    return this;
  }

  /// Measures of one's own; they are known by name then.
  public Sweep with(Measure... more) {
    known = known.with(List.of(more));
    return this;
  }

  public Sweep network(String name) {
    network = name;
    return this;
  }

  public Sweep dataset(String name) {
    dataset = Optional.of(name);
    return this;
  }

  public Sweep seed(long value) {
    seed = value;
    return this;
  }

  /// How many inputs are simulated at each point.
  public Sweep images(int count) {
    images = OptionalInt.of(count);
    return this;
  }

  /// How many points are run at a time; one a processor by default.
  public Sweep jobs(int count) {
    return on(new LocalRunner(count));
  }

  public Sweep on(Runner where) {
    runner = Optional.of(where);
    return this;
  }

  /// Over [#MANY_POINTS] are meant.
  public Sweep vast() {
    isVast = true;
    return this;
  }

  /// Points that failed are run again where a sweep is resumed.
  public Sweep retrying() {
    retries = true;
    return this;
  }

  /// Where tools are looked for: the variable `PATH`.
  public Sweep path(String folders) {
    path = folders;
    return this;
  }

  public Sweep telling(Progress listener) {
    progress = listener;
    return this;
  }

  /// Runs it and keeps the results in memory only.
  ///
  /// @throws UserError if there is a mistake in what was asked for
  public SweepReport run() {
    List<ParameterValues> points = points();
    Plan plan = plan();
    return new Run(plan, points).execute(List.of(), _ -> {});
  }

  /// Runs it in a folder that is new or empty.
  ///
  /// @throws UserError if there is a mistake in what was asked for, or the folder cannot be written
  public SweepReport run(Path folder) {
    return run(folder, SweepFolder.Mode.REFUSE);
  }

  /// Goes on with the sweep in a folder, if there is one: only what is missing is run. The grid may be another one.
  public SweepReport resume(Path folder) {
    return run(folder, SweepFolder.Mode.RESUME);
  }

  /// Runs it in a folder, in place of the sweep that is there.
  public SweepReport replace(Path folder) {
    return run(folder, SweepFolder.Mode.REPLACE);
  }

  private SweepReport run(Path to, SweepFolder.Mode mode) {
    List<ParameterValues> points = points();
    Plan plan = plan();
    try (SweepFolder folder = SweepFolder.open(to, mode, plan)) {
      checkUnchanged(to, plan, folder.known());
      SweepReport report = new Run(plan, points).execute(folder.known(), folder::add);
      folder.publish(files(report.results(), folder));
      return report;
    }
  }

  /// Points of a design that has changed since must not be mixed with new ones; one of them is looked at.
  private static void checkUnchanged(Path folder, Plan plan, List<PointResult> known) {
    Optional<PointResult> sample = known.stream().filter(point -> !point.structure().isEmpty()).findFirst();
    if (sample.isEmpty() || new Laboratory(plan).makesAgain(sample.get())) return;
    throw new UserError(Code.OUTPUT, "the design has changed since the sweep in %s: its Verilog for %s is another one"
        .formatted(folder, sample.get().values()), "--replace to begin anew, or another folder with -o");
  }

  private static Map<String, String> files(Results results, SweepFolder folder) {
    var files = new LinkedHashMap<String, String>();
    files.put(SweepFolder.CSV, results.csv());
    files.put(SweepFolder.JSON, results.json());
    files.put(SweepFolder.PAGE, SweepPage.of(results, folder::verilog));
    return files;
  }

  private Plan plan() {
    List<Measure> chosen = known.find(measures);
    Measures.checkTools(chosen, path);
    return new Plan(design, chosen, network, dataset, seed, images);
  }

  private List<ParameterValues> points() {
    Set<String> names = Grid.names(design);
    var grid = new Grid(design, List.copyOf(axes.values()), constraint.map(text -> Constraint.parse(text, names)), sampling);
    return grid.points(isVast ? Long.MAX_VALUE : MANY_POINTS);
  }

  private List<String> swept() {
    return axes.values().stream().filter(axis -> axis.values().size() > 1).map(Axis::parameter).toList();
  }

  /// One run, perhaps of what an earlier one has left.
  private final class Run {
    private final Plan plan;
    private final Map<ParameterValues, PointResult> results = new LinkedHashMap<>();
    private final Set<String> structures = new LinkedHashSet<>();

    Run(Plan plan, List<ParameterValues> points) {
      this.plan = plan;
      for (ParameterValues point : points) results.put(point, null);
    }

    SweepReport execute(List<PointResult> known, Runner.Sink keeper) {
      var laboratory = new Laboratory(plan);
      for (PointResult point : known) {
        laboratory.remember(point);
        if (results.containsKey(point.values()) && !(retries && point.failed())) results.put(point.values(), point);
      }
      List<ParameterValues> missing = results.keySet().stream().filter(point -> results.get(point) == null).toList();
      Set<String> old = new LinkedHashSet<>();
      known.forEach(point -> old.add(point.structure()));
      progress.begin(missing.size());
      long start = System.nanoTime();
      where().run(plan, laboratory, missing, outcome -> take(outcome, keeper));
      double seconds = (System.nanoTime() - start) / 1e9;
      structures.removeAll(old);
      structures.remove("");
      var all = new Results(plan, swept(), new ArrayList<>(results.values()));
      return new SweepReport(all, missing.size(), structures.size(), seconds);
    }

    private Runner where() {
      return runner.orElseGet(() -> new LocalRunner(Runtime.getRuntime().availableProcessors()));
    }

    private void take(Outcome outcome, Runner.Sink keeper) {
      keeper.take(outcome);
      synchronized (this) {
        results.put(outcome.result().values(), outcome.result());
        structures.add(outcome.result().structure());
      }
      progress.done(outcome.result());
    }
  }
}
