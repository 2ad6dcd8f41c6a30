package burin.synth;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A module that is synthesized by itself.
///
/// @param name of the module
/// @param files name and text of what belongs to it: Verilog, and the contents of memories
/// @param header what others must know of it: a module with its ports, what is in it does not count
/// @param macroBits where it stays a black box, the bits of memory in it
/// @param isForeign whether somebody else has written it; then modules that only it uses are part of it
record Unit(String name, Map<String, String> files, String header, Optional<Long> macroBits, boolean isForeign) {
  boolean isMacro() {
    return macroBits.isPresent();
  }

  /// Whether its Verilog has the name of another.
  boolean mentions(Unit other) {
    var word = Pattern.compile("(?<![\\w$])" + Pattern.quote(other.name) + "(?![\\w$])");
    return files.values().stream().anyMatch(text -> text.contains(other.name) && word.matcher(text).find());
  }
}
