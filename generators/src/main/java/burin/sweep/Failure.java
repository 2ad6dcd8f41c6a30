package burin.sweep;

import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.flow.CheckFailure;
import java.util.List;
import java.util.Optional;

/// Why a point has not all of its results.
///
/// @param stage where it went wrong: `parameters`, `workload`, `elaboration`, `simulation`, `verilog`, or the name of a measure
/// @param code as in the page of errors; `check` where the hardware does not do what it should; `internal` for mistakes of Burin
/// @param where a line of source, if it is known
/// @param hint what to write instead
public record Failure(String stage, String code, String message, Optional<String> where, Optional<String> hint) {
  static List<Failure> of(String stage, Throwable thrown) {
    return switch (thrown) {
      case UserError mistake -> mistake.diagnostics().stream().map(diagnostic -> of(stage, diagnostic)).toList();
      case CheckFailure failure -> List.of(check(stage, failure.getMessage()));
      case burin.sim.CheckFailure failure -> List.of(check(stage, failure.getMessage()));
      default -> List.of(new Failure(stage, "internal", String.valueOf(thrown), Optional.empty(), Optional.empty()));
    };
  }

  static Failure check(String stage, String message) {
    return new Failure(stage, "check", message, Optional.empty(), Optional.empty());
  }

  private static Failure of(String stage, Diagnostic diagnostic) {
    return new Failure(stage, diagnostic.code().id(), diagnostic.message(),
        Optional.of(diagnostic.where()).filter(place -> place.isKnown()).map(Object::toString), diagnostic.hint());
  }

  /// `Fir.java:12: the sum does not fit (write wrap) [B001]`.
  @Override
  public String toString() {
    return where.map(place -> place + ": ").orElse("") + message + hint.map(text -> " (" + text + ")").orElse("")
        + " [" + code + "]";
  }
}
