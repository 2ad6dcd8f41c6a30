package burin.sim.jvm;

import burin.ir.Circuit;
import burin.sim.DomainsSuite;
import burin.sim.Model;

class JvmDomainsTest extends DomainsSuite {
  @Override
  protected Model open(Circuit circuit) {
    return JvmModel.of(circuit);
  }
}
