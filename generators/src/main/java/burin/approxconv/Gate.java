package burin.approxconv;

/// What the registers of a convolution do for an output that is skipped.
public enum Gate {
  /// They go on.
  NONE,
  /// They keep their values by an enable.
  ENABLE,
  /// They get no clock, from an integrated clock gate for each stage of each unit.
  ICG
}
