package burin.apu;

import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// The network between the processing elements: one bus for each source, one multiplexer for each destination.
///
/// Combinational. A destination whose select is idle takes what the last source has on its bus, and has to ignore it.
public final class RoutingNetwork extends Module {
  private final ApuConfig config;

  /// What each source puts on its bus.
  public final Vec<UInt> buses = input(vec(config.pes(), uint(config.activationBits())));
  /// For each destination the source that it listens to, or `config.idleSelect()`.
  public final Vec<UInt> selects = input(vec(config.pes(), range(0, config.idleSelect())));
  /// What each destination hears.
  public final Vec<UInt> taken = output(vec(config.pes(), uint(config.activationBits())));

  public RoutingNetwork(ApuConfig config) {
    this.config = config;
    super();
    taken.drive(selects.map(select -> buses.get(select.min(config.pes() - 1))));
  }
}
