package burin.paper;

/// Energies of operations in a 45 nm process at 0.9 V, in picojoules, as M. Horowitz gave them in "Computing's energy problem"
/// (ISSCC 2014) and as accelerator papers cite them.
enum OperationEnergy {
  INT8(0.2, 0.03),
  BINARY16(1.1, 0.4),
  BINARY32(3.7, 0.9);

  private final double multiplication;
  private final double addition;

  OperationEnergy(double multiplication, double addition) {
    this.multiplication = multiplication;
    this.addition = addition;
  }

  /// Of all multiplications and additions of a layer; memories are not in it.
  double of(FusedLayer layer, FusedLayer.Way way) {
    return layer.multiplications(way) * multiplication + layer.additions(way) * addition;
  }
}
