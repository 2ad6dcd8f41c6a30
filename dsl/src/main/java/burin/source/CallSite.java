package burin.source;

/// A call in a user's program: where it stands, and what the user calls its result.
///
/// @param name the field or local variable that takes the result; empty where it is passed straight on
public record CallSite(String name, Place place) {
  public static final CallSite UNKNOWN = new CallSite("", Place.NONE);
}
