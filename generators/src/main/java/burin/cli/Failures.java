package burin.cli;

import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.flow.Json;
import java.util.List;
import java.util.Map;

/// Tells what went wrong: in lines on standard error, or as a JSON document on standard output.
///
/// @param json whether JSON was asked for
record Failures(Session session, boolean json) {
  static final int CHECK_FAILED = 1;
  static final int WRONG_USE = 2;
  /// As `EX_SOFTWARE` of sysexits.h.
  static final int INTERNAL = 70;

  /// A mistake of the user's: one line for each, and the places that it has to do with.
  int tell(UserError mistake) {
    List<Diagnostic> diagnostics = mistake.diagnostics();
    if (json) {
      Map<String, Object> error = Told.fields(diagnostics.getFirst());
      error.put("all", diagnostics.stream().map(Told::fields).toList());
      session.out().print(Json.text(Map.of("error", error)));
    } else {
      for (Diagnostic diagnostic : diagnostics) session.err().println(Told.text(diagnostic));
    }
    if (mistake.getCause() != null && session.wantsTrace()) mistake.getCause().printStackTrace(session.err());
    return WRONG_USE;
  }

  /// The hardware did not do what it should have done.
  int tellCheck(RuntimeException failure) {
    tell("check", failure.getMessage(), null);
    return CHECK_FAILED;
  }

  /// A mistake of Burin's.
  int tellInternal(Throwable ours) {
    tell("internal", "internal error: " + ours, "this is a mistake in Burin: please report it with the output of BURIN_DEBUG=1");
    if (session.wantsTrace()) ours.printStackTrace(session.err());
    return INTERNAL;
  }

  private void tell(String code, String message, String hint) {
    if (json) {
      Map<String, Object> error = Told.fields(code, message, null, hint, List.of());
      error.put("all", List.of(Told.fields(code, message, null, hint, List.of())));
      session.out().print(Json.text(Map.of("error", error)));
    } else {
      session.err().println("burin: " + message + (hint == null ? "" : " (" + hint + ")"));
    }
  }
}
