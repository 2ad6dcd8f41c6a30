package burin.approxconv;

/// What the multipliers of a convolution see for an output that is skipped. The window is shared by all units, so that without
/// isolation they toggle with every pixel, whatever the registers behind them do.
public enum Isolation {
  /// The window.
  NONE,
  /// Zeros, by a gate at each bit.
  AND,
  /// The window before, in a register of each unit; a cycle more.
  REG
}
