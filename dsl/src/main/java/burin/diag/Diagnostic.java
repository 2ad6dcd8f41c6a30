package burin.diag;

import burin.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One thing that is wrong with what a user wrote: what, where, where the other side is, and what to write instead. By its
/// code it is an error or, where there is a circuit all the same, a warning.
///
/// @param code stable; `docs/errors.md` has an entry for each
/// @param message one sentence, without a full stop
/// @param where the place to change
/// @param notes other places that matter, each with a word on why
/// @param hint what to write; may be empty
public record Diagnostic(Code code, String message, Place where, List<Note> notes, Optional<String> hint) {
  /// Another place that takes part in a mistake.
  public record Note(String text, Place where) {}

  /// So many digits of a number say nothing to anyone: that of a word of a thousand bits has three hundred.
  private static final Pattern ENDLESS = Pattern.compile("(\\d{10})\\d{70,}");

  public Diagnostic {
    notes = List.copyOf(notes);
    message = ENDLESS.matcher(message)
        .replaceAll(number -> "%s... (%d digits)".formatted(number.group(1), number.group().length()));
  }

  public static Diagnostic of(Code code, Place where, String message) {
    return new Diagnostic(code, message, where, List.of(), Optional.empty());
  }

  public Diagnostic note(String text, Place place) {
    var more = new java.util.ArrayList<>(notes);
    more.add(new Note(text, place));
    return new Diagnostic(code, message, where, more, hint);
  }

  public Diagnostic hint(String text) {
    return new Diagnostic(code, message, where, notes, Optional.of(text));
  }

  /// `Fir.java:12: error B011: ...`, the other places and the hint on lines of their own.
  @Override
  public String toString() {
    String head = (where.isKnown() ? where + ": " : "") + (code.isWarning() ? "warning " : "error ") + code.id() + ": " + message;
    String rest = notes.stream()
        .map(note -> "\n  " + (note.where().isKnown() ? note.where() + ": " : "") + note.text())
        .collect(Collectors.joining());
    return head + rest + hint.map(text -> "\n  write: " + text).orElse("");
  }
}
