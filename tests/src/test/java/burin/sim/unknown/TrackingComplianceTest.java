package burin.sim.unknown;

import burin.ir.Circuit;
import burin.pass.TrackUnknowns;
import burin.sim.ComplianceSuite;
import burin.sim.Model;
import burin.sim.jvm.JvmProgram;

/// Beside the masks that a circuit keeps by itself, the values are those of every engine.
class TrackingComplianceTest extends ComplianceSuite {
  @Override
  public Model open(Circuit circuit) {
    Judged never = Judged.ALL.settling(Long.MAX_VALUE);
    return TrackUnknowns.isPossible(circuit)
        ? TrackingModel.Program.of(circuit, never, changed -> JvmProgram.compile(changed)::newModel).newModel()
        : UnknownModel.of(circuit, never);
  }
}
