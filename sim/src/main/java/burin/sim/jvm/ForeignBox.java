package burin.sim.jvm;

import burin.ir.Foreign;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.sim.ForeignModels;
import burin.sim.ForeignPins;
import java.util.List;

/// The model of one instance of a foreign module, between generated code and Java. Called by generated code.
public final class ForeignBox {
  private final Foreign contents;
  private final List<Port> ports;
  private final List<Codec> codecs;
  private final Foreign.Model model;
  private final ForeignPins pins;

  public ForeignBox(ModuleDef module) {
    this.contents = module.foreign().orElseThrow();
    this.ports = module.ports();
    this.codecs = ports.stream().map(port -> Codec.of(port.type())).toList();
    this.model = ForeignModels.open(module);
    this.pins = new ForeignPins(module);
  }

  public void input(int port, Object value) {
    pins.input(ports.get(port).name(), codecs.get(port).toBits(value));
  }

  public void settle() {
    model.settle(pins);
  }

  public Object output(int port) {
    return codecs.get(port).fromBits(pins.output(ports.get(port).name()));
  }

  public void edge(int clock, boolean reset) {
    model.edge(pins, contents.clocks().get(clock).name(), reset);
  }
}
