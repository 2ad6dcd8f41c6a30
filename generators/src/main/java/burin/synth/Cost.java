package burin.synth;

/// What a module or a design takes. Quantities that a target does not have are 0.
///
/// @param cells all cells that the target's library or the FPGA has
/// @param area in square micrometres, without wires
/// @param luts look-up tables, also those used as memories or shift registers
/// @param ffs flip-flops and latches
/// @param brams block RAMs; half of one of the 7 series counts 0.5
/// @param dsps blocks for arithmetic
public record Cost(long cells, double area, long luts, long ffs, double brams, long dsps) {
  public static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0);

  public Cost plus(Cost other) {
    return new Cost(cells + other.cells, area + other.area, luts + other.luts, ffs + other.ffs, brams + other.brams,
        dsps + other.dsps);
  }

  public Cost times(long count) {
    return new Cost(cells * count, area * count, luts * count, ffs * count, brams * count, dsps * count);
  }
}
