package burin.sim.interp;

import burin.ir.Clock;
import burin.ir.Foreign;
import burin.ir.ModuleDef;
import burin.sim.ForeignModels;
import burin.sim.ForeignPins;
import java.math.BigInteger;

/// The model of one instance of a foreign module.
final class ForeignNode {
  final Foreign contents;
  private final Foreign.Model model;
  private final ForeignPins pins;

  ForeignNode(ModuleDef module, Foreign contents) {
    this.contents = contents;
    this.model = ForeignModels.open(module);
    this.pins = new ForeignPins(module);
  }

  void input(String port, BigInteger bits) {
    pins.input(port, bits);
  }

  BigInteger output(String port) {
    model.settle(pins);
    return pins.output(port);
  }

  void edge(Clock clock, boolean reset) {
    model.edge(pins, clock.name(), reset);
  }
}
