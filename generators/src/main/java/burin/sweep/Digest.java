package burin.sweep;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Short names for what files hold: equal files have equal names.
final class Digest {
  private static final int LENGTH = 16;

  private Digest() {}

  /// Of files to the last letter.
  static String of(Map<String, String> files) {
    Hasher hasher = Hashing.sha256().newHasher();
    files.forEach((name, text) -> hasher.putUnencodedChars(name).putChar('\0').putUnencodedChars(text).putChar('\0'));
    return hasher.hash().toString().substring(0, LENGTH);
  }

  /// Of Verilog without the lines that are comments: such as the one with the configuration.
  static String structure(Map<String, String> files) {
    Hasher hasher = Hashing.sha256().newHasher();
    files.forEach((name, text) -> {
      hasher.putUnencodedChars(name).putChar('\0');
      text.lines().filter(line -> !line.stripLeading().startsWith("//"))
          .forEach(line -> hasher.putUnencodedChars(line).putChar('\n'));
    });
    return hasher.hash().toString().substring(0, LENGTH);
  }
}
