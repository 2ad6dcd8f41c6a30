package burin.nn;

/// A file of data or of a network that cannot be used, told to the user in one line.
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Reads `where: what; hint`.
  public DataException(String where, String what, String hint) {
    super(where + ": " + what + "; " + hint);
  }
}
