package burin.sim.verilator;

/// The Verilog itself ended the simulation, or Verilator found that its logic does not come to rest. The model cannot
/// be used any further.
public final class SimulationStopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// What ended it.
  public enum Reason {
    FINISH,
    /// `$stop`, or an assertion that failed.
    STOP,
    /// `$fatal`, or logic that does not converge.
    FATAL,
    /// Something within the library.
    OTHER
  }

  private final Reason reason;

  SimulationStopped(Reason reason, String text) {
    super(text);
    this.reason = reason;
  }

  /// @param status what a function of the shim returned, not 0
  static SimulationStopped of(int status, String text) {
    return new SimulationStopped(Reason.values()[status - 1], text);
  }

  public Reason reason() {
    return reason;
  }
}
