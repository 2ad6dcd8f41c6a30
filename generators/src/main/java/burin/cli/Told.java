package burin.cli;

import burin.diag.Diagnostic;
import burin.source.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words an error or a warning: as a line for people, as fields of a JSON document for programs.
final class Told {
  private Told() {}

  /// `burin: there is no design apuu (did you mean apu?) [B202]`, with a line for each other place.
  static String text(Diagnostic diagnostic) {
    var text = new StringBuilder(line(diagnostic, ""));
    for (Diagnostic.Note note : diagnostic.notes()) {
      text.append("\n  ").append(note.where().isKnown() ? note.where() + ": " : "").append(note.text());
    }
    return text.toString();
  }

  /// `burin: Fir.java:12: warning: nothing reads the register x (...) [B101]`.
  static String warning(Diagnostic diagnostic) {
    return line(diagnostic, "warning: ");
  }

  private static String line(Diagnostic diagnostic, String kind) {
    var text = new StringBuilder("burin: ");
    if (diagnostic.where().isKnown()) text.append(diagnostic.where()).append(": ");
    text.append(kind).append(diagnostic.message());
    diagnostic.hint().ifPresent(hint -> text.append(" (").append(hint).append(')'));
    return text.append(" [").append(diagnostic.code().id()).append(']').toString();
  }

  static Map<String, Object> fields(Diagnostic diagnostic) {
    return fields(diagnostic.code().id(), diagnostic.message(), place(diagnostic.where()),
        diagnostic.hint().orElse(null), diagnostic.notes().stream().map(Told::note).toList());
  }

  private static Map<String, Object> note(Diagnostic.Note note) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("text", note.text());
    fields.put("where", place(note.where()));
    return fields;
  }

  private static String place(Place place) {
    return place.isKnown() ? place.toString() : null;
  }

  /// In the order in which they are shown.
  static Map<String, Object> fields(String code, String message, String where, String hint, List<?> notes) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("code", code);
    fields.put("message", message);
    fields.put("where", where);
    fields.put("hint", hint);
    fields.put("notes", notes);
    return fields;
  }
}
