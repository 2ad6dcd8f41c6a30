package burin.sim.verilator;

import burin.ir.Circuit;
import burin.sim.ComplianceSuite;
import burin.sim.Model;

class VerilatorComplianceTest extends ComplianceSuite {
  @Override
  public Model open(Circuit circuit) {
    return VerilatorModel.of(circuit);
  }

  /// The C++ compiler takes long over longer ones.
  @Override
  public int deepest() {
    return 2000;
  }
}
