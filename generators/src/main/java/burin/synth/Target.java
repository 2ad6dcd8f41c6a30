package burin.synth;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a circuit is synthesized for.
public enum Target {
  /// The standard cells of Oklahoma State University for 180 nm: area, timing and power.
  OSU018,
  /// FPGAs of AMD's 7 series: LUTs, flip-flops, block RAMs, DSP blocks.
  XC7,
  /// The iCE40 HX8K of Lattice: LUTs, flip-flops, block RAMs, and the clock after placement and routing.
  ICE40;

  /// What it is called on the command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Target::word).toList();
  }

  /// @throws UserError if there is no such target
  public static Target of(String word) {
    return Arrays.stream(values()).filter(target -> target.word().equals(word)).findFirst().orElseThrow(() -> new UserError(
        Code.UNKNOWN, "there is no target \"%s\"".formatted(word), Suggestions.hint(word, words())));
  }
}
