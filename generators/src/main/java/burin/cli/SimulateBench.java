package burin.cli;

import burin.bench.Contender;
import burin.bench.Result;
import burin.bench.SimulationRace;
import burin.bench.Works;
import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.flow.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Cycles per second of the engines on several designs, beside C++ programs over Verilator.
///
/// @param designs names of [Works]
record SimulateBench(List<String> designs, List<Contender> contenders) {

  /// @param designs names with commas between them
  /// @param engines the same; empty for all
  static SimulateBench of(String designs, String engines) {
    List<String> names = List.of(designs.split(","));
    names.forEach(Works::check);
    List<Contender> contenders = engines.isEmpty() ? List.of(Contender.values()) : List.of(engines.split(",")).stream()
        .map(SimulateBench::contender).toList();
    return new SimulateBench(names, contenders);
  }

  private static Contender contender(String name) {
    return Contender.of(name).orElseThrow(() -> new UserError(
        Code.UNKNOWN, "there is no engine \"%s\"".formatted(name), Suggestions.hint(name, Contender.names())));
  }

  /// @param runs how often each engine is measured
  List<Result> measure(int runs, Session session) {
    List<Result> results = new ArrayList<>();
    try (var progress = new Progress("simulate", designs.size() * SimulationRace.steps(contenders), session)) {
      for (String design : designs) results.addAll(SimulationRace.measure(design, contenders, runs, progress::step));
    }
    return results;
  }

  static String text(List<Result> results) {
    var table = new Table("  ", "design", "engine", "first cycle", "built anew", "cycles/s after 2 s", "at best", "of C++",
        "at best");
    for (Result result : results) {
      table.row(result.design(), result.engine(), seconds(result.firstCycle()), seconds(result.coldFirstCycle()),
          whole(result.settled()), whole(result.best()), ratio(result, result.settled()), ratio(result, result.best()));
    }
    return """
        Seconds from the start of the JVM to the end of the first cycle, and cycles per second as a part of those of the
        quickest C++ program over Verilator:
        """ + table;
  }

  private static String seconds(OptionalDouble millis) {
    return millis.isPresent() ? Numbers.text("%.2f s", millis.getAsDouble() / 1e3) : "";
  }

  private static String whole(double rate) {
    return Numbers.text("%,.0f", rate);
  }

  private static String ratio(Result result, double rate) {
    OptionalDouble ratio = result.ratio(rate);
    return ratio.isPresent() ? Numbers.text(ratio.getAsDouble() < 0.1 ? "%.4f" : "%.2f", ratio.getAsDouble()) : "";
  }

  static String json(List<Result> results) {
    return Json.text(results.stream().map(SimulateBench::fields).toList());
  }

  private static Map<String, Object> fields(Result result) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("bench", "simulate");
    fields.put("design", result.design());
    fields.put("engine", result.engine());
    fields.put("firstCycleMs", orNull(result.firstCycle()));
    fields.put("cyclesPerSecond", Math.round(result.settled()));
    fields.put("ratioToCpp", orNull(result.ratio(result.settled())));
    fields.put("coldFirstCycleMs", orNull(result.coldFirstCycle()));
    fields.put("bestCyclesPerSecond", Math.round(result.best()));
    fields.put("bestRatioToCpp", orNull(result.ratio(result.best())));
    return fields;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? (Double) (Math.round(value.getAsDouble() * 1e7) / 1e7) : null;
  }
}
