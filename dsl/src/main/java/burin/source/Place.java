package burin.source;

/// A line of a user's program; every part of a circuit carries the one that made it.
///
/// @param file the file's simple name, such as `Fir.java`
/// @param line its line, counted from 1; 0 where the class file has no line numbers
public record Place(String file, int line) {
  /// For what no user wrote, such as the implicit clock.
  public static final Place NONE = new Place("", 0);

  public boolean isKnown() {
    return !file.isEmpty();
  }

  @Override
  public String toString() {
    return isKnown() ? file + ":" + line : "(unknown place)";
  }
}
