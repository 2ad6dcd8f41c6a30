package burin.approxconv.reference;

/// Which convolutions of a network have predictors, and of what kind.
public enum Scheme {
  /// None.
  BASE,
  /// All, with powers of two.
  PROP1,
  /// All but the first, with powers of two.
  PROP2,
  /// All, with nothing but signs.
  SIGN_CONNECT;

  boolean predicts(int convolution) {
    return switch (this) {
      case BASE -> false;
      case PROP1, SIGN_CONNECT -> true;
      case PROP2 -> convolution > 0;
    };
  }
}
