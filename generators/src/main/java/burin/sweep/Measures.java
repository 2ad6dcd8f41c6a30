package burin.sweep;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.tools.Program;
import java.util.ArrayList;
import java.util.List;

/// The measures that a sweep can be asked for.
public record Measures(List<Measure> all) {
  public Measures {
    all = List.copyOf(all);
  }

  /// Those of Burin.
  public static Measures shipped() {
    List<Measure> all = new ArrayList<>(SimulationMeasures.all());
    all.addAll(StructureMeasures.all());
    all.add(YosysCells.measure());
    all.addAll(SynthesisMeasures.all());
    return new Measures(all);
  }

  /// These and others; one with the name of another takes its place.
  public Measures with(List<Measure> more) {
    List<Measure> both = new ArrayList<>(all);
    both.removeIf(old -> more.stream().anyMatch(measure -> measure.name().equals(old.name())));
    both.addAll(more);
    return new Measures(both);
  }

  public List<String> names() {
    return all.stream().map(Measure::name).toList();
  }

  /// The measures of these names, in this order.
  ///
  /// @throws UserError if there is no such measure, or one is named twice
  public List<Measure> find(List<String> names) {
    List<Measure> found = new ArrayList<>();
    for (String name : names) {
      Measure measure = find(name);
      if (found.contains(measure)) throw new UserError(Code.OPTION,
          "the measure %s is named twice".formatted(name), "--measure with each once");
      found.add(measure);
    }
    return found;
  }

  private Measure find(String name) {
    return all.stream().filter(measure -> measure.name().equals(name)).findFirst().orElseThrow(() -> new UserError(
        Code.UNKNOWN, "there is no measure \"%s\"".formatted(name), Suggestions.hint(name, names())));
  }

  /// @param path the variable `PATH`
  /// @throws UserError if a program is missing that one of `measures` needs
  static void checkTools(List<Measure> measures, String path) {
    for (Measure measure : measures) {
      for (Measure.Tool tool : measure.tools()) {
        if (Program.find(tool.program(), path).isEmpty()) throw new UserError(Code.TOOL,
            "--measure %s needs %s, which is not on the PATH".formatted(measure.name(), tool.program()),
            "apt-get install " + tool.debianPackage() + ", or leave the measure out");
      }
    }
  }
}
