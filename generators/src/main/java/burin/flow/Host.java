package burin.flow;

/// Drives a simulated design as software would drive the chip: through the ports of its top module.
///
/// Belongs to one thread, as its simulator does.
public interface Host {
  /// Runs the hardware on an input and reads what it gives.
  Result run(int[] input);

  /// @param scores of the classes, of which the largest counts
  /// @param outputs all that is compared with the reference, in natural order
  /// @param cycles from the start to the end of the run, as counted at the ports
  record Result(int[] scores, int[] outputs, long cycles) {
    /// What gives nothing but scores.
    public Result(int[] outputs, long cycles) {
      this(outputs, outputs, cycles);
    }
  }
}
