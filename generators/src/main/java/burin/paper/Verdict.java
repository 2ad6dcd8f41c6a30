package burin.paper;

/// What became of a claim.
public enum Verdict {
  REPRODUCED("reproduced"),
  DIFFERENT("different"),
  /// Nothing that can be computed here decides it.
  NOT_REPRODUCIBLE("not-reproducible");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  static Verdict of(boolean reproduced) {
    return reproduced ? REPRODUCED : DIFFERENT;
  }

  @Override
  public String toString() {
    return text;
  }
}
