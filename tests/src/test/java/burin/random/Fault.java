package burin.random;

import java.util.Arrays;
import java.util.regex.Pattern;

/// What is wrong with a circuit on a [Target].
///
/// @param ofTool whether a tool broke down over the circuit, so that nothing is known of what the circuit would have done
public record Fault(String text, boolean ofTool) {
  /// What tools print, and what is said of them, when they end without a result. What they say of Verilog that is wrong is no
  /// such thing.
  private static final Pattern BREAKDOWN =
      Pattern.compile("internal error|threw signal|segmentation fault|core dumped|aborted|was killed", Pattern.CASE_INSENSITIVE);
  private static final int SHOWN_FRAMES = 12;

  static Fault of(String text) {
    return new Fault(text, BREAKDOWN.matcher(text).find());
  }

  static Fault of(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    var text = new StringBuilder(thrown.toString());
    Arrays.stream(thrown.getStackTrace()).limit(SHOWN_FRAMES).forEach(frame -> text.append("\n    at ").append(frame));
    return new Fault(text.toString(), BREAKDOWN.matcher(message).find());
  }

  @Override
  public String toString() {
    return text;
  }
}
