package burin.bench;

import burin.Burin;
import burin.examples.ApuArray;
import burin.ir.Circuit;
import burin.sim.jvm.JvmModel;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cycles per second of the JVM engine on an array of processing elements, beside a C++ `main` over Verilator.
///
/// Run it with `tests/bench-simulate [PES LANES] [--json]`. Rates count processor time of the one thread that simulates,
/// so that other work on the machine does not change them; the warm-up and all else that the JVM does beside it shows in
/// the rate two seconds after the start. JVM and C++ take turns and the best of each counts.
final class SimulateBench {
  private static final int TURNS = 3;
  private static final double WINDOW = 0.2;
  /// After a million cycles of 4 elements of 64 lanes, of a model in C++ that knows nothing of hardware.
  private static final long GOLDEN = 0x7f2ae2ecc806b71dL;

  private final ApuArray.Config config;
  private final boolean json;
  private final List<Row> rows = new ArrayList<>();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /// A line of the result, with the fields that all benches have.
  private record Row(String engine, double firstCycleMs, double cyclesPerSecond, double ratioToCpp) {}

  private SimulateBench(ApuArray.Config config, boolean json) {
    this.config = config;
    this.json = json;
  }

  public static void main(String[] args) throws IOException {
    List<String> words = new ArrayList<>(List.of(args));
    boolean json = words.remove("--json");
    int pes = words.isEmpty() ? 10 : Integer.parseInt(words.get(0));
    int lanes = words.size() < 2 ? 400 : Integer.parseInt(words.get(1));
    new SimulateBench(new ApuArray.Config(pes, lanes, 4), json).run();
  }

  private static double millisSinceStart() {
    return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
  }

  private void run() throws IOException {
    long begin = threads.getCurrentThreadCpuTime();
    Circuit circuit = Burin.circuit(new ApuArray(config));
    long elaborated = threads.getCurrentThreadCpuTime();
    JvmModel model = JvmModel.of(circuit);
    long compiled = threads.getCurrentThreadCpuTime();
    model.step();
    double firstCycle = millisSinceStart();
    say("elaborate %.0f ms, compile %.0f ms of processor time; first cycle %.0f ms after the start of the JVM",
        (elaborated - begin) / 1e6, (compiled - elaborated) / 1e6, firstCycle);
    measure(circuit, model, firstCycle);
    if (config.pes() == 4 && config.lanes() == 64) checkGolden(circuit);
    if (json) printJson();
  }

  private void measure(Circuit circuit, JvmModel model, double firstCycle) throws IOException {
    var stimulus = new ApuStimulus(config, circuit, model);
    stimulus.load();
    double early = 0;
    while (millisSinceStart() < 2_200) early = rate(stimulus);
    say("jvm, 2 s after the start: %,.0f cycles/s", early);
    double best = best(stimulus, 3);
    if (CppDriver.version().isEmpty()) {
      say("jvm: %,.0f cycles/s; no Verilator to compare with", best);
      rows.add(new Row("jvm", firstCycle, best, Double.NaN));
    } else {
      compare(circuit, stimulus, firstCycle, best);
    }
  }

  private void compare(Circuit circuit, ApuStimulus stimulus, double firstCycle, double bestSoFar) throws IOException {
    Path folder = Files.createTempDirectory("burin-bench");
    try {
      double best = bestSoFar;
      double cpp = 0;
      for (CppDriver.Form form : CppDriver.Form.values()) {
        double bestOfForm = 0;
        Path build = Files.createDirectory(folder.resolve(form.name()));
        CppDriver driver = CppDriver.build(config, circuit, form, build);
        check(circuit, driver);
        long cycles = (long) driver.run(2_000).cyclesPerSecond();
        for (int turn = 0; turn < TURNS; turn++) {
          bestOfForm = Math.max(bestOfForm, driver.run(cycles).cyclesPerSecond());
          best = Math.max(best, best(stimulus, 1));
        }
        String name = "C++ main, Verilator, " + form.name().toLowerCase(Locale.ROOT);
        say("%s: %,.0f cycles/s", name, bestOfForm);
        rows.add(new Row(name, 0, bestOfForm, Double.NaN));
        cpp = Math.max(cpp, bestOfForm);
      }
      say("jvm: %,.0f cycles/s, %.1f times the better of the two", best, best / cpp);
      rows.add(new Row("jvm", firstCycle, best, best / cpp));
    } finally {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private void checkGolden(Circuit circuit) {
    var stimulus = new ApuStimulus(config, circuit, JvmModel.of(circuit));
    stimulus.load();
    stimulus.run(1_000_000);
    if (stimulus.checksum() != GOLDEN) throw new IllegalStateException("checksum is not that of the model in C++");
  }

  /// Both do the same.
  private void check(Circuit circuit, CppDriver driver) throws IOException {
    int cycles = 2_000;
    var stimulus = new ApuStimulus(config, circuit, JvmModel.of(circuit));
    stimulus.load();
    stimulus.run(cycles);
    if (driver.run(cycles).checksum() != stimulus.checksum()) throw new IllegalStateException("checksums differ");
  }

  private double best(ApuStimulus stimulus, double seconds) {
    double best = 0;
    for (double past = 0; past < seconds; past += WINDOW) best = Math.max(best, rate(stimulus));
    return best;
  }

  /// Cycles per second of processor time over a short while.
  private double rate(ApuStimulus stimulus) {
    long begin = threads.getCurrentThreadCpuTime();
    long cycles = 0;
    long spent = 0;
    while (spent < WINDOW * 1e9) {
      stimulus.run(1_000);
      cycles += 1_000;
      spent = threads.getCurrentThreadCpuTime() - begin;
    }
    return cycles / (spent / 1e9);
  }

  private void say(String format, Object... values) {
    if (!json) System.out.printf(Locale.ROOT, format + "%n", values);
  }

  private void printJson() {
    String design = "ApuArray %dx%d".formatted(config.pes(), config.lanes());
    List<String> objects = new ArrayList<>();
    for (Row row : rows) {
      objects.add("""
          {"bench": "simulate", "design": "%s", "engine": "%s", "firstCycleMs": %.0f, "cyclesPerSecond": %.0f, \
          "ratioToCpp": %s}""".formatted(design, row.engine(), row.firstCycleMs(), row.cyclesPerSecond(),
          Double.isNaN(row.ratioToCpp()) ? "null" : "%.2f".formatted(row.ratioToCpp())));
    }
    System.out.println("[" + String.join(",\n ", objects) + "]");
  }
}
