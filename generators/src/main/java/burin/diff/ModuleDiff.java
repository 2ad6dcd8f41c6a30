package burin.diff;

import java.util.List;

/// What was found of one module.
///
/// @param outputs those that differ
/// @param detail more in words, or nothing
public record ModuleDiff(String module, Verdict verdict, List<String> outputs, String detail) {
  public ModuleDiff {
    outputs = List.copyOf(outputs);
  }

  static ModuleDiff of(String module, Verdict verdict, String detail) {
    return new ModuleDiff(module, verdict, List.of(), detail);
  }
}
