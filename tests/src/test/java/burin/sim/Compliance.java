package burin.sim;

import burin.ir.Circuit;

/// What tests of an engine begin with. A circuit holds many cases, since some engines take a second to build one.
interface Compliance {
  Model open(Circuit circuit);

  default Bench bench(Sheet sheet) {
    Circuit circuit = sheet.circuit();
    return new Bench(circuit, open(circuit));
  }
}
