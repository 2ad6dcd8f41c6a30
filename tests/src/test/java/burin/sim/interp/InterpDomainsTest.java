package burin.sim.interp;

import burin.ir.Circuit;
import burin.sim.DomainsSuite;
import burin.sim.Model;

class InterpDomainsTest extends DomainsSuite {
  @Override
  protected Model open(Circuit circuit) {
    return InterpModel.of(circuit);
  }
}
