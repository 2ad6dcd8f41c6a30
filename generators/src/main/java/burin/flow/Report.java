package burin.flow;

import java.util.Optional;
import java.util.OptionalInt;

/// What came out of running a design.
///
/// @param images how many inputs ran
/// @param correct how many were given their label; empty where there are no labels
/// @param mismatches outputs that differ from the reference
/// @param first the first of these
/// @param cyclesPerImage as measured, the mean if they differ
/// @param formulaCyclesPerImage as computed
/// @param elaborationMs from the description to the checked circuit
/// @param buildMs from the circuit to an engine that is ready to run
/// @param simulationMs loading the network and running all inputs
/// @param steps clock cycles that were simulated, those for loading and reading included
public record Report(
    int images,
    OptionalInt correct,
    long mismatches,
    Optional<Mismatch> first,
    double cyclesPerImage,
    long formulaCyclesPerImage,
    double elaborationMs,
    double buildMs,
    double simulationMs,
    long steps) {

  /// An output that differs from the reference.
  public record Mismatch(int image, int output, int hardware, int reference) {}

  /// Whether the hardware did all that the reference and the formula say.
  public boolean passed() {
    return mismatches == 0 && cyclesPerImage == formulaCyclesPerImage;
  }

  /// Simulated clock cycles a second, all threads together.
  public double cyclesPerSecond() {
    return steps / (simulationMs / 1000);
  }
}
