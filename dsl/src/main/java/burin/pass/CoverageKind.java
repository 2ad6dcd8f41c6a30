package burin.pass;

/// What can be covered.
public enum CoverageKind {
  /// An arm of a `when` or a `select` was taken; not to take any is an arm too.
  BRANCH,
  /// A mux took one of its values.
  MUX,
  /// A register of an enumeration was one of its constants.
  STATE,
  /// A register of an enumeration went from one constant to another. What was seen is told; there is no telling how many of
  /// them there ought to be.
  TRANSITION,
  /// A bit of a port or a register rose or fell from one clock edge to the next.
  TOGGLE,
  /// A condition that the author named with `cover` held.
  COVER;

  /// Whether what was never seen is missing.
  public boolean isRequired() {
    return this != TRANSITION;
  }
}
