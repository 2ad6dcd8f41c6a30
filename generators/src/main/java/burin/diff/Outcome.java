package burin.diff;

import burin.tools.Yosys;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a prover says.
sealed interface Outcome {
  record Proved() implements Outcome {}

  /// @param step the cycle, counted from 1, in which the outputs differ; 1 where there is no state
  record Differs(int step) implements Outcome {}

  /// @param reason why neither was found
  record Unknown(String reason) implements Outcome {}

  Pattern STEP = Pattern.compile("\\[base case (\\d+)\\]");

  static Outcome of(Yosys.Said said) {
    String text = said.text();
    if (!said.finished() || text.contains("Interrupted SAT solver: TIMEOUT!")) return new Unknown("the time ran out");
    if (said.failed()) return new Unknown(said.error());
    if (text.contains("SAT proof finished - no model found: SUCCESS!")) return new Proved();
    if (text.contains("Induction step proven: SUCCESS!")) return new Proved();
    if (text.contains("SAT proof finished - model found: FAIL!")) return new Differs(1);
    if (text.contains("model found for base case: FAIL!")) {
      return new Differs(STEP.matcher(text).results().map(Outcome::number).reduce(1, (_, last) -> last));
    }
    return new Unknown("no proof was found within the number of cycles that was tried");
  }

  private static int number(MatchResult step) {
    return Integer.parseInt(step.group(1));
  }
}
