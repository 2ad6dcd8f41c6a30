package burin.lib.axi;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.UInt;

/// A part of a [Transfer] that the bus moves at once.
public final class Burst extends Bundle {
  public final UInt addr;
  /// Words less one.
  public final UInt len;
  /// Whether it is the last one of its transfer.
  public final Bool last;

  public Burst(Fields fields, Axi4.Config bus) {
    Given.notNull(bus, "bus");
    super(fields);
    this.addr = fields.of(DataType.uint(bus.addressBits()));
    this.len = fields.of(DataType.range(0, Axi4.MAX_BURST - 1));
    this.last = fields.of(DataType.bool());
  }

  public static DataType<Burst> of(Axi4.Config bus) {
    Given.notNull(bus, "bus");
    return DataType.bundle(fields -> new Burst(fields, bus));
  }
}
