package burin.sim.verilator;

import burin.ir.Circuit;
import burin.sim.ComplianceSuite;
import burin.sim.Model;

class VerilatorComplianceTest extends ComplianceSuite {
  @Override
  protected Model open(Circuit circuit) {
    return VerilatorModel.of(circuit);
  }

  /// Every engine keeps its stack shallow; here, more of them would only keep g++ busy.
  @Override
  protected int deepest() {
    return 5_000;
  }
}
