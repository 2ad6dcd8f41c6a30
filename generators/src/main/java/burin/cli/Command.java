package burin.cli;

import burin.flow.Catalogue;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// One command of the command line.
///
/// The specifications are put together in code: picocli's annotations say the same, but reading them takes 70 ms of every
/// start.
interface Command {
  /// What it is called, what it takes and what it says of itself.
  CommandSpec specification(Catalogue catalogue);

  /// Does it.
  ///
  /// @return the exit code
  int run(Arguments arguments, Catalogue catalogue, Session session);

  /// All of them, in the order of the help.
  static List<Command> all() {
    return List.of(new ListCommand(), new EmitCommand(), new RunCommand(), new SweepCommand(), new SynthCommand(),
        new PowerCommand(), new ReportCommand(), new SchematicCommand(), new ExportCommand(), new DiffCommand(),
        new ScriptCommand(), new PapercheckCommand(), new DoctorCommand(), new BenchCommand());
  }
}
