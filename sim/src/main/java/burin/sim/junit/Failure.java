package burin.sim.junit;

import burin.sim.CheckFailure;
import burin.sim.LockstepDifference;
import burin.sim.Model;
import burin.sim.wave.Line;
import burin.sim.wave.Selection;
import burin.sim.wave.TextWave;
import burin.sim.wave.Trace;
import burin.sim.wave.Vcd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/// What is told of the simulators of a test that failed.
final class Failure {
  private static final String DIRECTORY = "burin.failures";
  private static final int COLUMNS = 16;
  private static final int SIGNALS = 40;

  private final Simulators simulators;
  private final ExtensionContext context;

  Failure(Simulators simulators, ExtensionContext context) {
    this.simulators = simulators;
    this.context = context;
  }

  String text(Throwable failure) {
    List<String> signals = signals(failure);
    var text = new StringBuilder();
    List<Simulators.Open> all = simulators.all();
    for (int i = 0; i < all.size(); i++) text.append('\n').append(text(all.get(i), i, signals));
    return text.toString();
  }

  /// What a check or a difference names is shown beside the ports.
  private static List<String> signals(Throwable failure) {
    List<String> signals = new ArrayList<>();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof CheckFailure check) signals.addAll(check.signals());
      if (at instanceof LockstepDifference difference) signals.add(difference.signal());
    }
    return signals;
  }

  /// Nothing that goes wrong here may hide why the test failed.
  private String text(Simulators.Open one, int number, List<String> signals) {
    String name = one.compiled().circuit().top().name();
    try (Model fresh = simulators.fresh(one)) {
      Optional<Trace> trace = one.model().trace(fresh, Selection.all());
      if (trace.isEmpty()) return "`" + name + "`: too much was done to it to show its last cycles\n";
      return shown(name, trace.get(), signals) + written(trace.get(), number);
    } catch (RuntimeException e) {
      return "`" + name + "`: its last cycles cannot be shown: " + e + "\n";
    }
  }

  private static String shown(String name, Trace trace, List<String> signals) {
    Trace shown = trace.only(line -> isShown(line, signals)).last(COLUMNS);
    int more = shown.signals().size() - SIGNALS;
    if (more <= 0) return "`" + name + "`, its last cycles:\n" + TextWave.of(shown);
    var some = new Trace(shown.top(), shown.clocks(), shown.moments(), shown.signals().subList(0, SIGNALS));
    return "`" + name + "`, its last cycles:\n" + TextWave.of(some) + "and " + more + " more signals\n";
  }

  private static boolean isShown(Line line, List<String> signals) {
    if (line.kind() != Line.Kind.STATE) return true;
    return signals.stream().anyMatch(signal -> signal.equals(line.toString()) || signal.startsWith(line + "["));
  }

  private String written(Trace trace, int number) {
    Path file = Path.of(System.getProperty(DIRECTORY, "target/burin-failures")).resolve(fileName(number));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Vcd.of(trace).write(file);
      return "all signals of the last " + (trace.columns() - 1) + " cycles: " + file + "\n";
    } catch (IOException e) {
      return file + " cannot be written: " + e + "\n";
    }
  }

  private String fileName(int number) {
    String test = context.getRequiredTestClass().getName() + "." + context.getRequiredTestMethod().getName();
    String suffix = simulators.all().size() > 1 ? "." + number : "";
    return test + "." + simulators.engine() + suffix + ".vcd";
  }
}
