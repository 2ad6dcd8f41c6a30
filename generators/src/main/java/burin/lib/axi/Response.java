package burin.lib.axi;

/// How a transfer went. The order is that of the codes.
public enum Response {
  OKAY,
  /// An exclusive access went well.
  EXOKAY,
  /// The slave was reached but cannot do it.
  SLVERR,
  /// There is no slave at this address.
  DECERR;

  /// Width of the codes.
  public static final int BITS = 2;

  public int code() {
    return ordinal();
  }
}
