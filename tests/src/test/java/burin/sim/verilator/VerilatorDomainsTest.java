package burin.sim.verilator;

import burin.ir.Circuit;
import burin.sim.DomainsSuite;
import burin.sim.Model;

class VerilatorDomainsTest extends DomainsSuite {
  @Override
  protected Model open(Circuit circuit) {
    return VerilatorModel.of(circuit);
  }
}
