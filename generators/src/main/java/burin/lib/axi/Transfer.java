package burin.lib.axi;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.UInt;

/// Words to be moved from or to consecutive addresses; as many as it takes, whatever a burst can hold.
public final class Transfer extends Bundle {
  /// Of the first byte, rounded down to a whole word.
  public final UInt addr;
  /// Words less one.
  public final UInt len;

  public Transfer(Fields fields, Axi4.Config bus, long maxWords) {
    Given.notNull(bus, "bus");
    checkArgument(maxWords >= 1, "maxWords is %s, must be at least 1", maxWords);
    super(fields);
    this.addr = fields.of(DataType.uint(bus.addressBits()));
    this.len = fields.of(DataType.range(0, maxWords - 1));
  }

  /// @param maxWords the most words of a transfer
  public static DataType<Transfer> of(Axi4.Config bus, long maxWords) {
    Given.notNull(bus, "bus");
    return DataType.bundle(fields -> new Transfer(fields, bus, maxWords));
  }
}
