package burin.examples;

import burin.hdl.Bits;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.UInt;

/// An item of a [Crossbar] and the number of a port: on the way in, where it shall go; on the way out, where it came from.
public final class Parcel extends Bundle {
  public final UInt port;
  public final Bits data;

  public Parcel(Fields fields, Crossbar.Config config) {
    super(fields);
    port = fields.of(DataType.range(0, config.ports() - 1));
    data = fields.of(DataType.bits(config.width()));
  }

  static DataType<Parcel> type(Crossbar.Config config) {
    return DataType.bundle(fields -> new Parcel(fields, config));
  }
}
