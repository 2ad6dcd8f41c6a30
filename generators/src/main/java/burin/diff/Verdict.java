package burin.diff;

/// What is known of a module of two designs.
public enum Verdict {
  /// Its text is the same, and so are the files that it reads.
  SAME("same"),
  /// Its text is not, but its logic is proved to be.
  EQUAL("equal"),
  /// There are inputs for which its outputs differ.
  DIFFERENT("different"),
  /// The two do not have the same ports.
  PORTS("ports"),
  /// Neither a proof nor a difference was found.
  UNDECIDED("undecided"),
  ONLY_OLD("only-old"),
  ONLY_NEW("only-new");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /// As it stands in tables and in JSON.
  public String word() {
    return word;
  }

  /// Whether whoever uses the module notices nothing.
  public boolean isFine() {
    return this == SAME || this == EQUAL;
  }
}
