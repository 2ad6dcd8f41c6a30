package burin.sweep;

import burin.Burin;
import burin.diag.Code;
import burin.diag.UserError;
import burin.flow.Choice;
import burin.flow.Json;
import burin.flow.ParameterValues;
import burin.flow.Report;
import burin.flow.Report.Mismatch;
import burin.flow.Trial;
import burin.flow.Workload;
import burin.ir.Circuit;
import burin.schematic.Schematic;
import burin.sim.Engine;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs points: elaborates, checks, simulates and measures each. What goes wrong becomes part of the result.
///
/// Used by several threads at once.
public final class Laboratory {
  private final Plan plan;
  private final Readings readings = new Readings();
  private final Schematic schematic = new Schematic();

  public Laboratory(Plan plan) {
    this.plan = plan;
  }

  /// Takes over what has been measured of a structure before.
  void remember(PointResult known) {
    for (Measure measure : plan.measures()) readings.remember(measure, known);
  }

  /// Whether the design still makes the Verilog of a point that was run before.
  boolean makesAgain(PointResult known) {
    Circuit circuit = Burin.circuit(Burin.module(workload(known.values())::module));
    return Digest.structure(VerilogEmitter.emit(circuit).files()).equals(known.structure());
  }

  public Outcome run(ParameterValues values) {
    return new Bench(values).run();
  }

  /// Work on one point.
  private final class Bench {
    private final ParameterValues values;
    private final List<Failure> failures = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final LinkedHashMap<String, Reading> found = new LinkedHashMap<>();
    private String workload = "";
    private String structure = "";
    private String verilog = "";
    private String stage = "parameters";

    Bench(ParameterValues values) {
      this.values = values;
    }

    Outcome run() {
      try {
        check();
        stage = "workload";
        simulate(workload(values));
      } catch (RuntimeException | Error thrown) {
        failures.addAll(Failure.of(stage, thrown));
      }
      return new Outcome(new PointResult(values, workload, structure, verilog, found, failures), files);
    }

    private void check() {
      try {
        plan.design().check(values);
      } catch (IllegalArgumentException mistake) {
        throw new UserError(Code.CONFIG, mistake.getMessage(), "see ./burin list");
      }
    }

    private void simulate(Workload<?> work) {
      workload = work.description();
      stage = "elaboration";
      Trial<?> trial = Trial.of(work, Engine.JVM);
      stage = "verilog";
      VerilogDesign design = VerilogEmitter.emit(trial.circuit());
      structure = Digest.structure(design.files());
      files.putAll(design.files());
      files.put(VerilogStore.HIERARCHY,
          Json.text(HierarchyNode.of(trial.circuit(), design).stream().map(HierarchyNode::fields).toList()));
      files.putAll(schematic.hierarchy(trial.circuit(), design));
      verilog = Digest.of(files);
      stage = "simulation";
      Report report = trial.run(1, () -> {});
      judge(report);
      measure(new Specimen(plan.design(), values, trial.circuit(), design, structure, report));
    }

    private void judge(Report report) {
      report.first().ifPresent(first -> failures.add(Failure.check(stage, text(report, first))));
      if (report.cyclesPerImage() != report.formulaCyclesPerImage()) failures.add(Failure.check(stage,
          "an input takes %s cycles, the formula says %d".formatted(report.cyclesPerImage(), report.formulaCyclesPerImage())));
    }

    private static String text(Report report, Mismatch first) {
      return "%d outputs differ from the reference; the first: input %d, output %d is %d, the reference says %d".formatted(
          report.mismatches(), first.image(), first.output(), first.hardware(), first.reference());
    }

    private void measure(Specimen specimen) {
      for (Measure measure : plan.measures()) {
        switch (readings.of(measure, specimen)) {
          case Readings.Found(Reading reading) -> found.put(measure.name(), reading);
          case Readings.Failed(List<Failure> reasons) -> failures.addAll(reasons);
        }
      }
    }
  }

  /// The first of the plan's workloads that fits.
  private Workload<?> workload(ParameterValues values) {
    List<Choice> choices = plan.choices();
    for (Choice choice : choices.subList(0, choices.size() - 1)) {
      try {
        return plan.design().workload(values, choice);
      } catch (UserError mistake) {
        if (!mistake.diagnostics().stream().allMatch(reason -> reason.code() == Code.NO_FIT)) throw mistake;
      }
    }
    return plan.design().workload(values, choices.getLast());
  }
}
