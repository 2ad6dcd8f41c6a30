package burin.cli;

import burin.diag.Diagnostic;
import burin.diag.UserError;
import java.util.List;
import java.util.Map;

/// The warnings about a circuit, as the command line tells them: a line each on standard error, or a field of the JSON
/// document, or, where `--strict` asks for it, as mistakes.
record WarningOutput(List<Diagnostic> warnings) {
  WarningOutput {
    warnings = List.copyOf(warnings);
  }

  /// @throws UserError with all of them where there are any and `--strict` is given
  void tell(Arguments arguments, Session session) {
    if (arguments.isStrict() && !warnings.isEmpty()) throw new UserError(warnings);
    if (!arguments.json()) warnings.forEach(warning -> session.err().println(Told.warning(warning)));
  }

  List<Map<String, Object>> fields() {
    return warnings.stream().map(Told::fields).toList();
  }
}
