package burin.sim.interp;

import burin.ir.Circuit;
import burin.sim.ComplianceSuite;
import burin.sim.Model;

class InterpComplianceTest extends ComplianceSuite {
  @Override
  public Model open(Circuit circuit) {
    return InterpModel.of(circuit);
  }
}
