package burin.diag;

import burin.source.Place;
import java.util.List;
import java.util.stream.Collectors;

/// What a user wrote cannot be used. Carries all that a check found; a program that shows it prints the message and no
/// stack trace.
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Diagnostic> diagnostics;

  /// What is said twice counts once: equal modules make equal mistakes.
  public UserError(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().distinct().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    this.diagnostics = diagnostics.stream().distinct().toList();
  }

  public UserError(Diagnostic diagnostic) {
    this(List.of(diagnostic));
  }

  /// @param cause what the user's own code has thrown
  public UserError(Diagnostic diagnostic, Throwable cause) {
    this(diagnostic);
    initCause(cause);
  }

  /// For what is wrong outside a circuit: an option, a file, a tool.
  public UserError(Code code, String message, String hint) {
    this(Diagnostic.of(code, Place.NONE, message).hint(hint));
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
