package burin.cli;

import burin.flow.Design;
import burin.flow.Emission;
import burin.flow.ParameterValues;
import burin.flow.Report;
import burin.flow.Trial;
import burin.flow.Workload;
import burin.hdl.Module;
import burin.sim.Engine;
import burin.sim.coverage.CoverageOptions;
import java.nio.file.Path;
import java.util.Optional;

/// One run of a design, for which all that the user has written was found right.
record Run(Design design, ParameterValues values, Engine engine, int threads, Path folder, Optional<Path> coverage) {

  /// Builds, writes the Verilog, simulates, and tells what came out.
  ///
  /// @return the exit code
  <M extends Module> int execute(Workload<M> workload, Arguments arguments, Session session) {
    Trial<M> trial = Trial.of(workload, engine, coverage.map(_ -> CoverageOptions.all()));
    var warnings = new WarningOutput(trial.warnings());
    warnings.tell(arguments, session);
    Emission.of(design, values, trial.circuit()).writeTo(folder);
    Report report = simulate(trial, workload.size(), session);
    coverage.ifPresent(to -> CoverageOutput.write(trial.coverage(), design.name(), to));
    var output = new RunOutput(this, workload.description(), report, warnings);
    session.out().print(arguments.json() ? output.json() : output.text());
    output.complaints().forEach(session.err()::println);
    return report.passed() ? 0 : Failures.CHECK_FAILED;
  }

  private Report simulate(Trial<?> trial, int images, Session session) {
    try (var progress = new Progress("simulating", images, session)) {
      return trial.run(threads, progress::step);
    }
  }
}
