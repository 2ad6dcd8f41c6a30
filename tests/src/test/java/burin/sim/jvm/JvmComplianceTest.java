package burin.sim.jvm;

import burin.ir.Circuit;
import burin.sim.ComplianceSuite;
import burin.sim.Model;

class JvmComplianceTest extends ComplianceSuite {
  @Override
  public Model open(Circuit circuit) {
    return JvmModel.of(circuit);
  }
}
