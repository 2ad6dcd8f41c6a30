package burin.nn;

import burin.diag.Code;
import burin.diag.UserError;

/// Words a complaint about a file of data or of a network.
final class DataError {
  private DataError() {}

  /// Reads `where: what`, and then the hint.
  static UserError of(Code code, String where, String what, String hint) {
    return new UserError(code, where + ": " + what, hint);
  }
}
