package burin.cli;

import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.flow.Json;
import java.util.LinkedHashMap;
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
      var fields = new LinkedHashMap<String, Object>();
      fields.put("error", fields(diagnostics.getFirst()));
      if (diagnostics.size() > 1) fields.put("more", diagnostics.stream().skip(1).map(Failures::fields).toList());
      session.out().print(Json.text(fields));
    } else {
      for (Diagnostic diagnostic : diagnostics) session.err().println(text(diagnostic));
    }
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
    if (json) session.out().print(Json.text(Map.of("error", fields(code, message, null, hint))));
    else session.err().println("burin: " + message + (hint == null ? "" : " (" + hint + ")"));
  }

  /// `burin: there is no design apuu (did you mean apu?) [B202]`.
  private static String text(Diagnostic diagnostic) {
    var text = new StringBuilder("burin: ");
    if (diagnostic.where().isKnown()) text.append(diagnostic.where()).append(": ");
    text.append(diagnostic.message());
    diagnostic.hint().ifPresent(hint -> text.append(" (").append(hint).append(')'));
    text.append(" [").append(diagnostic.code().id()).append(']');
    for (Diagnostic.Note note : diagnostic.notes()) {
      text.append("\n  ").append(note.where().isKnown() ? note.where() + ": " : "").append(note.text());
    }
    return text.toString();
  }

  private static Map<String, Object> fields(Diagnostic diagnostic) {
    return fields(diagnostic.code().id(), diagnostic.message(),
        diagnostic.where().isKnown() ? diagnostic.where().toString() : null, diagnostic.hint().orElse(null));
  }

  private static Map<String, Object> fields(String code, String message, String where, String hint) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("code", code);
    fields.put("message", message);
    fields.put("where", where);
    fields.put("hint", hint);
    return fields;
  }
}
