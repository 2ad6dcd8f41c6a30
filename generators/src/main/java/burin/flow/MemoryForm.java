package burin.flow;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.pass.ExtractMemories;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the memories of a design are emitted.
public enum MemoryForm {
  /// Each where it is used.
  INLINE,
  /// Those that are read at clock edges as modules of their own, one for each shape.
  MODULES,
  /// Those that are read within a cycle too.
  ALL;

  /// What it is called on the command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(MemoryForm::word).toList();
  }

  /// @throws UserError if there is no such form
  public static MemoryForm of(String word) {
    return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst().orElseThrow(() -> new UserError(
        Code.UNKNOWN, "there is no form of memories \"%s\"".formatted(word), Suggestions.hint(word, words())));
  }

  /// Which memories become modules.
  Optional<ExtractMemories.Which> extracted() {
    return switch (this) {
      case INLINE -> Optional.empty();
      case MODULES -> Optional.of(ExtractMemories.Which.CLOCKED);
      case ALL -> Optional.of(ExtractMemories.Which.ALL);
    };
  }
}
