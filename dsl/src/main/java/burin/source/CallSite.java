package burin.source;

/// A call in a user's program: where it stands, and what the user calls its result.
///
/// Call sites are compared at every start, so they and their places say themselves when they are equal; see
/// `burin.ir.Type`.
///
/// @param name the field or local variable that takes the result; empty where it is passed straight on
public record CallSite(String name, Place place) {
  public static final CallSite UNKNOWN = new CallSite("", Place.NONE);

  @Override
  public boolean equals(Object other) {
    return other instanceof CallSite that && name.equals(that.name) && place.equals(that.place);
  }
}
