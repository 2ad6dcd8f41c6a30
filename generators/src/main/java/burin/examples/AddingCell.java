package burin.examples;

import burin.hdl.Module;
import burin.hdl.UInt;

/// Adds a constant modulo `2^16`, one cycle later; 0 after a reset.
final class AddingCell extends Module {
  static final int BITS = 16;

  record Config(int addend) {}

  private final Config config;

  public final UInt in = input(uint(BITS));
  public final UInt out = output(uint(BITS));

  AddingCell(Config config) {
    this.config = config;
    super();
    out.drive(regNext(in.add(config.addend()).truncate(BITS), 0));
  }
}
