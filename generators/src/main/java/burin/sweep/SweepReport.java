package burin.sweep;

/// How a sweep went.
///
/// @param ran points that were run now; the others had been run before
/// @param measured structures that were measured now
/// @param seconds of this run
public record SweepReport(Results results, int ran, int measured, double seconds) {
  public double pointsPerMinute() {
    return seconds == 0 ? 0 : 60 * ran / seconds;
  }
}
