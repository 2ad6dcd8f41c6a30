package burin.export;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.flow.MemoryForm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a project is for.
public enum Flow {
  VIVADO,
  FUSESOC,
  /// Also LibreLane, which reads the same configuration.
  OPENLANE,
  /// Yosys, and Icarus Verilog and Verilator beside it.
  YOSYS;

  /// What it is called on the command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Flow::word).toList();
  }

  /// @throws UserError if there is no such flow
  public static Flow of(String word) {
    return Arrays.stream(values()).filter(flow -> flow.word().equals(word)).findFirst().orElseThrow(() -> new UserError(
        Code.UNKNOWN, "there is no flow \"%s\"".formatted(word), Suggestions.hint(word, words())));
  }

  /// How memories are written: for chips as modules, in whose place macros are put.
  MemoryForm memories() {
    return switch (this) {
      case OPENLANE -> MemoryForm.MODULES;
      case VIVADO, FUSESOC, YOSYS -> MemoryForm.INLINE;
    };
  }
}
