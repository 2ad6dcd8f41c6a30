package burin.bench;

import burin.Burin;
import burin.flow.CheckFailure;
import burin.ir.Circuit;
import burin.tools.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Engines on one design, beside C++ programs over Verilator. All take turns, and of each the best turn counts; all must end
/// with one checksum.
public final class SimulationRace {
  private static final int CHECKED = 500;
  private static final double CPP_SECONDS = 0.5;
  private static final int CPP_TRIAL = 300;
  private static final String CACHE = "BURIN_CACHE";

  private final String design;
  private final Work work;
  private final int turns;
  private final Path folder;
  private final List<CppProgram> programs = new ArrayList<>();
  private final Map<CppProgram, Double> cppRates = new HashMap<>();
  private String checksum = "";

  private record Raced(Contender contender, double first, OptionalDouble cold, double settled, double best) {}

  private SimulationRace(String design, int turns, Path folder) {
    this.design = design;
    this.turns = turns;
    this.work = Works.of(design);
    this.folder = folder;
  }

  /// Measures engines on a design.
  ///
  /// @param turns how often each is measured
  /// @param step called after each of [#steps]
  /// @throws CheckFailure if they do not agree
  public static List<Result> measure(String design, List<Contender> contenders, int turns, Runnable step) {
    try (var folder = ScratchFolder.make("burin-bench-")) {
      return new SimulationRace(design, turns, folder.path()).measure(contenders, step);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// How often [#measure] calls its `step`.
  public static int steps(List<Contender> contenders) {
    return contenders.size() + 1;
  }

  private List<Result> measure(List<Contender> contenders, Runnable step) {
    if (CppProgram.isPossible()) buildPrograms();
    step.run();
    List<Raced> raced = new ArrayList<>();
    for (Contender contender : contenders) {
      if (!contender.needsVerilator() || !programs.isEmpty()) raced.add(race(contender));
      step.run();
    }
    return results(raced);
  }

  private void buildPrograms() {
    Circuit circuit = Burin.circuit(work.top());
    for (CppProgram.Form form : CppProgram.forms(circuit)) {
      CppProgram program = CppProgram.build(work, circuit, form, folder.resolve(form.engine()));
      check(form.engine(), program.run(CHECKED).checksum());
      cppRates.put(program, program.run(CPP_TRIAL).cyclesPerSecond());
      programs.add(program);
      takeTurn(program);
    }
  }

  private void takeTurn(CppProgram program) {
    double before = cppRates.get(program);
    double now = program.run((long) (before * CPP_SECONDS)).cyclesPerSecond();
    cppRates.put(program, Math.max(before, now));
  }

  private void check(String engine, String sum) {
    if (checksum.isEmpty()) checksum = sum;
    if (!checksum.equals(sum)) {
      throw new CheckFailure("%s: after %d cycles %s has the checksum %s, another engine %s".formatted(
          design, CHECKED, engine, sum, checksum));
    }
  }

  private Raced race(Contender contender) {
    Map<String, String> environment = environment(contender);
    List<String> options = RacerProcess.train(contender, environment, folder.resolve(contender.engine() + ".aot"));
    OptionalDouble cold = contender.needsVerilator() ? OptionalDouble.of(first(contender, options)) : OptionalDouble.empty();
    try (var racer = new RacerProcess(design, contender, environment, options)) {
      double first = racer.number();
      double settled = racer.number();
      double best = settled;
      for (int turn = 0; turn < turns; turn++) {
        programs.forEach(this::takeTurn);
        best = Math.max(best, racer.run());
      }
      check(contender.engine(), racer.checksum(CHECKED));
      return new Raced(contender, first, cold, settled, best);
    }
  }

  /// A cache of models of its own for each, in which there is none yet but what all models share.
  private Map<String, String> environment(Contender contender) {
    return contender.needsVerilator() ? Map.of(CACHE, folder.resolve(contender.engine() + "-cache").toString()) : Map.of();
  }

  /// The milliseconds to the end of the first cycle.
  private double first(Contender contender, List<String> options) {
    try (var racer = new RacerProcess(design, contender, environment(contender), options)) {
      return racer.number();
    }
  }

  private List<Result> results(List<Raced> raced) {
    OptionalDouble limit = cppRates.values().stream().mapToDouble(Double::doubleValue).max();
    List<Result> results = new ArrayList<>();
    for (Raced engine : raced) {
      results.add(new Result(design, engine.contender().engine(), OptionalDouble.of(engine.first()), engine.cold(),
          engine.settled(), engine.best(), limit));
    }
    for (CppProgram program : programs) {
      double rate = cppRates.get(program);
      results.add(new Result(
          design, program.form().engine(), OptionalDouble.empty(), OptionalDouble.empty(), rate, rate, limit));
    }
    return results;
  }
}
