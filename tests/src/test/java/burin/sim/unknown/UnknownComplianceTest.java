package burin.sim.unknown;

import burin.ir.Circuit;
import burin.sim.ComplianceSuite;
import burin.sim.Model;

/// Beside what is in doubt, the values are those of every engine.
class UnknownComplianceTest extends ComplianceSuite {
  @Override
  public Model open(Circuit circuit) {
    return UnknownModel.of(circuit, Judged.ALL.settling(Long.MAX_VALUE));
  }
}
