package burin.cli;

import java.util.Locale;

/// Numbers in words, the same in every country.
final class Numbers {
  private Numbers() {}

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /// To four digits behind the point.
  static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
