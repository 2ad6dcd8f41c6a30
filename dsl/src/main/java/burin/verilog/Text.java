package burin.verilog;

/// Puts text together where much of it is made: `+` fills a buffer that grows and is copied at its end.
final class Text {
  private Text() {}

  static String of(String... parts) {
    return String.join("", parts);
  }
}
