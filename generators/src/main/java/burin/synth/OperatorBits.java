package burin.synth;

/// What a circuit computes with, by the width of the operands.
///
/// @param adders bits of sums, differences and comparisons of size
/// @param multipliers bits of one factor times those of the other
/// @param registers bits of registers and of clocked read ports
/// @param muxes bits that are chosen between two
/// @param memories bits of memories that are no macros
public record OperatorBits(long adders, long multipliers, long registers, long muxes, long memories) {
  static final OperatorBits NONE = new OperatorBits(0, 0, 0, 0, 0);

  OperatorBits plus(OperatorBits other) {
    return new OperatorBits(adders + other.adders, multipliers + other.multipliers, registers + other.registers,
        muxes + other.muxes, memories + other.memories);
  }

  OperatorBits times(long count) {
    return new OperatorBits(adders * count, multipliers * count, registers * count, muxes * count, memories * count);
  }
}
